"""Addresses of tasks."""

from __future__ import annotations

from django.urls import path

from dondoc_office.tasks import (
    bulk_page,
    calendar_page,
    drafting_pages,
    handover_pages,
    leader_pages,
    link_pages,
    occasion_pages,
    viewer_pages,
    views,
)

urlpatterns = [
    path("", views.task_list, name="task-list"),
    path("them/", drafting_pages.task_add, name="task-add"),
    path("hang-loat/", bulk_page.bulk, name="task-bulk"),
    path("danh-sach/", bulk_page.saved_list_keep, name="saved-list-keep"),
    path("danh-sach/<int:pk>/bo/", bulk_page.saved_list_drop, name="saved-list-drop"),
    path("lich/", calendar_page.calendar, name="task-calendar"),
    path("lanh-dao/", leader_pages.leader_page, name="leader-page"),
    path("lanh-dao/xu-huong/", leader_pages.leader_trend, name="leader-trend"),
    path("don-vi-toi/", leader_pages.my_unit, name="my-unit"),
    path("tu-van-ban/<int:pk>/nguoi-xem/", viewer_pages.document_viewers, name="document-viewers"),
    path("de-xuat/<int:pk>/xac-nhan/", views.proposal_confirm, name="proposal-confirm"),
    path("<int:pk>/", views.task_page, name="task-page"),
    path("<int:pk>/tep/<int:number>/", views.evidence_file, name="evidence-file"),
    path("<int:pk>/phan/<int:number>/<slug:step>/", views.part_move, name="part-move"),
    path("<int:pk>/sua/", drafting_pages.task_change, name="task-change"),
    path("<int:pk>/viec-con/", drafting_pages.task_hand_down, name="task-hand-down"),
    path("<int:pk>/lien-ket/", link_pages.task_links, name="task-links"),
    path("<int:pk>/lien-ket/<int:number>/bo/", link_pages.task_unlink, name="task-unlink"),
    path("<int:pk>/chuoi/", link_pages.task_series, name="task-series"),
    path("ban-giao/<slug:code>/", handover_pages.unit_handover, name="unit-handover"),
    path("ban-giao/nguoi/<int:pk>/", handover_pages.person_handover, name="person-handover"),
    path("su-kien/", occasion_pages.occasion_list, name="occasion-list"),
    path("su-kien/<int:pk>/", occasion_pages.occasion_page, name="occasion-page"),
    path("<int:pk>/<slug:step>/", views.task_move, name="task-move"),
]
