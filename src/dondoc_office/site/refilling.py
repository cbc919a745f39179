"""A page's form filled again with what somebody had typed into it (điền lại); pure: HTML in, HTML out.

Only the tags that change are written anew; everything else of the page stays letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

PLACE = "da-go"
"""The id of the form that was filled, where it has none of its own."""
_NEVER = {"password", "file", "submit", "button", "image", "reset"}
Attributes = list[tuple[str, str | None]]
Typed = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Refilled:
    """The page, where on it the form stands (empty: nowhere), and the words that found no place in it."""

    page: str
    place: str
    left: tuple[str, ...]


@dataclass(slots=True)
class _Tag:
    name: str
    attributes: Attributes
    start: int
    end: int
    inner: int = 0  # where the words of a textarea or an option end
    owner: int = -1  # the select of an option

    def said(self, name: str, otherwise: str = "") -> str:
        return next((value or "" for key, value in self.attributes if key == name), otherwise)

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.attributes)

    def written(self, *, without: Iterable[str] = (), **changed: str | None) -> str:
        """The tag again: some attributes gone, others with another value."""
        gone = {*without, *changed}
        kept = [one for one in self.attributes if one[0] not in gone] + list(changed.items())
        words = "".join(f" {key}" if value is None else f' {key}="{escape(value)}"' for key, value in kept)
        return f"<{self.name}{words}>"


@dataclass(slots=True)
class _Form:
    tag: _Tag
    folded: list[_Tag]
    controls: list[_Tag] = field(default_factory=list)


class _Reader(HTMLParser):
    """The forms of a page and where their controls stand."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.forms: list[_Form] = []
        self._form: _Form | None = None
        self._folded: list[_Tag] = []
        self._open: _Tag | None = None
        self._select = -1
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(page)
        self.close()

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        start = self._at()
        found = _Tag(tag, attrs, start, start + len(self.get_starttag_text() or ""))
        if tag == "details":
            self._folded.append(found)
        elif tag == "form":
            self._form = _Form(found, list(self._folded))
            self.forms.append(self._form)
        elif self._form is not None and tag in {"input", "textarea", "select", "option", "button"}:
            if tag == "select":
                self._select = len(self._form.controls)
            found.owner = self._select if tag == "option" else -1
            self._form.controls.append(found)
            self._open = found if tag in {"textarea", "option"} else None

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None and tag == self._open.name:
            self._open.inner, self._open = self._at(), None
        elif tag == "details" and self._folded:
            self._folded.pop()
        elif tag == "form":
            self._form = None


def refilled(page: str, here: str, address: str, typed: Typed) -> Refilled:
    """The page that stands at `here`, with its form for `address` filled."""
    said: dict[str, list[str]] = {}
    for name, value in typed:
        said.setdefault(name, []).append(value)
    forms = [form for form in _Reader(page).forms if _sends_to(form, here) == address]
    form = max(forms, key=lambda one: _alike(one, said), default=None)
    if form is None:
        return Refilled(page, "", tuple(_prose(value for values in said.values() for value in values)))
    place = form.tag.said("id") or PLACE
    changes = [(form.tag.start, form.tag.end, form.tag.written(id=place))]
    changes += [(one.start, one.end, one.written(open=None)) for one in form.folded]
    changes += _filled(page, form, said)
    for start, end, words in sorted(changes, reverse=True):
        page = page[:start] + words + page[end:]
    pressed = {
        one.said("name") for one in form.controls if one.name == "button" or one.said("type") in _NEVER
    }
    left = (value for name, values in said.items() if name not in pressed for value in values)
    return Refilled(page, place, tuple(_prose(left)))


def _sends_to(form: _Form, here: str) -> str:
    if form.tag.said("method").lower() != "post" and not form.tag.has("hx-post"):
        return ""
    return urljoin(here, form.tag.said("action") or form.tag.said("hx-post") or here)


def _alike(form: _Form, said: dict[str, list[str]]) -> int:
    """Forms to one address differ in what they hide; then in what they ask."""
    score = 0
    for one in form.controls:
        name = one.said("name")
        if name in said:
            hidden = one.said("type") == "hidden"
            score += 1 if not hidden else 100 if one.said("value") in said[name] else 0
    return score


def _prose(values: Iterable[str]) -> Iterator[str]:
    """What somebody wrote, not what a page said for itself."""
    return (value for value in values if len(value.split()) > 1)


def _filled(page: str, form: _Form, said: dict[str, list[str]]) -> Iterator[tuple[int, int, str]]:
    """The tags that change; what was put somewhere is taken out of `said`."""
    chosen = {name: list(values) for name, values in said.items()}
    for one in form.controls:
        name, kind = one.said("name"), one.said("type").lower()
        if one.name == "option":
            yield from _option(page, one, form.controls[one.owner], said=said, chosen=chosen)
        elif one.name == "textarea" and said.get(name):
            yield one.end, one.inner, "\n" + escape(said[name].pop(0), quote=False)
        elif one.name == "input" and kind in {"checkbox", "radio"}:
            value = one.said("value", "on")
            ticked: dict[str, str | None] = {"checked": None} if value in chosen.get(name, ()) else {}
            _take(said, name, value)
            yield one.start, one.end, one.written(without=["checked"], **ticked)
        elif one.name == "input" and kind not in _NEVER and said.get(name):
            yield one.start, one.end, one.written(value=said[name].pop(0))


def _option(
    page: str, one: _Tag, owner: _Tag, *, said: dict[str, list[str]], chosen: dict[str, list[str]]
) -> Iterator[tuple[int, int, str]]:
    name = owner.said("name")
    if name not in chosen and not owner.has("multiple"):
        return
    value = one.said("value") if one.has("value") else page[one.end : one.inner].strip()
    picked: dict[str, str | None] = {"selected": None} if value in chosen.get(name, ()) else {}
    _take(said, name, value)
    yield one.start, one.end, one.written(without=["selected"], **picked)


def _take(said: dict[str, list[str]], name: str, value: str) -> None:
    if value in said.get(name, ()):
        said[name].remove(value)
