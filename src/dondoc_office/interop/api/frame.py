"""What stands around every operation: language, one error shape, and requests that are sent twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from dondoc_office.interop.api.answers import said
from dondoc_office.interop.api.wording import NUL
from dondoc_office.interop.errors import KeyReused, RequestTooLarge, WrongInput, WrongMethod
from dondoc_office.interop.models import KEPT, Answer, Token
from dondoc_office.interop.tokens import opened_by
from dondoc_office.journal.actions import coming_through
from dondoc_office.site.errors import HouseError, NotFound

View = Callable[..., HttpResponse]
HEADER = "Idempotency-Key"


def framed(pattern: URLPattern) -> URLPattern:
    """The same address with the frame around its view."""
    view: View = pattern.callback

    @csrf_exempt
    @wraps(view)
    def inner(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        with translation.override(language_of(request)), coming_through("API"):
            response = _answered(view, request, *args, **kwargs)
            if response.status_code == 405:
                allowed = response.headers.get("Allow", "")
                response = said(WrongMethod(method=request.method))
                response.headers["Allow"] = allowed
            return _headed(response)

    return URLPattern(pattern.pattern, inner, pattern.default_args, pattern.name)


def _headed(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Language"] = translation.get_language() or "vi"
    response.headers["Vary"] = "Accept-Language, Authorization"
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response


def language_of(request: HttpRequest) -> str:
    """English where the caller prefers it to Vietnamese; else Vietnamese."""
    wanted = request.headers.get("Accept-Language", "")
    ranked = sorted(_preferences(wanted), key=lambda one: -one[1])
    return next((language for language, _ in ranked if language in {"vi", "en"}), "vi")


def _preferences(header: str) -> list[tuple[str, float]]:
    found = []
    for piece in header.split(",")[:20]:
        name, _, rest = piece.strip().partition(";")
        _, _, weight = rest.partition("q=")
        try:
            found.append((name.split("-")[0].lower(), float(weight) if weight else 1.0))
        except ValueError:
            continue
    return found


def _answered(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    if _too_large(request):
        return said(RequestTooLarge(limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20))
    if place := _holds_nul(request):
        return said(WrongInput({place: NUL.in_language(translation.get_language() or "vi")}))
    key = request.headers.get(HEADER, "")
    if not key or request.method != "POST" or _has_files(request):
        return view(request, *args, **kwargs)
    token = _token(request)
    if token is None:
        return view(request, *args, **kwargs)  # which says that the key opens nothing
    try:
        return _once(token, key[:200], lambda: view(request, *args, **kwargs), request)
    except HouseError as error:
        return said(error)


def _too_large(request: HttpRequest) -> bool:
    """Files come as parts of a form, to disk; everything else is held in memory and has a limit."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not _has_files(request) and length.isdigit() and int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def _holds_nul(request: HttpRequest) -> str:
    """Where a character stands that PostgreSQL cannot store; both databases refuse it alike."""
    if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
        return "query"
    body = b"" if _has_files(request) else request.body
    return "body" if b"\0" in body or b"\\u0000" in body else ""


def _has_files(request: HttpRequest) -> bool:
    """A file that is sent twice is known by its content, not by a key."""
    return (request.content_type or "").startswith("multipart/")


def _token(request: HttpRequest) -> Token | None:
    kind, _, words = request.headers.get("Authorization", "").partition(" ")
    address = request.META.get("REMOTE_ADDR")
    return opened_by(words, at=timezone.now(), address=address) if kind.lower() == "bearer" else None


def _once(token: Token, key: str, carry: Callable[[], HttpResponse], request: HttpRequest) -> HttpResponse:
    """The change and its answer are one transaction: killed in between, neither happened.

    A second request with the same key waits for the first one (the unique key holds it), then gets its answer.
    """
    asked = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode() + request.body)
    with transaction.atomic():
        try:
            with transaction.atomic():
                row = Answer.objects.create(token=token, key=key, asked=asked.hexdigest(), at=timezone.now())
        except IntegrityError:
            return _again(Answer.objects.get(token=token, key=key), asked.hexdigest())
        response = carry()
        if response.status_code >= 500 or response.status_code == 429:
            transaction.set_rollback(True)
            return response
        row.status, row.body = response.status_code, response.content.decode()
        row.save(update_fields=["status", "body"])
    return response


def _again(row: Answer, asked: str) -> HttpResponse:
    if row.asked != asked:
        raise KeyReused
    response = HttpResponse(row.body, status=row.status, content_type="application/json; charset=utf-8")
    response.headers["Idempotent-Replayed"] = "true"
    return response


def forget_old_answers(at: object) -> None:
    """For the worker, every minute: answers older than two days are not asked for again."""
    Answer.objects.filter(at__lt=timezone.now() - KEPT).delete()


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Whatever else lies below /api, of this version or of another."""
    with translation.override(language_of(request)):
        return _headed(said(NotFound()))
