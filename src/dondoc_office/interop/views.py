"""Pages about the API: its manual, and the keys of the person who asks."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.interop import tokens
from dondoc_office.interop.api.frame import language_of
from dondoc_office.interop.api.mount import schema
from dondoc_office.interop.forms import TokenForm
from dondoc_office.interop.manual import operations, told
from dondoc_office.interop.models import Scope, Token
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_GET
def interop_home(request: OfficeRequest) -> HttpResponse:
    """Everything by which other programs and other offices are reached."""
    return page(request, "interop/home.html", {})


@require_GET
def openapi(request: HttpRequest) -> JsonResponse:
    """The description for machines, in the language that is asked for; it says nothing about anybody."""
    said = told(schema(), language_of(request) if "Accept-Language" in request.headers else "en")
    return JsonResponse(
        said, headers={"Vary": "Accept-Language"}, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )


@signed_in
@require_GET
def api_page(request: OfficeRequest) -> HttpResponse:
    """The manual of the API, from the same description, with nothing loaded from elsewhere."""
    return page(
        request, "interop/api.html", {"operations": operations(told(schema(), get_language() or "vi"))}
    )


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def token_list(request: OfficeRequest) -> HttpResponse:
    """My keys; a new one is shown once, on the page that answers its making."""
    form = TokenForm(request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        scopes = [Scope(scope) for scope in form.cleaned_data["scopes"]]
        made = tokens.make_token(
            request.person,
            form.cleaned_data["name"],
            scopes,
            days=form.cleaned_data["days"],
            by=request.person,
            at=request.now,
        )
        form = TokenForm()
    rows = [
        (token, token.is_usable(request.now)) for token in Token.objects.filter(person=request.person)[:100]
    ]
    context = {"form": form, "made": made, "rows": rows}
    return page(request, "interop/tokens.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def token_revoke(request: OfficeRequest, pk: int) -> HttpResponse:
    """One of my keys opens nothing from now on."""
    token = get_object_or_404(Token, pk=pk, person=request.person)
    tokens.revoke(token, by=request.person, at=request.now)
    messages.success(request, _("Đã thu hồi khóa “%(name)s”.") % {"name": token.name})
    return redirect("token-list")
