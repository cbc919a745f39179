"""The hidden field by which a form that is sent twice is carried out once."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dondoc_office.units.sending import FIELD, new_key

register = template.Library()


@register.simple_tag
def form_key() -> SafeString:
    """One for each form of a page, new each time that it is shown."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())
