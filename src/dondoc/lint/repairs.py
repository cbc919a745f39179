"""Names of agencies that had to be repaired before they were known."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dondoc.bodies import BodyMention
from dondoc.bodies.registry import key
from dondoc.text.folding import bare, fold
from dondoc.vietnamese.words import is_known

How = Literal["cut", "marks", "typo"]


class RepairedName(NamedTuple):
    """A name as written, in places of the view, what it was taken for, and how."""

    start: int
    end: int
    right: str
    how: How


def repaired_name(mention: BodyMention, written: str, after: str) -> RepairedName | None:
    """The repair of a mention: its end was cut off, its marks were lost, or a letter is wrong.

    `after` are the folded words behind it.
    """
    if not mention.repaired or mention.body is None:
        return None
    ours, theirs = key(written), key(mention.body)
    how: How = "typo"
    if theirs.startswith(ours + " "):
        # A name that stops behind a whole word may be complete ("Công nghệ thông tin | và Truyền thông").
        # And where the rest stands a little later something got in between, as in a scan.
        lost = theirs[len(ours) :].split()[0]
        if not is_known(ours.rsplit(" ", 1)[-1], lost) or bare(lost) in bare(after).split():
            return None
        how = "cut"
    elif bare(fold(written)) == bare(fold(mention.body)) or bare(ours) == bare(theirs):
        how = "marks"
    return RepairedName(mention.start, mention.end, mention.body, how)
