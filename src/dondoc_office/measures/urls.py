"""Addresses of measures."""

from __future__ import annotations

from django.urls import path

from dondoc_office.measures.views import (
    annexes,
    checking,
    defining,
    entering,
    from_document,
    importing,
    planning,
    reading,
)

urlpatterns = [
    path("", reading.measure_board, name="measure-board"),
    path("danh-muc/", reading.indicator_list, name="indicator-list"),
    path("danh-muc/them/", defining.indicator_add, name="indicator-add"),
    path("danh-muc/<str:code>/sua/", defining.indicator_change, name="indicator-change"),
    path("danh-muc/<str:code>/dinh-nghia/", defining.indicator_redefine, name="indicator-redefine"),
    path("danh-muc/<str:code>/", reading.indicator_page, name="indicator-page"),
    path("nhap/", entering.measure_sheet, name="measure-sheet"),
    path("excel/", importing.measure_workbook, name="measure-workbook"),
    path("excel/mau/", importing.measure_template, name="measure-template"),
    path("ke-hoach/", planning.measure_plan, name="measure-plan"),
    path("theo-doi/", planning.measure_tracking, name="measure-tracking"),
    path("tu-van-ban/<int:pk>/", from_document.document_figures, name="document-figures"),
    path("phu-luc/excel/", annexes.annex_excel, name="annex-excel"),
    path("phu-luc/word/", annexes.annex_word, name="annex-word"),
    path("kiem-tra/", checking.measure_check, name="measure-check"),
    path("so/<int:pk>/", checking.value_page, name="value-page"),
    path("so/<int:pk>/y-kien/", checking.value_remark, name="value-remark"),
    path("so/<int:pk>/tep/<int:number>/", checking.proof, name="value-proof"),
    path("so/<int:pk>/<slug:step>/", checking.value_move, name="value-move"),
]
