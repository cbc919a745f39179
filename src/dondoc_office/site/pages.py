"""How a view answers: one template a page, its fragments inside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from dondoc_office.site.menu import menu


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
    return {
        "menu": menu(request.path),
        "today": getattr(request, "today", None),
        "MAIL_IS_SENT": bool(settings.EMAIL_HOST),
    }
