"""The texts that are measured: one composed notice of any length, which nobody can have tuned a rule for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from dondoc.learn.compose.documents import compose
from dondoc.notice.document import read_document
from dondoc.text.spans import Span

NOTICE = 6_000  # characters: a notice of three pages


def notices(characters: int) -> str:
    """One notice of about so many characters: one heading, the content of many, one end."""
    first = compose(0).text
    content = _content(first)
    parts = [first[: content.end]]
    size = len(first)
    for text in _contents():
        if size >= characters:
            break
        parts.append(text)
        size += len(text) + 1
    return "\n".join(parts) + first[content.end :]


def repeated(times: int) -> str:
    """A notice with its content so many times over: what every character costs must stay the same."""
    one = notices(NOTICE)
    content = _content(one)
    return one[: content.start] + "\n".join([content.of(one)] * times) + one[content.end :]


def _contents() -> Iterator[str]:
    for number in count(1):
        text = compose(number).text
        yield _content(text).of(text)


def _content(text: str) -> Span:
    """What stands between the heading block and the recipients."""
    document = read_document(text)
    spans = [document.span(part) for part in document.of("preamble", "body", "table", "closing")]
    return Span(spans[0].start, spans[-1].end)
