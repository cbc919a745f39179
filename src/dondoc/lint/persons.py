"""Who is named in a notice, and which names are writings of one person."""

from __future__ import annotations

from collections import defaultdict

from dondoc.lint.page import Page, Place
from dondoc.lint.posts import without_address
from dondoc.text.folding import bare, fold
from dondoc.vietnamese.syllables import check

Forms = dict[str, list[Place]]
# Posts that several people hold at a time: two who hold one are not yet one person.
_SEVERAL = tuple(fold(post) for post in ("phó", "ủy viên", "thành viên", "chuyên viên", "đại biểu"))


def same_person(page: Page) -> list[Forms]:
    """For each person written in several ways: the writings (folded) and where they stand.

    Names that differ only in marks are one person when they hold one post, or when one of them
    holds a syllable that cannot be; else "Hùng" and "Hưng" may well be two people.
    """
    posts = _posts(page)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in posts:
        groups[bare(name)].append(name)
    return [
        {name: _places(page.folded, name) for name in names}
        for names in groups.values()
        if len(names) > 1 and (_share_a_post(names, posts) or not all(map(_is_possible, names)))
    ]


def _posts(page: Page) -> dict[str, set[str]]:
    posts: dict[str, set[str]] = defaultdict(set)
    for mention in page.bodies:
        if mention.person is not None:
            name = page.folded[slice(*mention.person)]
            posts[name].add(without_address(page.folded[mention.start : mention.person[0]].rstrip(" -,(")))
            after = page.folded[mention.person[1] : mention.end].strip(" -,()")  # "… An, Chủ tịch xã"
            if not after.startswith(_SEVERAL):
                posts[name].add(after)
    for fact in (page.notice.header.concluding_person, page.notice.meeting.chair):
        if fact is not None and fact.value:
            posts[fold(fact.value)].add("chair")
    signer = page.notice.signature.signer
    if signer is not None and signer.value:
        posts[fold(signer.value)].add("signer")
    return posts


def _share_a_post(names: list[str], posts: dict[str, set[str]]) -> bool:
    held = [post for name in names for post in posts[name] if post]
    return len(held) > len(set(held))


def _is_possible(name: str) -> bool:
    return all(check(syllable).ok for syllable in name.split(" "))


def _places(folded: str, name: str) -> list[Place]:
    places: list[Place] = []
    at = folded.find(name)
    while at >= 0:
        places.append((at, at + len(name)))
        at = folded.find(name, at + len(name))
    return places
