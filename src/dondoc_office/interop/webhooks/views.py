"""Pages of subscriptions: the list, one with the log of what was sent."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.interop.forms import SubscriptionForm
from dondoc_office.interop.models import Subscription, SubscriptionState
from dondoc_office.interop.webhooks import actions
from dondoc_office.interop.webhooks.actions import HostNotAllowed
from dondoc_office.journal.verbs import verbs
from dondoc_office.site.pages import page
from dondoc_office.units.request import OfficeRequest, signed_in

PER_PAGE = 50


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def webhook_list(request: OfficeRequest) -> HttpResponse:
    """My subscriptions; the signing key of a new one is shown once."""
    form = SubscriptionForm(request.POST or None)
    made, key, status = None, "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = actions.subscribe(
                    form.cleaned_data["url"], form.cleaned_data["verbs"], by=request.person, at=request.now
                )
                key, status, form = actions.signing_key(made), 200, SubscriptionForm()
            except HostNotAllowed as error:
                form.add_error("url", error.said.in_language(get_language() or "vi"))
    context = {
        "form": form,
        "made": made,
        "key": key,
        "rows": Subscription.objects.filter(owner=request.person)[:100],
        "hosts": settings.WEBHOOK_HOSTS,
    }
    return page(request, "interop/webhooks.html", context, status=status)


def _mine(request: OfficeRequest, pk: int) -> Subscription:
    return get_object_or_404(Subscription, pk=pk, owner=request.person)


@signed_in
@require_GET
def webhook_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """What was sent to one program, what waits, what was given up."""
    row = _mine(request, pk)
    rows = Paginator(row.deliveries.all(), PER_PAGE).get_page(request.GET.get("trang"))
    language, known = get_language() or "vi", verbs()
    for one in rows:
        one.called = known[one.verb].in_language(language) if one.verb in known else one.verb  # type: ignore[attr-defined]  # for the template
    return page(request, "interop/webhook.html", {"row": row, "rows": rows})


@signed_in
@require_POST
def webhook_step(request: OfficeRequest, pk: int, step: str) -> HttpResponse:
    """Stop it, start it again, or send a trial."""
    row = _mine(request, pk)
    if step == "thu":
        actions.try_it(row, at=request.now)
        messages.success(request, _("Tin thử sẽ được gửi trong vòng một phút."))
    elif step in {"dung", "chay"}:
        state = SubscriptionState.STOPPED if step == "dung" else SubscriptionState.ACTIVE
        actions.change_state(row, state, by=request.person, at=request.now)
    return redirect("webhook-page", pk)
