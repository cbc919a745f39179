"""Dates, numbers and small marks as Vietnamese readers expect them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext

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
