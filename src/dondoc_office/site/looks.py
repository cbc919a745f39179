"""How a state looks on a page (nhãn): a sign, a word and a colour, never colour alone."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString


def tag(look: str, sign: str, name: str) -> SafeString:
    """`look` and `sign` are our own; `name` is escaped."""
    return SafeString(
        f'<span class="tag {look}"><span aria-hidden="true">{sign}</span> {escape(name)}</span>'
    )
