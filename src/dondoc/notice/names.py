"""Names of persons in running text, by family name and capitals."""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.bodies.registry import words
from dondoc.notice.lines import CAPITAL
from dondoc.notice.plain import plain
from dondoc.text.folding import bare, fold, pattern

_SYLLABLE = rf"[{CAPITAL}][^\W\d_]*(?:['’][^\W\d_]+)?"
_RUN = re.compile(rf"(?<!\w){_SYLLABLE}(?: {_SYLLABLE})+")
# On the plain form of a run of capitals.
_POST = re.compile(
    r"(?:pho|quyen) (?:chu|bi|giam|truong|chanh|cuc|tong|chi|doi|ban|thu|vien|hieu|van)\b"
    r"|truong (?:ban|phong|doan|cong an|thon)\b|chanh (?:van|thanh)\b|(?:tong )?giam doc|chu tich|bi thu|uy vien"
)
# `Trần Văn Bắc Phó Chủ | tịch`: the capitals of a post that follows a name without a sign.
_POST_AFTER = re.compile(r" (?:(?:pho|quyen) )?(?:chu|bi|giam|chanh|uy|pho|truong)$")
_GOES_ON = re.compile(r" (?:tich|thu|doc|van|vien|giam|chu|truong|phong|ban)\b")
_PLACE_BEFORE = re.compile(
    r"(?:huyện|tỉnh|xã|phường|thị trấn|thị xã|thành phố|quận|đặc khu|thôn|tp\.?"
    r"|huyen|tinh|xa|phuong|thi tran|thanh pho|quan|dac khu|thon)\s$",
    re.IGNORECASE,
)
# In a text of capitals only: the words after which a name may stand.
_SHOUTED = re.compile(
    r"(?:|.* )(?:dong chi|chu tich|giam doc|thu tuong|bo truong|bi thu|van phong|truong ban"
    r"|ubnd|huyen|tinh|xa|phuong|thi tran|thanh pho) "
)
_NO_MORE = re.compile(r" (?:tai|ve|chu tri|ket luan|da|lam viec|hop|cung|kiem tra|va|tham du|den)\b")
_MIDDLE = ("Văn", "Thị", "Van", "Thi")  # names of men and women; the first two are rarely family names
_TITLED = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị|dong chi)[.:]?\s$", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:Chủ|Phó|Bí|Giám|Chánh|Trưởng|Quyền|Ủy|Uỷ|Cục|Hạt|Đội|Thường|Tổng|Thủ|Đại|Lãnh|[A-ZĐ]{2,}) "
)
_LONGEST = 5  # syllables of a person's name


# "Trương" is a family name; without its marks it looks like the "Trưởng" of a post.
_TRUONG = pattern(r"[\W_]*trương (?!(?:phòng|ban|đoàn|công an|thôn|trạm|tiểu ban|phong|doan|tram)\b)")


def is_called_truong(text: str) -> bool:
    """Whether words open with the family name Trương, and not with a post."""
    return _TRUONG.match(fold(text)) is not None


@lru_cache(maxsize=1)
def _families() -> frozenset[str]:
    names = [fold(name) for name in words("surnames.txt")]
    return frozenset(names) | frozenset(bare(name) for name in names)


def is_family_name(syllable: str) -> bool:
    return fold(syllable) in _families()


def last_person_within(cased: str, start: int, end: int) -> tuple[int, int] | None:
    """The last person named; what may be the name of a place only where nobody else is named."""
    last: tuple[int, int] | None = None
    sure = False
    while (name := person_within(cased, start, end)) is not None:
        placed = _PLACE_BEFORE.search(cased, max(0, name[0] - 12), name[0]) is not None
        if not (sure and placed):
            last, sure = name, not placed
        start = name[1]
    return last


def person_within(cased: str, start: int, end: int) -> tuple[int, int] | None:
    """The first person named in `cased[start:end]`; a place after its level counts only as a last resort."""
    fallback: tuple[int, int] | None = None
    for run in _RUN.finditer(cased, start, end):
        placed = _PLACE_BEFORE.search(cased, max(0, run.start() - 12), run.start()) is not None
        said = _without_post(run.group(), cased[run.end() : run.end() + 7])
        found = _within_run(said, placed)
        if found is None and _TITLED.search(cased, max(0, run.start() - 12), run.start()) and _unlisted(said):
            found = 0, len(said)
        if found is None:
            continue
        name = run.start() + found[0], run.start() + found[1]
        if not placed or found[0] or run.group().count(" ") > 1:
            return name
        fallback = fallback or name
    return fallback


def _without_post(run: str, following: str) -> str:
    """A run of capitals without the beginning of a post that goes on in small letters."""
    goes_on = following[1:2].islower() and _GOES_ON.match(plain(following))
    post = _POST_AFTER.search(plain(run)) if goes_on else None
    return run[: post.start()] if post else run


def _unlisted(run: str) -> bool:
    """Whether a run after `đồng chí` may be a name of no listed family: it is no post and neither short nor long."""
    if run.isupper() or _NO_NAME.match(run) or _POST.match(plain(run)):
        return False
    return 0 < run.count(" ") < _LONGEST


def _within_run(run: str, placed: bool) -> tuple[int, int] | None:
    """Where a name stands in a run of capitals: after the name of a place and before the words of a post."""
    low = plain(run)
    if run.isupper():
        return _shouted(run, low)
    if _POST.match(low):
        return None
    syllables = run.split(" ")
    fits = [
        i
        for i, word in enumerate(syllables)
        if 2 <= len(syllables) - i <= _LONGEST and _may_begin(syllables, i)
    ]
    if not fits:
        return None
    first = fits[0]
    if placed and first < 2 and len(syllables) > 3:
        first = next((i for i in (2, 3, 1) if i in fits), first)
    return len(" ".join(syllables[:first])) + (first > 0), len(run)


def _may_begin(syllables: list[str], index: int) -> bool:
    """A family name begins a person's name, and so does whatever stands before `Văn` or `Thị`."""
    word = syllables[index]
    if index + 2 < len(syllables) and syllables[index + 1] in _MIDDLE:
        return True
    return word not in _MIDDLE[:2] and is_family_name(word) and not (word.isupper() and len(word) > 3)


def _shouted(run: str, low: str) -> tuple[int, int] | None:
    """In a text of capitals only: after a post or a level, up to the next word that is no name."""
    lead = _SHOUTED.match(low)
    if lead is None:
        return None
    stop = _NO_MORE.search(low, lead.end())
    name = run[lead.end() : stop.start() if stop else len(run)]
    syllables = name.split(" ")
    for index in range(len(syllables)):
        if 2 <= len(syllables) - index <= _LONGEST and _may_begin(
            [word.title() for word in syllables], index
        ):
            start = lead.end() + len(" ".join(syllables[:index])) + (index > 0)
            return start, lead.end() + len(name)
    return None
