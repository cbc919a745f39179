"""Real-word slips: a pair of syllables that is no word beside one that is, and syllables that fell out.

A pair is reported only when it is in no list of words, one slip makes a common administrative word
of it, and no neighbour explains either syllable ("chủ trương trình Hội đồng" is no "chương trình").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from dondoc.text.folding import fold
from dondoc.text.phrases import Phrases
from dondoc.vietnamese.confusions import confused

Kind = Literal["confused", "dropped"]
_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_WORDS = 12  # how far a neighbour may stand, in letters
# They stand beside anything, so that a pair with them says nothing.
_FREE = frozenset(
    """và của các những là có được cho với trong ngoài trên dưới tại từ đến theo về để khi nếu thì mà như bị do vì nên
    này đó đây kia ấy nào gì ai đã đang sẽ sắp không chưa chẳng cũng còn vẫn chỉ rất quá lắm hơn nhất mọi mỗi một hai ba
    bốn năm sáu bảy tám chín mười hay hoặc ở đi lại ông bà anh chị em tôi ta họ""".split()  # noqa: SIM905
)
# Of the halves of set phrases these are words of their own: "chống thiên tai", "các cấp chính quyền".
_ALONE = frozenset(
    """chống cấp công dân đất nước rừng vốn thu chi người việc làm mới hội đoàn ban viện toà khu vụ thi tổ nghèo hộ đảng
    chính trồng chất vật xử quyền giấy xây quản giữ chữa cháy nổ tế số kế
    xã phường thôn bản huyện tỉnh rác trường""".split()  # noqa: SIM905
)


class WordError(NamedTuple):
    """Words at `start:end` of a folded text and what was probably meant."""

    start: int
    end: int
    right: str
    kind: Kind


class _Gap(NamedTuple):
    """A set phrase without one of its syllables; the orphan is what is left of the broken word."""

    right: str
    lost: str
    orphan: str
    opens: bool  # the orphan opens the words found: what stands before may explain it
    ends: bool
    lost_outside: bool  # the lost syllable was the first or last: perhaps it stands there after all


def _lines(name: str) -> Iterator[str]:
    text = files("dondoc.vietnamese").joinpath(f"data/{name}").read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _table(name: str) -> dict[str, str]:
    """First syllable to the second ones, each between blanks."""
    found: dict[str, str] = {}
    for line in _lines(name):
        head, _, tails = line.partition(": ")
        found[head] = f" {tails} "
    return found


@lru_cache(maxsize=1)
def administrative() -> tuple[tuple[str, str], ...]:
    """Two-syllable words of administrative writing, folded: what a slip is corrected to."""
    table = _table("administrative.txt")
    return tuple((fold(head), fold(tail)) for head, tails in table.items() for tail in tails.split())


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    table = _table("known_pairs.txt")
    more = (
        (fold(head), fold(tail)) for head, tails in _table("more_pairs.txt").items() for tail in tails.split()
    )
    for head, tail in (*administrative(), *more):
        table[head] = f"{table.get(head, ' ')}{tail} "
    return table


def is_known(first: str, second: str) -> bool:
    """Whether two syllables stand together in a word."""
    return f" {second} " in _known().get(first, "")


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    known = _known()
    return frozenset(known).union(*(tails.split() for tails in known.values()), _FREE)


def stands_in_words(syllable: str) -> bool:
    """Whether a folded syllable stands in any known word."""
    return syllable in _syllables()


@lru_cache(maxsize=1)
def slips() -> dict[str, str]:
    """Wrong pair to the word that was meant; pairs that are words themselves are not among them."""
    found: dict[str, str] = {}
    for head, tail in administrative():
        right = f"{head} {tail}"
        for wrong in confused(head):
            for form in (tail, *_with_i(tail)):
                if wrong not in _FREE and not is_known(wrong, tail):
                    found.setdefault(f"{wrong} {form}", right)
        for wrong in confused(tail):
            for form in (head, *_with_i(head)):
                if wrong not in _FREE and not is_known(head, wrong):
                    found.setdefault(f"{form} {wrong}", right)
    return found


def _with_i(syllable: str) -> tuple[str, ...]:
    """ "lí" for "lý": both are right, so a slip may stand beside either."""
    if syllable[-1] in _Y_TO_I and len(syllable) > 1 and syllable[-2] not in "uaâ":
        return (syllable[:-1] + _Y_TO_I[syllable[-1]],)
    return ()


@lru_cache(maxsize=1)
def _slip_finder() -> Phrases[str | None]:
    """Finds slips; right words that begin like one ("xây dựng", "xây dựn") are found with None, so that
    the search need not take back a match that cuts a word."""
    found: dict[str, str | None] = {}
    for wrong, right in slips().items():
        found[wrong] = right
        if right.startswith(wrong):
            found.setdefault(right, None)
    return Phrases(found)


def find_word_errors(folded: str, cased: str = "") -> list[WordError]:
    """Pairs of syllables that are confused for a common word, left to right.

    With the aligned `cased` text, names ("Nguyễn Chung Thành") are let pass.
    """
    found: list[WordError] = []
    done = 0
    for start, end, right in _slip_finder().find(folded):
        error = right and _slip(folded, start, end, right)
        error = error or _overlapping_slip(folded, start, end)
        if error is None or error.start < done or (cased and _is_name(cased[error.start : error.end])):
            continue
        done = error.end
        found.append(error)
    return found


def _slip(folded: str, start: int, end: int, right: str) -> WordError | None:
    """The pair as an error, if no neighbour explains one of its syllables."""
    first, _, second = folded[start:end].partition(" ")
    if _takes(folded, start, first) or is_known(second, _after(folded, end)):
        return None
    return WordError(start, end, right, "confused")


def _overlapping_slip(folded: str, start: int, end: int) -> WordError | None:
    """What the pair hid from the search: in "thực hiện trương trình" the pair "hiện trương" is none."""
    second = folded[start:end].rpartition(" ")[2]
    after = _after(folded, end) if second in _slips_begin() else ""
    right = slips().get(f"{second} {after}") if after else None
    return _slip(folded, end - len(second), end + 1 + len(after), right) if right else None


@lru_cache(maxsize=1)
def _slips_begin() -> frozenset[str]:
    """The first syllables of slips."""
    return frozenset(slip.partition(" ")[0] for slip in slips())


def _takes(folded: str, start: int, first: str) -> bool:
    """Whether the word before needs the first syllable ("chủ | trương trình"), and is no whole word itself
    ("triển khai | trương trình")."""
    before = _before(folded, start)
    if not is_known(before, first):
        return False
    return not is_known(_before(folded, start - 1 - len(before)), before)


def _is_name(words: str) -> bool:
    """Words of a language's own take a capital on the first syllable only."""
    return words.istitle() and not words.isupper()


