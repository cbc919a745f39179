"""Addresses of criteria."""

from __future__ import annotations

from django.urls import path

from dondoc_office.criteria.views import campaigns, cells, communes, directing, sets

urlpatterns = [
    path("", campaigns.criteria_home, name="criteria-home"),
    path("dot/them/", campaigns.campaign_open, name="campaign-open"),
    path("dot/<int:pk>/", campaigns.campaign_matrix, name="campaign-matrix"),
    path("dot/<int:pk>/thoi-han/", directing.campaign_dates, name="campaign-dates"),
    path("dot/<int:pk>/tham-tra/", directing.campaign_owners, name="campaign-owners"),
    path("dot/<int:pk>/bao-cao.docx", campaigns.campaign_word, name="campaign-word"),
    path("dot/<int:pk>/bang.xlsx", campaigns.campaign_excel, name="campaign-excel"),
    path("xa/<int:pk>/", communes.commune_page, name="commune-page"),
    path("xa/<int:pk>/nhap/", communes.commune_sheet, name="commune-sheet"),
    path("xa/<int:pk>/buoc/", communes.commune_moves, name="commune-moves"),
    path("xa/<int:pk>/sua/", communes.commune_change, name="commune-change"),
    path("xa/<int:pk>/ke-thua/<int:campaign>/", communes.commune_inherit, name="commune-inherit"),
    path("o/<int:pk>/", cells.cell_page, name="cell-page"),
    path("o/<int:pk>/buoc/", cells.cell_move, name="cell-move"),
    path("o/<int:pk>/dien-xet/", cells.cell_applies, name="cell-applies"),
    path("o/<int:pk>/giao-viec/", cells.cell_task, name="cell-task"),
    path("o/<int:pk>/minh-chung/", cells.cell_prove, name="cell-prove"),
    path("o/<int:pk>/minh-chung/<int:number>/", cells.cell_proof, name="cell-proof"),
    path("bo/them/", sets.set_add, name="criteria-set-add"),
    path("bo/<int:pk>/", sets.set_page, name="criteria-set"),
    path("bo/<int:pk>/sua/", sets.set_change, name="criteria-set-change"),
    path("bo/<int:pk>/sao-chep/", sets.set_copy, name="criteria-set-copy"),
    path("bo/<int:pk>/nhap/", sets.set_import, name="criteria-set-import"),
    path("bo/<int:pk>/bang.xlsx", sets.set_excel, name="criteria-set-excel"),
]
