"""The page of an invitation, and the choice of a language."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dondoc_office.people.actions import accept, open_invitation
from dondoc_office.people.forms import FirstPassword
from dondoc_office.people.keeping import kept_here
from dondoc_office.people.middleware import LANGUAGE_COOKIE
from dondoc_office.people.models import Person
from dondoc_office.site.pages import page


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person chooses a password and is signed in."""
    now = timezone.now()
    invitation = open_invitation(token, at=now)
    form = FirstPassword(request.POST or None, person=invitation.person)
    if request.method == "POST" and form.is_valid():
        person = accept(token, form.cleaned_data["password"], at=now)
        login(request, person)
        return redirect("home")
    return page(request, "people/invitation.html", {"form": form, "person": invitation.person})


@login_required
@require_POST
def forget_typed(request: HttpRequest, pk: int) -> HttpResponse:
    """What was kept in this browser for whoever is signed in is not wanted any more."""
    kept = get_object_or_404(kept_here(request), pk=pk)
    kept.delete()
    return redirect(kept.page)


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Vietnamese or English, kept with the account or, before signing in, in a cookie."""
    chosen = request.POST.get("language", "vi")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if chosen in {"vi", "en"}:
        if isinstance(request.user, Person):
            Person.objects.filter(pk=request.user.pk).update(language=chosen)
        response.set_cookie(
            LANGUAGE_COOKIE, chosen, max_age=31_536_000, samesite="Lax", secure=request.is_secure()
        )
    return response
