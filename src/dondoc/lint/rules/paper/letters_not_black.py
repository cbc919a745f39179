"""TT104 letters-not-black."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.errors import Message
from dondoc.lint.grouping import joined
from dondoc.lint.page import Page
from dondoc.lint.rule import ANNEX_1, Hit, rule
from dondoc.notice.model import Notice

_BLACK = frozenset({"000000", "auto"})


@rule(
    "TT104",
    "letters-not-black",
    Message(vi="Chữ phải màu đen", en="Letters must be black"),
    basis=f"{ANNEX_1}, mục I.4",
)
def letters_not_black(notice: Notice, page: Page) -> Iterator[Hit]:
    """Chữ của văn bản màu đen; chữ màu thường là chỗ sửa còn sót lại của dự thảo.

    English: letters are black; coloured ones are usually edits that stayed.
    """
    runs = [run for run in page.printed_runs if run.colour and run.colour not in _BLACK]
    if runs:
        yield Hit(joined(run.span for run in runs))
