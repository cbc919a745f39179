"""From a directive as read to the fields a person confirms, and back to training data. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from dondoc.text.folding import fold

Json = Mapping[str, Any]

ROLE_FIELDS = ("coordinating", "adviser_to", "report_to", "supervisors")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the document's text."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, span: Json) -> Words:
        return cls(int(span["start"]), int(span["end"]), str(span["text"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What will become a task, as a person sees and corrects it."""

    content: str
    start: int
    end: int
    title: str = ""
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    adviser_to: tuple[str, ...] = ()
    report_to: tuple[str, ...] = ()
    supervisors: tuple[str, ...] = ()
    product: str = ""
    product_kind: str = ""
    deadline_kind: str = ""
    deadline_value: str = ""
    deadline_text: str = ""
    due_on: str = ""
    spans: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: Json) -> Fields:
        known = {item.name for item in fields(cls)}
        values = {name: value for name, value in stored.items() if name in known}
        for name in ("leads", *ROLE_FIELDS):
            values[name] = tuple(values.get(name, ()))
        values["spans"] = {
            name: tuple((int(start), int(end)) for start, end in places)
            for name, places in stored.get("spans", {}).items()
        }
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def proposed(directive: Json) -> Fields:
    """The fields as the reader understood one directive of the contract."""
    deadline = directive.get("deadline") or {}
    product = directive.get("deliverable") or {}
    places = {
        name: tuple((party["start"], party["end"]) for party in directive.get(name, ()))
        for name in ("leads", *ROLE_FIELDS)
    }
    if deadline:
        places["deadline"] = ((deadline["raw"]["start"], deadline["raw"]["end"]),)
    if product:
        places["product"] = ((product["start"], product["end"]),)
    return Fields(
        content=_flat(directive["text"]),
        title=_title(directive),
        start=int(directive["start"]),
        end=int(directive["end"]),
        leads=_names(directive, "leads"),
        coordinating=_names(directive, "coordinating"),
        adviser_to=_names(directive, "adviser_to"),
        report_to=_names(directive, "report_to"),
        supervisors=_names(directive, "supervisors"),
        product=_flat(product.get("text", "")),
        product_kind=str(product.get("value") or ""),
        deadline_kind=str(deadline.get("kind", "")),
        deadline_value=str(deadline.get("value") or ""),
        deadline_text=_flat(deadline.get("raw", {}).get("text", "")),
        due_on=str(deadline.get("latest") or ""),
        spans=places,
    )


_TELLS_WHO = ("chủ trì", "phối hợp")
_TELLS_WHOM = ("báo cáo", "trình", "gửi", "nộp")
_DUE = re.compile(r",?(?: và)?(?: phải)?(?: (?:hoàn thành|hoàn tất|xong))?,?$", re.IGNORECASE)
_LONGEST_TITLE = 200  # characters to which actions are joined


def _title(directive: Json) -> str:
    """The work itself, without who is told to do it, or with whom, until when and whom to tell.

    It ends where a clause does: of "rà soát hộ nghèo, lập danh sách, báo cáo Ủy ban" the report is left out.
    """
    due = (directive.get("deadline") or {}).get("raw") or {"start": 0, "end": 0}
    start = end = 0
    for action in directive.get("actions") or ():
        if start == end:
            words = _after_parties(action, directive.get("coordinating", ())).strip(" ,;")
            if words and fold(words) not in _TELLS_WHO:
                start, end = int(action["start"]) + str(action["text"]).rfind(words), int(action["end"])
        elif start < due["end"] <= end or not _runs_on(directive, end, action):
            break
        elif int(action["end"]) - start <= _LONGEST_TITLE:
            end = int(action["end"])
        else:
            break
    end = _past_limit(directive, end) if start < end else end
    said = _flat(_text(directive, start, end))
    if start < due["start"] and due["end"] == end:
        said = _DUE.sub("", _flat(_text(directive, start, due["start"]))) or said
    return said[:1].upper() + said[1:]


def _runs_on(directive: Json, end: int, action: Json) -> bool:
    """Whether an action goes on with the one that ends here: nothing stands between, and it tells nobody."""
    between = fold(_text(directive, end, int(action["start"])))
    return between.strip(" ,") in ("", "và") and not fold(str(action["text"])).startswith(_TELLS_WHOM)


def _past_limit(directive: Json, end: int) -> int:
    """The end with what belongs to the last words without a sign: "phương án | bảo đảm trật tự"."""
    for limit in directive.get("constraints") or ():
        if end < limit["start"] <= end + 1 and limit["end"] - limit["start"] <= _LONGEST_TITLE:
            return int(limit["end"])
    return end


