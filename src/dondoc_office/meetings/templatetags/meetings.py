"""How much is done, as a bar with its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc_office.tasks.templatetags.tasks import said
from dondoc_office.tasks.timeliness import TIMELINESS_NAMES, Timeliness

register = template.Library()


@register.simple_tag
def share_done(count: int, still: int) -> SafeString:
    """`8/10 đã xong`, with a bar beside it."""
    words = _("%(done)s/%(all)s đã xong") % {"done": count - still, "all": count}
    return format_html(
        '<progress max="{}" value="{}" aria-hidden="true"></progress> <span class="nowrap">{}</span>',
        count,
        count - still,
        words,
    )


@register.inclusion_tag("meetings/_cells.html")
def four_cells(cells: Sequence[tuple[Timeliness, int]]) -> dict[str, Any]:
    """The four-cell table of one meeting, in one line."""
    return {"cells": [(said(TIMELINESS_NAMES[cell]), count) for cell, count in cells]}
