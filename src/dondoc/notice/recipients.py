"""Who gets a copy (nơi nhận), one fact an item."""

from __future__ import annotations

from dondoc.notice.document import Document
from dondoc.notice.model import Fact
from dondoc.notice.tail import RECIPIENTS
from dondoc.text.folding import bare


def read_recipients(document: Document) -> tuple[Fact[str], ...]:
    """Every item of the list of recipients, the archive line included; its closing sign is left out."""
    found = []
    for paragraph in document.of("recipients"):
        cased = document.cased(paragraph)
        match = RECIPIENTS.match(bare(document.folded(paragraph)))
        skip = match.end() if match else 0
        skip += len(cased[skip:]) - len(cased[skip:].lstrip(" -–*_:"))
        shown = cased[skip:].rstrip(" ;.,*_/")
        if shown:
            start = paragraph.start + skip
            found.append(
                Fact(document.view.origin(start, start + len(shown)), shown, 0.95, "recipients.item")
            )
    return tuple(found)
