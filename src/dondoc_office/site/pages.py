"""How a view answers: one template a page, its fragments inside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from dondoc_office.site.help import HELP
from dondoc_office.site.menu import written


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """The whole page, or its named part where htmx asks for a part of it."""
    partial = bool(fragment) and getattr(request, "htmx", False) and not request.htmx.history_restore_request  # type: ignore[attr-defined]
    response = render(
        request, f"{template}#{fragment}" if partial else template, dict(context), status=status
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the base template needs on every page."""
    standing = getattr(request, "standing", None)
    return {
        "menu": written("site/_menu.html", request.path, standing),
        "menu_phone": written("site/_menu_phone.html", request.path, standing),
        "help": _help(request),
        "today": getattr(request, "today", None),
        "MAIL_IS_SENT": bool(settings.EMAIL_HOST),
    }


def _help(request: HttpRequest) -> str:
    """The help text of the page that answers, in the person's language; empty where it has none."""
    match = request.resolver_match
    text = HELP.get(match.view_name) if match else None
    return text.in_language(get_language() or "vi") if text else ""
