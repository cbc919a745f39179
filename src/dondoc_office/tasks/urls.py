"""Addresses of tasks."""

from __future__ import annotations

from django.urls import path

from dondoc_office.tasks import calendar_page, leader_pages, views

urlpatterns = [
    path("", views.task_list, name="task-list"),
    path("them/", views.task_add, name="task-add"),
    path("lich/", calendar_page.calendar, name="task-calendar"),
    path("lanh-dao/", leader_pages.leader_page, name="leader-page"),
    path("lanh-dao/xu-huong/", leader_pages.leader_trend, name="leader-trend"),
    path("don-vi-toi/", leader_pages.my_unit, name="my-unit"),
    path("de-xuat/<int:pk>/xac-nhan/", views.proposal_confirm, name="proposal-confirm"),
    path("<int:pk>/", views.task_page, name="task-page"),
    path("<int:pk>/tep/<int:number>/", views.evidence_file, name="evidence-file"),
    path("<int:pk>/phan/<int:number>/<slug:step>/", views.part_move, name="part-move"),
    path("<int:pk>/<slug:step>/", views.task_move, name="task-move"),
]
