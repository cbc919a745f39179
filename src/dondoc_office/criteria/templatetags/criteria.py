"""How pages draw the marks of criteria: a sign and a word, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django import template
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc_office.criteria.marks import MARK_NAMES, SIGNS, Mark
from dondoc_office.criteria.matrix import Matrix, Place, Row
from dondoc_office.criteria.models import Assessment, Campaign, CellTask
from dondoc_office.criteria.policy import visible_campaigns
from dondoc_office.criteria.risk import LEVEL_NAMES, Level, Risk
from dondoc_office.criteria.states import MOVE_NAMES, Move
from dondoc_office.criteria.thresholds import Bound
from dondoc_office.measures.templatetags.measures import exact
from dondoc_office.site.looks import tag
from dondoc_office.tasks.models import Task

register = template.Library()
register.filter("figure", exact)

LOOKS = {
    Mark.MET: "good",
    Mark.NOT_MET: "late",
    Mark.LOST: "late",
    Mark.UNASSESSED: "soon",
    Mark.NOT_APPLICABLE: "",
}


def mark_name(mark: Mark) -> str:
    return MARK_NAMES[mark].in_language(get_language() or "vi")


@register.filter
def mark_word(mark: Mark) -> str:
    return mark_name(mark)


@register.filter
def mark_tag(mark: Mark) -> SafeString:
    """`✓ Đạt`."""
    return tag(LOOKS[mark], SIGNS[mark], mark_name(mark))


@register.simple_tag(takes_context=True)
def cell_mark(context: RequestContext, assessment: Assessment) -> SafeString:
    return mark_tag(assessment.mark(context["today"]))


@register.filter
def move_name(move: Move) -> str:
    return MOVE_NAMES[move].in_language(get_language() or "vi")


@register.filter
def risk_tag(risk: Risk | None) -> SafeString | str:
    """`! Đến mức bị xét thu hồi (7/19, 36%)`; nothing without recognition."""
    if risk is None or risk.level is Level.NONE:
        return ""
    look, sign = ("late", "!") if risk.level is Level.REACHED else ("soon", "◷")
    name = LEVEL_NAMES[risk.level].in_language(get_language() or "vi")
    return tag(look, sign, f"{name} ({risk.failing}/{risk.total}, {risk.percent}%)")


@register.filter
def bound_words(bound: Bound | None) -> str:
    """`từ 45`, `không quá 5`, or the words of the decision."""
    if bound is None:
        return ""
    least, most = exact(bound.least), exact(bound.most)
    if bound.least is not None and bound.most is not None:
        return _("từ %(least)s đến %(most)s") % {"least": least, "most": most}
    if bound.least is not None:
        return _("từ %(least)s trở lên") % {"least": least}
    if bound.most is not None:
        return _("không quá %(most)s") % {"most": most}
    return bound.text


class Painter:
    """Draws the cells of one matrix (bảng): written straight, each look of a column put together once."""

    def __init__(self, matrix: Matrix, *, detailed: bool) -> None:
        self.names = {mark: escape(mark_name(mark)) for mark in Mark}
        self.word = "sr" if detailed else "word"
        self.own, self.ran_out, self.before = _("xã tự đánh giá"), _("minh chứng hết hạn"), _("trước đó")
        self.codes = [escape(column.code) for column in matrix.columns]
        self.heads = [
            f'<span class="code">{code}. {escape(column.called)}</span>'
            for code, column in zip(self.codes, matrix.columns, strict=True)
        ]
        self._drawn: dict[tuple[object, ...], tuple[str, str]] = {}

    def cells(self, row: Row) -> str:
        commune = f"/tieu-chi/xa/{row.rated.pk}/#tc-"
        parts, drawn = [], self._drawn
        for column, place in enumerate(row.places):
            mark, _criterion, cell, checked, expired, before = place
            key = (column, mark, checked, expired, before)
            opening, rest = drawn.get(key) or drawn.setdefault(key, self._look(column, place))
            address = f"/tieu-chi/o/{cell}/" if cell else f"{commune}{self.codes[column]}"
            parts.append(f"{opening}{address}{rest}")
        return "".join(parts)

    def _look(self, column: int, place: Place) -> tuple[str, str]:
        """What stands before the address of a cell, and what behind it."""
        mark = place.mark
        looks, extra = f"m {mark.value}", ""
        if not place.checked:
            looks, extra = f"{looks} own", f'<span class="sr">, {self.own}</span>'
        if place.expired:
            extra += f' <span class="sr">{self.ran_out}</span>'
        if place.changed and place.before is not None:
            looks += " changed"
            extra += f'<span class="sr">, {self.before}: {self.names[place.before]}</span>'
        said = f'<span aria-hidden="true">{SIGNS[mark]}</span><span class="{self.word}">{self.names[mark]}</span>'
        return f'<td class="{looks}"><a href="', f'">{self.heads[column]}{said}{extra}</a></td>'


@register.simple_tag
def painter(matrix: Matrix, *, detailed: bool) -> Painter:
    return Painter(matrix, detailed=detailed)


@register.simple_tag
def matrix_places(painter: Painter, row: Row) -> SafeString:
    """The cells of one commune."""
    return mark_safe(painter.cells(row))


@register.simple_tag(takes_context=True)
def cells_of_task(context: RequestContext, task: Task) -> Sequence[CellTask]:
    """The cells for which a task was given, of campaigns that the reader sees."""
    request = context.get("request")
    standing = getattr(request, "standing", None)
    if standing is None or "cells" not in task.held:
        return []
    seen = Campaign.objects.filter(visible_campaigns(standing)).values("pk")
    links = CellTask.objects.filter(task=task, assessment__rated_unit__campaign__in=seen)
    return list(links.select_related("assessment__criterion", "assessment__rated_unit__unit"))
