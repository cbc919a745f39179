"""How figures, verdicts and small charts are shown: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dondoc.errors import Message
from dondoc_office.measures.formulas.comparing import VERDICT_NAMES, Goal, ValueKind, Verdict
from dondoc_office.measures.formulas.forecasting import (
    OUTLOOK_NAMES,
    PATH_NAMES,
    WAY_NAMES,
    Outlook,
    Path,
    Way,
)
from dondoc_office.measures.formulas.series import Point
from dondoc_office.measures.models import Indicator, Status
from dondoc_office.measures.periods import KIND_NAMES, Kind, Span
from dondoc_office.measures.pictures import Box, Numbers, Picture, sparkline
from dondoc_office.measures.policy import Followers, entering_unit, enters, manages
from dondoc_office.measures.states import MOVE_NAMES, STATE_NAMES, Move, State
from dondoc_office.measures.units_of_measure import difference_unit
from dondoc_office.site.looks import tag
from dondoc_office.units.models import Unit
from dondoc_office.units.request import OfficeRequest

register = template.Library()

_SPARK = Box(120, 32)
_PATH_LOOKS = {
    Path.OFF: ("late", "▼"),
    Path.BEHIND: ("soon", "◢"),
    Path.NEUTRAL: ("", "…"),
    Path.ON: ("good", "●"),
    Path.DONE: ("good", "✓"),
}
_VERDICT_LOOKS = {
    Verdict.EXCEEDED: ("good", "✓"),
    Verdict.MET: ("good", "✓"),
    Verdict.NOT_MET: ("late", "✗"),
    Verdict.UNKNOWN: ("", "…"),
}
_STATE_LOOKS = {
    State.DRAFT: ("", "✎"),
    State.SENT: ("soon", "→"),
    State.CHECKED: ("soon", "✓"),
    State.RETURNED: ("late", "↩"),
    State.APPROVED: ("good", "✓"),
    State.LOCKED: ("good", "⚿"),
}


@dataclass(frozen=True, slots=True)
class Tabs:
    """Which of the pages of measures she may open from here (thẻ)."""

    entering: Unit | None
    by_excel: bool
    managing: bool


@register.simple_tag
def tabs_for(request: OfficeRequest, looked_at: Unit) -> Tabs:
    """A page that would refuse her is not offered."""
    standing = request.standing
    unit = entering_unit(standing, looked_at, on=request.today)
    by_excel = unit is not None and enters(standing, 0, unit, Followers([]))
    return Tabs(unit, by_excel, manages(standing, looked_at))


def said(message: Message) -> str:
    return message.in_language(get_language() or "vi")


def written(value: Decimal, places: int) -> str:
    """1.234,5: rounded half up, a point for thousands, a comma for decimals, no idle noughts."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    text = f"{rounded:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".").replace("-", "−")


@register.filter
def say(message: Message | None) -> str:
    """A sentence in the reader's language."""
    return said(message) if message else ""


@register.filter
def figure(value: Decimal | str | None, indicator: Indicator | None = None) -> str:
    """A value with as many decimals as its indicator shows; a template that finds no value gives no words."""
    if value is None or isinstance(value, str):
        return ""
    if indicator is not None and indicator.kind == ValueKind.YES_NO and value in (0, 1):
        return _("đạt") if value else _("chưa đạt")
    return written(value, indicator.places if indicator is not None else 2)


@register.filter
def exact(value: Decimal | None) -> str:
    """Every decimal that was given."""
    return "" if value is None else written(value, 6)


@register.filter
def signed(value: Decimal | None, places: int = 1) -> str:
    """+3,8 or −2."""
    if value is None:
        return ""
    text = written(value, places)
    return f"+{text}" if value > 0 and text != "0" else text


@register.filter
def goal_words(goal: Goal | None, indicator: Indicator) -> str:
    """`≥ 93,7`, `≤ 5`, `15 … 20`."""
    if not goal:
        return ""
    least, most = figure(goal.least, indicator), figure(goal.most, indicator)
    if goal.least is not None and goal.most is not None:
        return f"{least} … {most}"
    if indicator.kind == ValueKind.YES_NO:
        return least or most
    if goal.most is not None:
        return f"{'<' if goal.strict else '≤'} {most}"
    return f"{'>' if goal.strict else '≥'} {least}" if goal.strict or indicator.kind in _AT_LEAST else least


