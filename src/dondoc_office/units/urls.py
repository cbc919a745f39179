"""Addresses of units."""

from __future__ import annotations

from django.urls import path

from dondoc_office.units import views

urlpatterns = [
    path("", views.unit_list, name="unit-list"),
    path("+/them/", views.unit_add, name="unit-add"),
    path("+/tu-excel/", views.unit_import, name="unit-import"),
    path("+/tu-excel/mau/", views.unit_template, name="unit-template"),
    path("<slug:code>/", views.unit_page, name="unit-page"),
    path("<slug:code>/sua/", views.unit_change, name="unit-change"),
    path("<slug:code>/ke-thua/", views.unit_succeed, name="unit-succeed"),
    path("<slug:code>/nhip/", views.unit_rhythm, name="unit-rhythm"),
]
