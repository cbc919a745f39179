"""How errors are answered: one shape, by code, in the caller's language."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import get_language
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from dondoc.errors import DondocError
from dondoc_office.interop.api.wording import worded
from dondoc_office.interop.errors import Failure, NoToken, TooManyRequests, WrongInput
from dondoc_office.site.errors import NotFound, OutOfDate

log = logging.getLogger("dondoc.api")


class ErrorBody(Schema):
    """What happened, by code and as a sentence; `fields` names each value that cannot be used."""

    code: str
    message: str
    fields: dict[str, str] | None = None


class ErrorOut(Schema):
    """Every answer that is not a success has this shape."""

    error: ErrorBody


ERRORS: Mapping[int, type[Schema]] = dict.fromkeys(
    (400, 401, 403, 404, 409, 412, 413, 422, 428, 429, 500), ErrorOut
)
"""For `response=` of every operation."""


def said(error: DondocError) -> HttpResponse:
    """The error as JSON; a version that is not the present one is 412, as HTTP has it."""
    status = 412 if isinstance(error, OutOfDate) else int(getattr(error, "http_status", 422))
    body: dict[str, Any] = {"code": error.code, "message": error.said.in_language(get_language() or "vi")}
    if isinstance(error, WrongInput):
        body["fields"] = error.fields
    response = JsonResponse({"error": body}, status=status)
    if isinstance(error, NoToken):
        response.headers["WWW-Authenticate"] = 'Bearer realm="dondoc"'
    if isinstance(error, TooManyRequests):
        response.headers["Retry-After"] = str(error.data["seconds"])
    return response


def answer_errors(api: NinjaAPI) -> None:
    """Tell ninja how each kind of error is answered."""
    known: Mapping[type[Exception], Callable[[Any], DondocError]] = {
        DondocError: lambda error: error,
        Http404: lambda error: NotFound(),
        AuthenticationError: lambda error: NoToken(),
        Throttled: _too_many,
        ValidationError: _wrong_fields,
        HttpError: _wrong_body,
        SuspiciousOperation: _wrong_body,
        MultiPartParserError: _wrong_body,
    }
    for kind, worded_as in known.items():
        api.add_exception_handler(kind, partial(_answered, worded_as))
    api.add_exception_handler(Exception, failed)


def _answered(worded_as: Callable[[Any], DondocError], request: HttpRequest, error: Any) -> HttpResponse:
    return said(worded_as(error))


def _wrong_body(error: Exception) -> WrongInput:
    return WrongInput({"body": str(error)})


def _wrong_fields(error: ValidationError) -> WrongInput:
    """pydantic's list as `name: sentence`; the names as they stand in the request."""
    fields = {}
    for one in error.errors:
        _, *place = map(str, one.get("loc", ("body",)))  # whence it came, our own name for it, the way in it
        name = ".".join(place[1:] or place) or "body"
        fields[name] = worded(one, get_language() or "vi")
    return WrongInput(fields)


def _too_many(error: Throttled) -> TooManyRequests:
    return TooManyRequests(seconds=max(1, round(error.wait or 1)))


def failed(request: HttpRequest, error: Any) -> HttpResponse:
    """The edge: the traceback goes to the log under a number, the number to the caller."""
    number = secrets.token_hex(4)
    log.error("failure %s at %s %s", number, request.method, request.path, exc_info=error)
    return said(Failure(number=number))
