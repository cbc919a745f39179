"""Pages that belong to no noun: health, errors, the style guide."""

from __future__ import annotations

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dondoc_office.site.errors import NotAccepted, NotFound
from dondoc_office.site.middleware import by_program, told


@require_GET
def health(request: HttpRequest) -> JsonResponse:
    """For a proxy or a watchdog: is the database answering?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True})


@require_GET
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page, in development only."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "site/styleguide.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404."""
    if by_program(request):
        return told(request, NotFound())
    return render(request, "site/not_found.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    if by_program(request):
        return told(request, NotAccepted())
    return render(request, "site/forbidden.html", status=403)
