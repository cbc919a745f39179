"""What a named party is, before anybody knows its role."""

from __future__ import annotations

from typing import Literal, NamedTuple

BodyKind = Literal["agency", "office", "person", "group"]
Level = Literal["central", "province", "district", "commune", "party"]


class BodyMention(NamedTuple):
    """A party as written in a view (đơn vị, chức vụ, người được nêu tên).

    `start:end` are places in the view. `body` is the canonical name where one is known,
    `repaired` says that the words differ from it by more than case, dash or tone placement.
    In "các Sở: Tài chính, Xây dựng" each name is a mention whose `head` is the span of the
    words it borrows; mentions of one list share `list_id`.
    """

    start: int
    end: int
    kind: BodyKind
    body: str | None = None
    repaired: bool = False
    level: Level | None = None
    head: tuple[int, int] | None = None
    person: tuple[int, int] | None = None
    list_id: int | None = None
    confidence: float = 0.9