def _text(directive: Json, start: int, end: int) -> str:
    """Words of an order by their places in the document."""
    begin = int(directive["start"])
    return str(directive["text"])[start - begin : end - begin] if start < end else ""


def _after_parties(action: Json, parties: Sequence[Json]) -> str:
    """What follows the last party named in "phối hợp với …"; every other action as it is."""
    text, start = str(action["text"]), int(action["start"])
    if not fold(text).startswith(_TELLS_WHO):
        return text
    ends = [int(party["end"]) for party in parties if start <= party["start"] < action["end"]]
    return text[max(ends, default=start) - start :]


def _flat(text: object) -> str:
    return " ".join(str(text).split())


def _names(directive: Json, role: str) -> tuple[str, ...]:
    return tuple(_flat(party.get("body") or party["text"]) for party in directive.get(role, ()))


def split_at(whole: Fields, text: str, offset: int) -> tuple[Fields, Fields]:
    """Two orders from one, cut at an offset of the document's text strictly inside it."""
    if not whole.start < offset < whole.end:
        raise ValueError(f"{offset} does not lie inside {whole.start}..{whole.end}")
    first = replace(_kept(whole, whole.start, offset), title="", content=_flat(text[whole.start : offset]))
    second = replace(_kept(whole, offset, whole.end), title="", content=_flat(text[offset : whole.end]))
    if not second.leads:
        second = replace(second, leads=first.leads)
    return first, second


def _kept(whole: Fields, start: int, end: int) -> Fields:
    """The part of the fields whose words stand in the range; what stands outside the order stays."""
    places: dict[str, tuple[tuple[int, int], ...]] = {}
    for name, spans in whole.spans.items():
        kept = tuple(s for s in spans if start <= s[0] < end or not whole.start <= s[0] < whole.end)
        if kept:
            places[name] = kept

    def those(name: str) -> tuple[str, ...]:
        return _those(getattr(whole, name), whole.spans.get(name, ()), places.get(name, ()))

    part = replace(
        whole,
        start=start,
        end=end,
        spans=places,
        leads=those("leads"),
        coordinating=those("coordinating"),
        adviser_to=those("adviser_to"),
        report_to=those("report_to"),
        supervisors=those("supervisors"),
    )
    if "deadline" in whole.spans and "deadline" not in places:
        part = replace(part, deadline_kind="", deadline_value="", deadline_text="", due_on="")
    if "product" in whole.spans and "product" not in places:
        part = replace(part, product="", product_kind="")
    return part


def _those(names: Sequence[str], spans: Sequence[object], kept: Sequence[object]) -> tuple[str, ...]:
    if len(names) != len(spans):
        return tuple(names)
    return tuple(name for name, span in zip(names, spans, strict=True) if span in kept)


def merged(first: Fields, second: Fields, text: str) -> Fields:
    """One order from two: the words from the first to the last, everybody named in either."""
    start, end = min(first.start, second.start), max(first.end, second.end)
    dated = first if first.deadline_kind else second
    made = first if first.product else second
    names = {
        name: tuple(dict.fromkeys((*getattr(first, name), *getattr(second, name))))
        for name in ("leads", *ROLE_FIELDS)
    }
    spans = {
        name: (*first.spans.get(name, ()), *second.spans.get(name, ()))
        for name in {*first.spans, *second.spans}
    }
    return replace(
        first,
        start=start,
        end=end,
        content=" ".join(text[start:end].split()),
        product=made.product,
        product_kind=made.product_kind,
        deadline_kind=dated.deadline_kind,
        deadline_value=dated.deadline_value,
        deadline_text=dated.deadline_text,
        due_on=dated.due_on,
        spans=spans,
        leads=names["leads"],
        coordinating=names["coordinating"],
        adviser_to=names["adviser_to"],
        report_to=names["report_to"],
        supervisors=names["supervisors"],
    )


def as_gold(confirmed: Sequence[Fields]) -> list[dict[str, Any]]:
    """Confirmed orders in the form of marked gold: what `dondoc evaluate` compares a reading with."""
    return [_gold(one) for one in sorted(confirmed, key=lambda one: one.start)]


def _gold(one: Fields) -> dict[str, Any]:
    def places(name: str) -> list[dict[str, int]]:
        return [{"start": start, "end": end} for start, end in one.spans.get(name, ())]

    inside = [place for place in places("leads") if one.start <= place["start"] < one.end]
    outside = [place for place in places("leads") if place not in inside]
    deadline = places("deadline")
    value = "event" if one.deadline_kind == "before_event" else one.deadline_value
    return {
        "start": one.start,
        "end": one.end,
        "leads": inside,
        "inherited_leads": [] if inside else outside,
        **{name: places(name) for name in ROLE_FIELDS},
        "deadline": {**deadline[0], "value": value} if deadline and value else None,
    }
