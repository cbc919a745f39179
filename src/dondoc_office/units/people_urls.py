"""Addresses of people."""

from __future__ import annotations

from django.urls import path

from dondoc_office.units import inviting_pages
from dondoc_office.units import people_pages as pages

urlpatterns = [
    path("", pages.person_list, name="person-list"),
    path("moi/", pages.person_invite, name="person-invite"),
    path("moi/tu-excel/", inviting_pages.people_invite, name="people-invite"),
    path("moi/tu-excel/mau/", inviting_pages.people_template, name="people-template"),
    path("<int:pk>/", pages.person_page, name="person-page"),
    path("<int:pk>/moi-lai/", pages.invite_again, name="person-invite-again"),
    path("<int:pk>/vai-tro/", pages.role_give, name="role-give"),
    path("<int:pk>/vang-mat/", pages.absence_record, name="absence-record"),
    path("<int:pk>/ngung/", pages.account_stop, name="account-stop"),
    path("<int:pk>/mo-lai/", pages.account_resume, name="account-resume"),
    path("vai-tro/<int:pk>/het/", pages.role_end, name="role-end"),
]
