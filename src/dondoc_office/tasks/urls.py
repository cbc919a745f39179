"""Addresses of tasks."""

from __future__ import annotations

from django.urls import path

from dondoc_office.tasks import views

urlpatterns = [
    path("", views.task_list, name="task-list"),
    path("them/", views.task_add, name="task-add"),
    path("lanh-dao/", views.leader_page, name="leader-page"),
    path("de-xuat/<int:pk>/xac-nhan/", views.proposal_confirm, name="proposal-confirm"),
    path("<int:pk>/", views.task_page, name="task-page"),
    path("<int:pk>/tep/<int:number>/", views.evidence_file, name="evidence-file"),
    path("<int:pk>/phan/<int:number>/<slug:step>/", views.part_move, name="part-move"),
    path("<int:pk>/<slug:step>/", views.task_move, name="task-move"),
]
