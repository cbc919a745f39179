"""How the goal of a term is shown beside the years."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dondoc_office.measures.formulas.terms import REACH_NAMES, TERM_PATH_NAMES, Reach, TermReading
from dondoc_office.measures.models import Indicator
from dondoc_office.measures.templatetags.measures import (
    difference_in,
    figure,
    path_look,
    path_sign,
    said,
    signed,
)
from dondoc_office.site.looks import tag

register = template.Library()


@register.filter
def reach_name(reach: Reach) -> str:
    return said(REACH_NAMES[reach])


@register.filter
def term_share(far: TermReading, indicator: Indicator) -> str:
    """`62,4 % mục tiêu`, `−1,8 điểm %`; nothing where there is no figure yet."""
    if far.against.share is not None:
        share = figure(far.against.share)
        if far.aim.goal.least is None:
            return _("%(share)s %% của mức trần") % {"share": share}
        return _("%(share)s %% mục tiêu") % {"share": share}
    if far.against.difference is not None:
        return f"{signed(far.against.difference, indicator.places)} {difference_in(indicator)}"
    return ""


@register.filter
def term_tag(far: TermReading) -> SafeString:
    """Where it stands on the way to the goal, in words."""
    return tag(path_look(far.path), path_sign(far.path), said(TERM_PATH_NAMES[far.path]))


@register.filter
def term_mark(far: TermReading) -> SafeString:
    """The same in a narrow column: the sign, the words for whoever does not see it."""
    name = said(TERM_PATH_NAMES[far.path])
    return format_html(
        '<span class="tag {}" title="{}"><span aria-hidden="true">{}</span><span class="sr">{}</span></span>',
        path_look(far.path),
        name,
        path_sign(far.path),
        name,
    )
