"""What all rules look at together; each part is made once, and only when a rule asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from dondoc.bodies import BodyMention
from dondoc.lint.datewords import DateWords, date_words
from dondoc.lint.repairs import RepairedName, repaired_name
from dondoc.lint.rule import Hit
from dondoc.lint.searching import Places, Searches
from dondoc.notice.document import Document, read_document
from dondoc.notice.model import Fix, Notice, Party
from dondoc.notice.source import Layout, Paragraph, Run, SourceText
from dondoc.text.folding import bare
from dondoc.text.spans import Span
from dondoc.text.view import View
from dondoc.vietnamese.syllables import Suspect, find_suspects
from dondoc.vietnamese.words import WordError, find_word_errors

Place = tuple[int, int]

_FIRST_WORDS = 40
HEAD = 2_000  # characters of the view that a heading block may take
_BEHIND = 24  # characters: where the rest of a broken name may stand
_LONG_WORD = 60
_SEVERAL = 5  # slips make a text noisy, when it has one in so many words:
_WORDS_A_SLIP = 120


def _is_letter(char: str) -> bool:
    return char.isalnum() or "\u0300" <= char <= "\u036f"


class Page:
    """The text of a notice in the forms the rules need (trang văn bản).

    Places are ranges of the view (`folded`, `cased`); `at()` turns them into spans of the text.
    """

    def __init__(
        self,
        notice: Notice,
        source: SourceText | None = None,
        *,
        document: Document | None = None,
        today: date | None = None,
        searches: Searches,
    ) -> None:
        self.notice = notice
        self.text = notice.text
        self.source = source
        self.layout: Layout | None = source.layout if source else None
        self.today = today
        self._searches = searches
        self.document = read_document(notice.text) if document is None else document
        self.view: View = self.document.view
        self.folded = self.view.folded
        self.cased = self.view.cased

    def at(self, start: int, end: int) -> Span:
        """The span of the text behind a range of the view."""
        return self.view.origin(start, end)

    def place(self, span: Span) -> Place:
        """The range of the view that came from a span of the text."""
        return self.view.position(span.start), self.view.position(span.end)

    def words(self, span: Span) -> str:
        """The folded words of a span."""
        start, end = self.place(span)
        return self.folded[start:end]

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches in the folded text."""
        return pattern.finditer(self.folded)

    @cached_property
    def _phrases(self) -> Places:
        return self._searches.phrases(self.folded)

    @cached_property
    def _signs(self) -> Places:
        return self._searches.signs(self.text)

    def hits(self, code: str) -> Sequence[Place]:
        """Where the fixed phrases of a rule stand in the view, left to right."""
        return self._phrases.get(code, ())

    def signs(self, code: str) -> Sequence[Place]:
        """Where the fixed signs of a rule stand in the text, left to right."""
        return self._signs.get(code, ())

    @cached_property
    def points(self) -> tuple[tuple[int | None, str, Span], ...]:
        """The paragraphs marked "a)", "b)" …: what they stand under, their letter, their mark."""
        return tuple(
            (part.parent, part.marker[0], part.marker_span)
            for part in self.document.paragraphs
            if part.marker_span and part.marker[1:] == ")" and part.marker[0].isalpha()
        )

    @cached_property
    def suspects(self) -> list[Suspect]:
        """Syllables that can't be Vietnamese, names of other languages aside."""
        return [
            suspect
            for suspect in find_suspects(self.cased, self.written)
            if not self._is_foreign_name(suspect)
        ]

    def _is_foreign_name(self, suspect: Suspect) -> bool:
        """ "Y Bhăm", "Rốk": a name with letters no Vietnamese syllable has; "Viêt" is a slip all the same."""
        written = self.cased[suspect.start : suspect.end]
        slip = suspect.verdict.reason in ("tone-with-stop", "misplaced-tone")
        return written.istitle() and not slip

    @cached_property
    def slips(self) -> list[WordError]:
        """Pairs of syllables that are no word where one slip makes them one."""
        return find_word_errors(self.folded, self.cased)

    @cached_property
    def noisy(self) -> bool:
        """Was the text recognised, or does it look like it: so many lost marks that no author lost them?"""
        if self.source is not None and self.source.source.ocr:
            return True
        lost = [slip for slip in self.slips if bare(self.folded[slip.start : slip.end]) == bare(slip.right)]
        several = len(lost) + len(self.suspects)
        return several >= _SEVERAL and several * _WORDS_A_SLIP > self.cased.count(" ")

    @cached_property
    def written(self) -> frozenset[str]:
        """Every word as cut by blanks, with its capitals and punctuation, once."""
        return frozenset(self.cased.split())

    @property
    def bodies(self) -> Sequence[BodyMention]:
        """Every agency, post, person and group named anywhere, in order of position."""
        return self.document.bodies

    @cached_property
    def body_starts(self) -> frozenset[int]:
        """The places of the view where a name begins."""
        return frozenset(mention.start for mention in self.bodies)

    @cached_property
    def repaired_names(self) -> tuple[RepairedName, ...]:
        """Agencies whose written name differs from the registered one by more than case or dash."""
        repaired = (
            repaired_name(name, self.cased[name.start : name.end], self.folded[name.end : name.end + _BEHIND])
            for name in self.bodies
            if name.repaired
        )
        return tuple(name for name in repaired if name is not None)

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """Everybody the orders name, in order of position, each span once."""
        named: dict[Span, Party] = {}
        for order in self.notice.directives:
            for party in (
                *order.leads,
                *order.coordinating,
                *order.adviser_to,
                *order.supervisors,
                *order.report_to,
                *order.affected,
            ):
                named.setdefault(party.span, party)
        return tuple(named[span] for span in sorted(named))

    def replaced(self, start: int, end: int, text: str, **data: object) -> Hit:
        """A hit on a range of the view with the one right text for it.

        Where the range runs over a line break of the text the fix touches only the words that
        change: lines stay as they are, and so does a page number between them.
        """
        span = self.at(start, end)
        if "\n" not in span.of(self.text):
            return Hit.at(span, text, **data)
        ours, theirs = self.cased[start:end].split(" "), text.split(" ")
        if len(ours) != len(theirs):
            return Hit((span,), data)
        places = [index for index, (our, their) in enumerate(zip(ours, theirs, strict=True)) if our != their]
        if not places:
            return Hit((span,), data)
        first, last = places[0], places[-1]
        begin = start + sum(len(word) + 1 for word in ours[:first])
        stop = begin + len(" ".join(ours[first : last + 1]))
        changed = self.at(begin, stop)
        if "\n" in changed.of(self.text):
            return Hit((span,), data)
        return Hit((span,), data, (Fix(span=changed, replacement=" ".join(theirs[first : last + 1])),))

    @cached_property
    def head(self) -> str:
        """The beginning of the folded text, where the heading block can be."""
        return self.folded[:HEAD]

    @cached_property
    def motto_at(self) -> int:
        return self.head.find("độc lập")

    @cached_property
    def of_the_party(self) -> bool:
        """Party committees write by rules of their own; Nghị định 30/2020 does not bind them."""
        return "đảng cộng sản việt nam" in self.head

    @cached_property
    def headless(self) -> bool:
        """No agency, no motto: the heading block was lost on the way, not forgotten by the author."""
        return self.notice.header.issuing_agency is None and self.motto_at < 0

    @cached_property
    def recipients_at(self) -> int:
        """Where "Nơi nhận" stands in the view, or -1."""
        return self.folded.rfind("\nnơi nhận") + 1 or (0 if self.folded.startswith("nơi nhận") else -1)

    @cached_property
    def body_end(self) -> int | None:
        """Where the content ends in the view: before the recipients or the signature."""
        signature = self.notice.signature
        signed = [self.view.position(f.span.start) for f in (signature.authority, signature.capacity) if f]
        ends = [place for place in (*signed, self.recipients_at) if place > 0]
        return len(self.folded[: min(ends)].rstrip()) if ends else None

    @property
    def tail_at(self) -> int:
        """Where recipients and signature begin, or the last third of the text."""
        return self.body_end or len(self.folded) * 2 // 3

    @cached_property
    def dates(self) -> tuple[DateWords, ...]:
        """Every day and month written in figures."""
        return tuple(date_words(self.folded))

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """Start and folded words of every paragraph."""
        return tuple((part.start, self.folded[part.start : part.end]) for part in self.document.paragraphs)

    @cached_property
    def _high_bytes(self) -> bytes:
        return self.text.encode("utf-16-le", "surrogatepass")[1::2]

    def has_high_byte(self, byte: int) -> bool:
        """Is there a character of this Unicode block (its code divided by 256)? Costs microseconds."""
        return byte in self._high_bytes

    @cached_property
    def printed_runs(self) -> tuple[Run, ...]:
        """The runs of the .docx that print letters."""
        paragraphs = self.layout.paragraphs if self.layout else ()
        return tuple(run for part in paragraphs for run in part.runs if run.span.of(self.text).strip())

    @cached_property
    def body_paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs of the .docx that hold the content: no heading block, table or signature."""
        if self.layout is None:
            return ()
        bodies = [self.document.span(part) for part in self.document.of("preamble", "body", "closing")]
        if not bodies:
            return ()
        start, end = bodies[0].start, bodies[-1].end
        return tuple(
            part
            for part in self.layout.paragraphs
            if part.part == "body" and start <= part.span.start and part.span.end <= end and len(part.span)
        )

    def word_around(self, start: int, end: int) -> Span:
        """The range of the text and the letters on both sides of it, up to a limit."""
        while start and end - start < _LONG_WORD and _is_letter(self.text[start - 1]):
            start -= 1
        while end < len(self.text) and end - start < _LONG_WORD and _is_letter(self.text[end]):
            end += 1
        return Span(start, end)

    def first_of(self, span: Span) -> Span:
        """Where to point when a whole page is meant: its first words."""
        return Span(span.start, min(span.end, span.start + _FIRST_WORDS))

    @property
    def start(self) -> Span:
        """Where to point when something is not there at all."""
        return Span(0, 0)
