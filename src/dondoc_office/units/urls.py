"""Addresses of units and roles."""

from __future__ import annotations

from django.urls import path

from dondoc_office.units import views

urlpatterns = [
    path("", views.unit_list, name="unit-list"),
    path("<slug:code>/", views.unit_page, name="unit-page"),
]
