"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from dondoc_office.documents import views

urlpatterns = [
    path("", views.document_list, name="document-list"),
    path("them/", views.document_add, name="document-add"),
    path("<int:pk>/", views.document_page, name="document-page"),
    path("<int:pk>/tep/", views.document_file, name="document-file"),
    path("<int:pk>/so/", views.document_register, name="document-register"),
    path("<int:pk>/rut/", views.document_withdraw, name="document-withdraw"),
    path("<int:pk>/xem-xet/", views.document_review, name="document-review"),
    path("<int:pk>/xem-xet/them/", views.proposal_add, name="proposal-add"),
    path("de-xuat/<int:pk>/", views.proposal_change, name="proposal-change"),
    path("de-xuat/<int:pk>/tach/", views.proposal_split, name="proposal-split"),
]