_AT_LEAST = (ValueKind.RATE, ValueKind.INDEX, ValueKind.GROWTH)


@register.filter
def difference_in(indicator: Indicator) -> str:
    """The unit of a difference: points for shares, in the language of who looks."""
    unit = difference_unit(indicator.unit_of_measure)
    return _("điểm %") if unit == "điểm %" else unit


@register.filter
def path_tag(path: Path) -> SafeString:
    return tag(*_PATH_LOOKS[path], said(PATH_NAMES[path]))


@register.filter
def path_look(path: Path) -> str:
    return _PATH_LOOKS[path][0] or "calm"


@register.filter
def path_sign(path: Path) -> str:
    return _PATH_LOOKS[path][1]


@register.filter
def path_name(path: Path) -> str:
    return said(PATH_NAMES[path])


@register.filter
def verdict_tag(verdict: Verdict) -> SafeString:
    return tag(*_VERDICT_LOOKS[verdict], said(VERDICT_NAMES[verdict]))


@register.filter
def state_tag(state: str) -> SafeString:
    return tag(*_STATE_LOOKS[State(state)], said(STATE_NAMES[State(state)]))


@register.filter
def move_name(move: str) -> str:
    return said(MOVE_NAMES[Move(move)]) if move else _("Nhập số")


@register.filter
def outlook_name(outlook: Outlook | None) -> str:
    return said(OUTLOOK_NAMES[outlook]) if outlook else ""


@register.filter
def way_name(way: Way) -> str:
    return said(WAY_NAMES[way])


@register.filter
def span_name(span: Span) -> str:
    return said(span.name)


@register.filter
def span_until(span: Span) -> str:
    """What a figure to date is called."""
    return _("lũy kế đến hết %(day)s") % {"day": f"{span.end:%m/%Y}"}


@register.filter
def kind_name(kind: str) -> str:
    return said(KIND_NAMES[Kind(kind)])


@register.filter
def status_name(status: str) -> str:
    return str(Status(status).label) if status else ""


@register.filter
def indented(depth: int) -> str:
    """Room before the name of a unit that lies below others."""
    return "\u2003" * depth


@register.simple_tag
def doubts(point: Point | None, reporters: int = 0) -> SafeString:
    """What a reader must know of a figure: an estimate, not yet approved, not every unit told."""
    if point is None:
        return SafeString("")
    words = []
    if point.estimate:
        words.append(str(Status.ESTIMATE.label).lower())
    if not point.firm:
        words.append(_("chưa duyệt"))
    if point.counted is not None and reporters and point.counted < reporters:
        words.append(_("%(told)s/%(all)s đơn vị") % {"told": point.counted, "all": reporters})
    if point.rebased:
        words.append(_("cộng từ %(n)s đơn vị cũ") % {"n": point.rebased})
    return format_html_join(" ", '<span class="doubt">{}</span>', ((word,) for word in words))


@register.simple_tag
def spark(values: Numbers, label: str = "") -> SafeString:
    """A run of figures as a small line; the figures themselves stand beside it."""
    found = sparkline(values, _SPARK)
    return drawn(found, label, "spark") if found else SafeString("")


@register.simple_tag
def picture(found: Picture | None, label: str) -> SafeString:
    return drawn(found, label, "year-chart") if found else SafeString("")


def drawn(found: Picture, label: str, look: str) -> SafeString:
    """The picture as SVG: classes only, no style of its own."""
    lines = format_html_join(
        "",
        '<polyline class="{}" points="{}"/>',
        ((name, points) for name, pieces in found.lines.items() for points in pieces),
    )
    band = format_html('<polygon class="band" points="{}"/>', found.band) if found.band else ""
    dot = format_html('<circle class="dot" cx="{}" cy="{}" r="2.6"/>', *found.dot) if found.dot else ""
    labels = format_html_join("", '<text x="{}" y="{}" text-anchor="middle">{}</text>', found.labels)
    role = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    size = f"0 0 {found.box.width} {found.box.height + (10 if found.labels else 0)}"
    return format_html(
        '<svg class="{}" viewBox="{}" {} focusable="false">{}{}{}{}</svg>',
        look,
        size,
        role,
        band,
        lines,
        dot,
        labels,
    )
