"""Dates, numbers and small marks as Vietnamese readers expect them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.base import Parser, Token
from django.template.context import Context
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

register = template.Library()


@register.filter
def day(value: date | datetime | None) -> str:
    """27/03/2023, in the office's time zone."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """27/03/2023 14:05."""
    return "" if value is None else f"{timezone.localtime(value):%d/%m/%Y %H:%M}"


_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@register.filter
def weekday(value: date) -> str:
    """Thứ Hai … Chủ Nhật, in the reader's language."""
    return gettext(_WEEKDAYS[value.weekday()])


@register.filter
def amount(value: int | Decimal | None) -> str:
    """1.234,5: a point for thousands, a comma for decimals."""
    if value is None:
        return ""
    text = f"{value:,}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


@register.filter
def isoday(value: str) -> str:
    """27/03/2023 for `2023-03-27`; anything else as it is."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


@register.filter
def chosen_is(chosen: QueryDict, name: str) -> str:
    """The value of a parameter whose name holds a hyphen."""
    return str(chosen.get(name, ""))


@register.simple_tag
def demonstration() -> bool:
    """Are these the made-up data of `dondoc office demo`?"""
    return bool(settings.DEMONSTRATION)


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object = "") -> SafeString:
    """The options of a choice, value and name of each, with the chosen one selected.

    Written here, because an office may have hundreds of units and a loop of a template is slow; a tuple holds texts.
    """
    if not isinstance(choices, tuple):
        choices = tuple((str(value), str(name)) for value, name in choices)
    plain = _plain_options(choices)
    picked = f'<option value="{escape(str(chosen))}"'
    return SafeString(plain.replace(f"{picked}>", f"{picked} selected>"))


@lru_cache(maxsize=256)
def _plain_options(choices: tuple[tuple[str, str], ...]) -> str:
    """The same without a chosen one; the same choices stand on many pages."""
    return "".join(f'<option value="{escape(value)}">{escape(name)}</option>' for value, name in choices)


class SteadyNode(template.Node):
    """What depends on the language alone, rendered once in each: it sees no variable, so it can show none."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist
        self._said: dict[str, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        language = get_language() or ""
        said = self._said.get(language)
        if said is None:
            alone, page = Context(), context.template
            assert page is not None
            with alone.bind_template(page), alone.render_context.push_state(page):
                said = self._said[language] = self.nodelist.render(alone)
        return said


@register.tag
def steady(parser: Parser, token: Token) -> SteadyNode:
    """`{% steady %}…{% endsteady %}` around words, addresses and forms that are the same on every page."""
    nodelist = parser.parse(("endsteady",))
    parser.delete_first_token()
    return SteadyNode(nodelist)
