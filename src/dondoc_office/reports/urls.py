"""Addresses of reports."""

from __future__ import annotations

from django.urls import path

from dondoc_office.reports import home, late_pages, person_pages, register_pages, session_pages, task_pages

urlpatterns = [
    path("", home.report_home, name="report-home"),
    path("nhiem-vu/excel/", task_pages.task_workbook, name="task-workbook"),
    path("nhiem-vu/tu-excel/", task_pages.task_sheet, name="task-sheet"),
    path("phien-hop/", session_pages.session_report, name="session-report"),
    path("phien-hop/word/", session_pages.session_report_word, name="session-report-word"),
    path("qua-han/", late_pages.late_report, name="late-report"),
    path("qua-han/word/", late_pages.late_report_word, name="late-report-word"),
    path("qua-han/excel/", late_pages.late_report_excel, name="late-report-excel"),
    path("can-bo/", person_pages.person_months, name="person-months"),
    path("can-bo/excel/", person_pages.person_excel, name="person-excel"),
    path("can-bo/<int:pk>/", person_pages.person_month, name="person-month"),
    path("can-bo/he-so/<int:pk>/", person_pages.person_convert, name="person-convert"),
    path("so/<slug:slug>/", register_pages.register_page, name="register-page"),
    path("so/<slug:slug>/excel/", register_pages.register_excel, name="register-excel"),
    path("so/<slug:slug>/word/", register_pages.register_word, name="register-word"),
]
