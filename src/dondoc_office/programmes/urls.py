"""Addresses of programmes."""

from __future__ import annotations

from django.urls import path

from dondoc_office.programmes.views import files, obstacles, reading, writing

urlpatterns = [
    path("", reading.project_list, name="project-list"),
    path("them/", writing.project_add, name="project-add"),
    path("du-an/<int:pk>/", reading.project_page, name="project-page"),
    path("du-an/<int:pk>/sua/", writing.project_change, name="project-change"),
    path("du-an/<int:pk>/ghi/<slug:what>/", writing.project_write, name="project-write"),
    path("du-an/<int:pk>/kiem-tra/", writing.project_check, name="project-check"),
    path("vuong-mac/", reading.obstacle_list, name="obstacle-list"),
    path("vuong-mac/<int:pk>/<slug:what>/", obstacles.obstacle_step, name="obstacle-step"),
    path("excel/", files.project_workbook, name="project-workbook"),
    path("word/", files.project_paper, name="project-paper"),
    path("giai-ngan/excel/", files.payment_sheet, name="payment-sheet"),
    path("giai-ngan/excel/mau/", files.payment_template, name="payment-template"),
]
