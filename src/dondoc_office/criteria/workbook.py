"""A campaign as a workbook: the matrix, then what is not met and who does what about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc_office.criteria.gathering import failing_cells
from dondoc_office.criteria.marks import MARK_NAMES, SIGNS, Mark
from dondoc_office.criteria.matrix import Known, Matrix
from dondoc_office.criteria.models import Campaign
from dondoc_office.criteria.risk import LEVEL_NAMES
from dondoc_office.sheets.writing import Cell, Column, Link, Listing
from dondoc_office.units.standing import Standing


def listings(campaign: Campaign, standing: Standing, *, today: date) -> tuple[Listing, Listing]:
    language = get_language() or "vi"
    matrix = Known.of(campaign).matrix(today=today, detailed=True)
    legend = "; ".join(f"{SIGNS[mark]} {MARK_NAMES[mark].in_language(language)}" for mark in Mark)
    heading = (
        f"{campaign.name}: {campaign.criteria_set.called}",
        _("Đến ngày %(day)s") % {"day": f"{today:%d/%m/%Y}"},
        legend,
    )
    columns = [
        *(Column(_("Xã"), 30), Column(_("Đạt"), 8), Column(_("Phải xét"), 8), Column(_("Nguy cơ"), 22)),
        *(Column(f"{one.code} {one.called}", 12) for one in matrix.columns),
    ]
    whole = Listing(_("Bảng tiêu chí"), columns, _rows(matrix, language), heading)
    titles = (
        *((_("Xã"), 30), (_("Mã"), 8), (_("Nội dung"), 60), (_("Kết quả"), 20), (_("Tồn tại"), 40)),
        (_("Việc đã giao"), 40),
    )
    failing = Listing(
        _("Chưa đạt"),
        [Column(title, width) for title, width in titles],
        _failing(campaign, standing, today, language),
        heading[:2],
    )
    return whole, failing


def _rows(matrix: Matrix, language: str) -> Iterator[Sequence[Cell]]:
    for row in matrix.rows:
        risk = LEVEL_NAMES[row.risk.level].in_language(language) if row.risk else ""
        marks = (
            f"{SIGNS[place.mark]} {MARK_NAMES[place.mark].in_language(language)}" for place in row.places
        )
        yield (row.rated.unit.name, row.tally.met, row.tally.total, risk, *marks)


def _failing(campaign: Campaign, standing: Standing, today: date, language: str) -> Iterator[Sequence[Cell]]:
    for one in failing_cells(campaign, standing, today=today):
        code = Link(one.cell.criterion.code, f"{settings.ADDRESS}/tieu-chi/o/{one.cell.pk}/")
        mark = MARK_NAMES[one.mark].in_language(language)
        reason = one.cell.reason or one.cell.note
        yield (one.rated.unit.name, code, one.cell.criterion.name, mark, reason, one.task_words)
