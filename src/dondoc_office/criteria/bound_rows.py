"""Rows of a file that say a threshold for one region, group of communes or day: compared with what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.errors import Message
from dondoc_office.criteria.models import CriteriaSet, Criterion, Threshold
from dondoc_office.measures.numbers import NotANumber, read_number, typed
from dondoc_office.sheets.plan import TWICE, Change, Line, NotUnderstood, Refusal, day_of, short_enough
from dondoc_office.sheets.reading import Row
from dondoc_office.site.searching import folded_words

PLACE = ("group", "region", "since")
"""Columns that say for whom and from when; a row in which one of them is filled is one of ours."""
BOUNDS = ("least", "most", "text")
BACKWARDS = Message("“Từ” lớn hơn “Đến”.", "“Từ” is greater than “Đến”.")
_NOTHING_SAID = Message(
    "chưa có ngưỡng nào để ghi: điền “Từ”, “Đến” hoặc “Ngưỡng bằng lời”.",
    "there is no threshold to write: fill “Từ”, “Đến” or “Ngưỡng bằng lời”.",
)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Place:
    """For whom and from when a threshold holds (phạm vi của ngưỡng); empty is for all, for ever."""

    group: str = ""
    region: str = ""
    since: date | None = None

    @classmethod
    def of(cls, row: Threshold) -> Place:
        return cls(row.group, row.region, row.since)

    @property
    def general(self) -> bool:
        return self == Place()

    @property
    def shown(self) -> dict[str, str]:
        return {
            "group": self.group,
            "region": self.region,
            "since": f"{self.since:%d/%m/%Y}" if self.since else "",
        }


def is_of_place(row: Row) -> bool:
    return any(row.words.get(name) for name in PLACE)


def said_of(row: Threshold | None) -> dict[str, str]:
    """Its three columns as a file holds them."""
    if row is None:
        return dict.fromkeys(BOUNDS, "")
    return {"least": typed(row.least), "most": typed(row.most), "text": row.text}


def rows_of(criterion: Criterion, columns: Iterable[str]) -> Iterator[Sequence[str]]:
    """The thresholds of a criterion that do not hold for all, one a row under it."""
    for row in criterion.thresholds.all():
        place = Place.of(row)
        if not place.general:
            said = {"code": criterion.code, "name": criterion.name, **place.shown, **said_of(row)}
            yield [said.get(name, "") for name in columns]


def number_of(words: str) -> Decimal | None:
    try:
        return read_number(words)
    except NotANumber as error:
        raise NotUnderstood(error.why) from error


def _code_of(words: str, pairs: Iterable[Sequence[str]], kind: Message) -> str:
    """By its code or its name."""
    if not words:
        return ""
    listed = [tuple(pair) for pair in pairs]
    for code, name in listed:
        if folded_words(words) in (folded_words(code), folded_words(name)):
            return code
    known = ", ".join(code for code, _ in listed)
    if not known:
        raise NotUnderstood(
            Message(
                f"bộ này chưa khai {kind.vi} nào nên không nhận “{words}”.",
                f"this set names no {kind.en}, so “{words}” is not taken.",
            )
        )
    raise NotUnderstood(
        Message(
            f"“{words}” không phải {kind.vi} của bộ này; có: {known}.",
            f"“{words}” is no {kind.en} of this set; it has: {known}.",
        )
    )


_KINDS = {"group": Message("nhóm xã", "group of communes"), "region": Message("vùng", "region")}


@dataclass(frozen=True)
class BoundRows:
    """What rows for one place are compared with (đối chiếu ngưỡng riêng)."""

    criteria_set: CriteriaSet
    held: Mapping[str, Criterion]
    coming: frozenset[str]
    seen: set[tuple[str, Place]] = field(default_factory=set)

    def line(self, row: Row, titles: Mapping[str, str]) -> Line[Criterion]:
        """What the row would do; a row whose three columns are empty takes its threshold away."""
        code = row.words["code"]
        fields: dict[str, Any] = {"code": code}
        for name in (*PLACE, *BOUNDS):
            try:
                fields[name] = self._field(name, row.words.get(name, ""))
            except NotUnderstood as error:
                return _refused(row, name, error.why)
        criterion = self.held.get(code)
        if criterion is None and code not in self.coming:
            return _refused(
                row, "code", Message(f"không có tiêu chí “{code}”.", f"there is no criterion “{code}”.")
            )
        least, most = fields["least"], fields["most"]
        if least is not None and most is not None and least > most:
            return _refused(row, "least", BACKWARDS)
        place = Place(fields["group"], fields["region"], fields["since"])
        if (code, place) in self.seen:
            return _refused(row, "code", TWICE)
        self.seen.add((code, place))
        standing = said_of(self._standing(criterion, place))
        said = {"least": typed(least), "most": typed(most), "text": fields["text"]}
        if not any(said.values()) and not any(standing.values()):
            return _refused(row, "least", _NOTHING_SAID)
        changes = tuple(
            Change(titles[name], standing[name], said[name])
            for name in BOUNDS
            if standing[name] != said[name]
        )
        where = ", ".join(filter(None, place.shown.values()))
        name = f"{code} {criterion.name if criterion else row.words.get('name', '')} ({where})"
        return Line(row.number, name, fields, criterion, "|".join(standing.values()), changes)

    def _field(self, name: str, words: str) -> Any:
        if name in _KINDS:
            pairs = self.criteria_set.groups if name == "group" else self.criteria_set.regions
            return _code_of(words, pairs, _KINDS[name])
        if name == "since":
            return day_of(words)
        return short_enough(words, _LONGEST) if name == "text" else number_of(words)

    def _standing(self, criterion: Criterion | None, place: Place) -> Threshold | None:
        rows = criterion.thresholds.all() if criterion else ()
        return next((row for row in rows if Place.of(row) == place), None)


def _refused(row: Row, column: str, why: Message) -> Line[Criterion]:
    return Line(
        row.number, row.words.get("name") or row.words["code"], refused=Refusal(why, row.place(column))
    )


def write_bound(criterion: Criterion, place: Place, fields: Mapping[str, Any]) -> None:
    """Set, replaced or taken away; the office says so itself, so it is confirmed."""
    rows = Threshold.objects.filter(
        criterion=criterion, group=place.group, region=place.region, since=place.since
    )
    rows.delete()
    said = {name: fields[name] for name in BOUNDS}
    if said["least"] is not None or said["most"] is not None or said["text"]:
        Threshold.objects.create(
            criterion=criterion,
            group=place.group,
            region=place.region,
            since=place.since,
            confirmed=True,
            **said,
        )