def _before(folded: str, start: int) -> str:
    """The syllable before, if only a blank stands between."""
    if start < 2 or folded[start - 1] != " ":
        return ""
    words = folded[max(0, start - _WORDS) : start - 1].split()
    return words[-1] if words and words[-1].isalpha() else ""


def _after(folded: str, end: int) -> str:
    """The syllable behind, if only a blank stands between."""
    if folded[end : end + 1] != " ":
        return ""
    words = folded[end + 1 : end + _WORDS].split(maxsplit=1)
    word = words[0].rstrip(".,;:)") if words else ""
    return word if word.isalpha() else ""


@lru_cache(maxsize=1)
def set_phrases() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Set phrases as words of syllables, folded."""
    return tuple(
        tuple(tuple(fold(word).split("_")) for word in line.split(" ")) for line in _lines("set_phrases.txt")
    )


def _gaps(words: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, _Gap]]:
    syllables = [syllable for word in words for syllable in word]
    last = len(syllables) - 1
    place = 0
    for word in words:
        for at in range(place, place + len(word)):
            rest = syllables[:at] + syllables[at + 1 :]
            orphan = at if at == place else at - 1  # its place in the rest
            if len(word) == 2 and last >= 3 and not _explained(rest, orphan):
                opens, ends = orphan == 0, orphan == last - 1
                gap = _Gap(" ".join(syllables), syllables[at], rest[orphan], opens, ends, at in (0, last))
                yield " ".join(rest), gap
        place += len(word)


def _explained(rest: list[str], orphan: int) -> bool:
    """Whether the orphan stands alone elsewhere, or makes a word with what is now beside it."""
    pairs = zip(rest[max(0, orphan - 1) : orphan + 1], rest[max(1, orphan) : orphan + 2], strict=False)
    return rest[orphan] in _ALONE or any(is_known(*pair) for pair in pairs)


@lru_cache(maxsize=1)
def _gap_finder() -> Phrases[_Gap | None]:
    phrases = set_phrases()
    found: dict[str, _Gap | None] = {}
    for words in phrases:
        for written, gap in _gaps(words):
            found.setdefault(written, gap)
    for words in phrases:  # what is right wins over what is almost it
        found[" ".join(syllable for word in words for syllable in word)] = None
    return Phrases(found)


def find_dropped_syllables(folded: str) -> list[WordError]:
    """Set phrases that lost a syllable ("chính sách sinh xã hội"), left to right."""
    found = []
    for start, end, gap in _gap_finder().find(folded):
        if gap is None:
            continue
        if not _stands_elsewhere(folded, start, end, gap):
            found.append(WordError(start, end, gap.right, "dropped"))
    return found


def _stands_elsewhere(folded: str, start: int, end: int, gap: _Gap) -> bool:
    """Whether the syllable is there after all (or a slip of it), or a neighbour explains the orphan."""
    before, after = _before(folded, start), _after(folded, end)
    if gap.opens and is_known(before, gap.orphan):
        return True
    if gap.ends and is_known(gap.orphan, after):
        return True
    if not gap.lost_outside:
        return False
    outside = folded[max(0, start - _WORDS) : start] if gap.opens else folded[end : end + _WORDS]
    words = outside.replace(",", " ").split()
    near = (words[-1] if gap.opens else words[0]) if words else ""
    return near == gap.lost or near in confused(gap.lost)
