"""Addresses of interop."""

from __future__ import annotations

from django.urls import URLPattern, path

from dondoc_office.interop import views
from dondoc_office.interop.webhooks import views as webhooks

urlpatterns: list[URLPattern] = [
    path("api/", views.api_page, name="api-page"),
    path("api/openapi.json", views.openapi, name="api-schema"),
    path("khoa/", views.token_list, name="token-list"),
    path("khoa/<int:pk>/thu-hoi/", views.token_revoke, name="token-revoke"),
    path("bao-tin/", webhooks.webhook_list, name="webhook-list"),
    path("bao-tin/<int:pk>/", webhooks.webhook_page, name="webhook-page"),
    path("bao-tin/<int:pk>/<slug:step>/", webhooks.webhook_step, name="webhook-step"),
]
