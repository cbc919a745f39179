"""Addresses of invitations."""

from __future__ import annotations

from django.urls import path

from dondoc_office.people import views

urlpatterns = [path("<str:token>/", views.accept_invitation, name="invitation-accept")]
