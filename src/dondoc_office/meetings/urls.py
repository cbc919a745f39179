"""Addresses of meetings."""

from __future__ import annotations

from django.urls import path

from dondoc_office.meetings import views

urlpatterns = [
    path("", views.meeting_list, name="meeting-list"),
    path("them/", views.meeting_add, name="meeting-add"),
    path("tu-van-ban/<int:pk>/", views.meeting_from_notice, name="meeting-from-notice"),
    path("<int:pk>/", views.meeting_page, name="meeting-page"),
    path("<int:pk>/sua/", views.meeting_change, name="meeting-change"),
    path("<int:pk>/con-no/", views.meeting_owed, name="meeting-owed"),
    path("<int:pk>/tai-lieu/", views.meeting_paper, name="meeting-paper"),
]
