"""Addresses of interop."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc_office.interop import views
from dondoc_office.interop.transfer import views as transfer
from dondoc_office.interop.webhooks import views as webhooks

urlpatterns: list[URLPattern] = [
    path("", views.interop_home, name="interop-home"),
    path("api/", views.api_page, name="api-page"),
    path("api/openapi.json", views.openapi, name="api-schema"),
    path("khoa/", views.token_list, name="token-list"),
    path("khoa/<int:pk>/thu-hoi/", views.token_revoke, name="token-revoke"),
    path("chuyen-giao/", transfer.transfer_page, name="transfer-page"),
    path("chuyen-giao/di/<slug:code>/", transfer.transfer_leave, name="transfer-leave"),
    path("chuyen-giao/den/<int:pk>/", transfer.transfer_arrival, name="transfer-arrival"),
    path("chuyen-giao/lich-su/<int:pk>/", transfer.past_page, name="transfer-past"),
    path("bao-tin/", webhooks.webhook_list, name="webhook-list"),
    path("bao-tin/<int:pk>/", webhooks.webhook_page, name="webhook-page"),
    path("bao-tin/<int:pk>/<slug:step>/", webhooks.webhook_step, name="webhook-step"),
]
