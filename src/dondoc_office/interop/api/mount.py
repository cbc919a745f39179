"""The API put together, and its addresses."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern
from ninja import NinjaAPI

from dondoc_office.interop.api import documents, indicators, tasks, units, values, viewers
from dondoc_office.interop.api.answers import answer_errors
from dondoc_office.interop.api.door import PerToken
from dondoc_office.interop.api.frame import framed

ABOUT = """Đôn Đốc cho máy: cùng quyền và cùng thao tác như các trang. Mỗi yêu cầu kèm `Authorization: Bearer dondoc_…`
(khóa kết nối tạo ở trang Tài khoản của tôi). Câu trả lời lỗi luôn có dạng `{"error": {"code", "message", "fields"}}`;
ngôn ngữ theo `Accept-Language` (vi, en).

Đôn Đốc for programs: the same rights and the same actions as the pages. Every request carries a token; errors have one
shape and a stable code; long lists come in pages by `cursor`; `If-Match` with an ETag keeps others' changes; a POST sent
again with the same `Idempotency-Key` is answered as the first time."""


def make_api() -> NinjaAPI:
    """All routers, every error in one shape."""
    api = NinjaAPI(
        title="Đôn Đốc",
        version="1",
        description=ABOUT,
        openapi_url=None,
        docs_url=None,
        urls_namespace="dondoc",
        throttle=[PerToken()],
    )
    answer_errors(api)
    for room in (units, tasks, documents, viewers, indicators, values):
        api.add_router("", room.router)
    return api


api = make_api()


def schema() -> dict[str, Any]:
    """The OpenAPI description, as it is served and as docs/openapi.json holds it."""
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


urlpatterns = [framed(one) for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
