"""Who signed and by what right, also in two steps and beside the recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dondoc.notice.document import Document, Paragraph
from dondoc.notice.lines import CAPITAL
from dondoc.notice.model import Authority, Fact, Signature, SignatureStep
from dondoc.notice.names import is_called_truong, is_family_name
from dondoc.notice.plain import is_capitals
from dondoc.text.folding import bare

_RIGHTS: dict[str, Authority] = {"tm": "TM", "kt": "KT", "tl": "TL", "tuq": "TUQ", "q": "Q"}
# On the bare form. Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7: the five abbreviations of authority.
# Party bodies write `T/M`.
_AUTHORITY = re.compile(r"(?<![a-z])(?:(tm|kt|tl|tuq|q)\s?[.,]|(t/m|k/t|t/l))\s?(?=[a-z])")
_INITIALS = 6  # characters: an authority is not longer
_POST = re.compile(
    r"(?<![a-z])(?:quyen |pho |dong )*(?:tong |chi |uy vien )*(?:chu tich|chanh (?:van phong|vp|thanh tra|an)|giam doc"
    r"|cuc truong|truong (?:ban|phong|cong an|doan|tieu ban|tram|thuong tru)|bi thu|bo truong|thu truong|hieu truong"
    r"|vien truong|thu tuong|vu truong|chu nhiem|chi huy truong|to truong|hat truong|doi truong|truong)\b"
)
_POSTS = tuple(
    (post, bare(post.lower()))
    for head in (
        *("CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "GIÁM ĐỐC", "CHỦ NHIỆM", "BÍ THƯ", "BỘ TRƯỞNG", "CỤC TRƯỞNG"),
        *("TRƯỞNG PHÒNG", "TRƯỞNG BAN", "HIỆU TRƯỞNG", "CHÁNH THANH TRA", "VỤ TRƯỞNG", "THỦ TƯỚNG"),
    )
    for post in (head, f"PHÓ {head}")
)
_RANK = re.compile(
    r"(?:(?:dai|thuong|trung|thieu) (?:ta|tuong|uy)|(?:pgs|gs|ts|ths|bs|ks|cn|ds|cki|ckii|bsck[i1]{1,2}|nha giao|luat su|dr)\b"
    r"|\(?da ky\)?|ky ten)[., ]*"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_RUN = re.compile(rf"[^\W\d_]+(?: [{CAPITAL}][^\W\d_]+){{1,4}}")
_SYLLABLE = r"[^\W\d_]+(?:['’][^\W\d_]+)?"  # "H'Bơ"
_NAME = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{1,5}}$")


class _Part(NamedTuple):
    """A stretch of the signature: an authority, a post, or something else."""

    start: int  # in the view
    end: int
    cased: str
    low: str

    @property
    def right(self) -> Authority | None:
        match = _AUTHORITY.match(self.low)
        return _RIGHTS[(match[1] or match[2]).replace("/", "")] if match else None

    @property
    def is_post(self) -> bool:
        return _POST.match(self.low) is not None and not is_called_truong(self.cased)

    @property
    def upper(self) -> bool:
        return is_capitals(self.cased)


def read_signature(document: Document) -> Signature:
    """The signature as facts; a document without one has an empty signature."""
    parts = [part for paragraph in document.of("signature") for part in _parts(document, paragraph)]
    steps = _steps(document, parts)
    signer = _signer(document, parts) or _signer_beside(document)
    if not steps:
        return Signature(signer=signer)
    first, last = steps[0], steps[-1]
    return Signature(
        authority=first[0].authority,
        on_behalf_of=first[1],
        capacity=last[0].capacity,
        signer=signer,
        steps=tuple([step for step, _ in steps]) if len(steps) > 1 else (),
    )


def _parts(document: Document, paragraph: Paragraph) -> list[_Part]:
    """A line cut before each authority and each post, and where capitals end."""
    cased = document.cased(paragraph)
    low = bare(document.folded(paragraph))
    cuts = {0, len(cased)}
    cuts.update(match.start() for match in _AUTHORITY.finditer(low))
    cuts.update(match.start() for match in _POST.finditer(low) if _opens_post(match, cased, low))
    cuts.update(_names_start(cased))
    places = sorted(cuts)
    parts = []
    for start, end in pairwise(places):
        lead = len(cased[start:end]) - len(cased[start:end].lstrip(" *_.,:"))
        piece = cased[start + lead : end].rstrip(" *_,:;")
        if piece:
            at = paragraph.start + start + lead
            parts.append(_Part(at, at + len(piece), piece, low[start + lead : start + lead + len(piece)]))
    return parts


def _opens_post(match: re.Match[str], cased: str, low: str) -> bool:
    """Whether a post begins here: not the one an authority names, nor the second of `BỘ TRƯỞNG, CHỦ NHIỆM`."""
    at = match.start()
    right = _AUTHORITY.match(low[:at] + "x") if at <= _INITIALS else None
    if (right and right.end() == at) or low.endswith(", ", 0, at):
        return False
    return is_capitals(cased[match.start() : match.end()])


def _names_start(cased: str) -> Iterator[int]:
    """Where the words in capitals end and a name begins: `CHÁNH VĂN PHÒNG Lý Thị Na`."""
    words = list(_WORD.finditer(cased))
    for before, word in pairwise(words):
        if (
            before.group().isupper()
            and len(before.group()) > 1
            and word.group().istitle()
            and len(word.group()) > 1
        ):
            yield word.start()
    yield from (match.end() for match in re.finditer(r" [-–] ", cased))


def _fact(document: Document, start: int, end: int, rule: str) -> Fact[str]:
    return Fact(
        document.view.origin(start, end), document.view.cased[start:end].replace("\n", " "), 0.96, rule
    )


def _capacity(document: Document, start: int, end: int, rule: str) -> Fact[str]:
    """A post, its value with the marks that recognition lost: "PHO CHU TỊCH"."""
    fact = _fact(document, start, end, rule)
    said = fact.value or ""
    low = bare(said.lower())
    right = next((post for post, plain in _POSTS if low.startswith(plain)), "")
    if not said.isupper() or not right or said.startswith(right):
        return fact
    return replace(fact, value=right + said[len(right) :])


def _steps(document: Document, parts: list[_Part]) -> list[tuple[SignatureStep, Fact[str] | None]]:
    """Each authority with the post that follows it, or one post alone."""
    steps: list[tuple[SignatureStep, Fact[str] | None]] = []
    for index, part in enumerate(parts):
        right = part.right
        if right is None:
            continue
        opening = _AUTHORITY.match(part.low)
        assert opening is not None
        end = _run_on(parts, index)
        initials = document.view.origin(part.start, part.start + max(opening.end(1), opening.end(2)))
        authority: Fact[Authority] = Fact(initials, right, 0.97, "signature.authority")
        behalf = _fact(document, part.start + opening.end(), parts[end].end, "signature.on-behalf-of")
        post = next((i for i in range(end + 1, len(parts)) if parts[i].is_post or parts[i].right), None)
        capacity = None
        if post is not None and not parts[post].right:
            last = parts[_run_on(parts, post)].end
            capacity = _capacity(document, parts[post].start, last, "signature.capacity")
        elif post is None and end > index and _POST.match(part.low, opening.end()):
            behalf = _fact(document, part.start + opening.end(), part.end, "signature.on-behalf-of")
            capacity = _capacity(
                document, parts[index + 1].start, parts[end].end, "signature.capacity-unknown"
            )
        elif right == "Q" and post is None:
            capacity = behalf  # the acting head signs in the post itself
        steps.append((SignatureStep(authority=authority, capacity=capacity), behalf))
    return steps or _lone_post(document, parts)


def _run_on(parts: list[_Part], index: int) -> int:
    """The last part of a post or an agency that runs over several lines of capitals."""
    while index + 1 < len(parts) and _runs_on(parts[index], parts[index + 1]):
        index += 1
    return index


def _runs_on(part: _Part, after: _Part) -> bool:
    if after.right or after.is_post or not after.upper or len(after.cased) < 4:
        return False
    return part.upper and not _is_name(after) and after.start - part.end < 3


def _lone_post(document: Document, parts: list[_Part]) -> list[tuple[SignatureStep, Fact[str] | None]]:
    for index, part in enumerate(parts):
        match = _POST.search(part.low)
        if match and (part.upper or match.start() == 0):
            fact = _capacity(
                document, part.start + match.start(), parts[_run_on(parts, index)].end, "signature.post-alone"
            )
            return [(SignatureStep(authority=None, capacity=fact), None)]
    return []


# --- the name -------------------------------------------------------------------------------


def _signer(document: Document, parts: list[_Part]) -> Fact[str] | None:
    names = [part for part in parts if not part.right and not part.is_post and _is_name(part)]
    if not names:
        return None
    part = names[-1]
    skip = _ranks(part.low)
    return _fact(document, part.start + skip, part.end, "signature.signer")


def _ranks(low: str) -> int:
    """How long the ranks and titles before a name are; a name is signed without them."""
    skip = 0
    while match := _RANK.match(low, skip):
        if match.end() == skip:
            break
        skip = match.end()
    return skip


def _is_name(part: _Part) -> bool:
    name = part.cased[_ranks(part.low) :]
    if _NAME.match(name) is None or len(name) > 40:
        return False
    words = name.split(" ")
    if not part.upper and any(word.isupper() and len(word) > 2 for word in words):
        return False
    if part.upper:
        return is_family_name(words[0]) and len(words) <= 5
    return sum(word[0].isupper() for word in words) >= 2 and (
        is_family_name(words[0]) or words[0][0].isupper()
    )


def _signer_beside(document: Document) -> Fact[str] | None:
    """A name that recognition ran into the recipients: `- Sở Nội vụ; Lý Văn Tám`."""
    best: tuple[int, int, int] | None = None
    for paragraph in document.of("recipients"):
        cased = document.cased(paragraph)
        at = max(cased.rfind("; "), cased.rfind(". ")) + 2
        run = _RUN.match(cased, at)
        if at < 2 or run is None:
            continue
        whole = run.group()
        words = whole.split(" ")
        capitals = sum(word.istitle() and len(word) > 2 for word in words) + 2 * is_family_name(words[0])
        if capitals >= 2 and len(words) <= 4 and (best is None or capitals > best[0]):
            best = capitals, paragraph.start + at, paragraph.start + at + len(whole)
    if best is None:
        return None
    fact = _fact(document, best[1], best[2], "signature.signer-beside")
    return Fact(fact.span, fact.value, 0.5, fact.rule)
