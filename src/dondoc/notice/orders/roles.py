"""Who has which part in an order, by the words before the names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dondoc.bodies import BodyMention
from dondoc.notice.orders.patterns import Opener, Twin
from dondoc.notice.orders.scan import Cue, Scan
from dondoc.text.folding import bare
from dondoc.values import quick


class Place(NamedTuple):
    """A party at a place of the view: a name that was found, or words that stand where one must be."""

    start: int
    end: int
    rule: str
    cue: tuple[int, int] | None = None
    body: BodyMention | None = None


@quick
@dataclass(frozen=True, slots=True)
class Roles:
    """The parts in one order."""

    coordinating: tuple[Place, ...] = ()
    adviser_to: tuple[Place, ...] = ()
    report_to: tuple[Place, ...] = ()
    supervisors: tuple[Place, ...] = ()
    affected: tuple[Place, ...] = ()


class _Range(NamedTuple):
    work: int
    end: int


_TO_PARTNER = Twin(r"(?:[ ,]*<topartner>(?= |,|$)){0,12}[ ,]*(?:\*+ ?)?")
_TO_ADVISED = Twin(r"(?:[ ,]*<toadvised>(?= |,|$)){0,12}[ ,]*")
_TO_REPORTED = Twin(r"(?:[ ,]*<toreported>(?= |,|$)){0,12}[ ,:]*")
_LATE = Twin(r"(?<!đối) (?:về|cho|gửi|lên|đến|tới|với|trình)(?: cơ quan| đồng chí| đ/c)? $")
_WISHES = ("de-xuat", "kien-nghi")  # "đề xuất vị trí mới cho thôn 3": whom it is for, not whom it goes to
_HOW_LATE = 18  # characters of "gửi về cơ quan "
_SPREAD = 260  # characters: how far "về …" may stand from "báo cáo"
_NO_PARTNER = Twin(r"\b<nopartner> $")
_NO_REPORT = Twin(r"(?<!có văn )(?<!bằng văn )\b<noreport> $")
_WILL = Twin(r"\bsẽ (?:[^\s,;.:]+ ){0,4}$")  # "UBND tỉnh sẽ có văn bản báo cáo Bộ": no part of the order
_LAST_WORD = Twin(r"(?:báo cáo|trình|gửi|về|xin ý kiến)[ ,]*(?:về|cho|với)?[ ,]*$")
_PURPOSE = Twin(r"\b(?:để|đ[êề](?! nghị| xuất| án| ra| cương)|làm cơ sở|phục vụ)\b")
_DIRECTS = Twin(r"\b<whom>(?: và| các đơn vị)? $")
_LEADER = Opener(r"(?:đồng chí|đ/c|ông|bà|phó chủ tịch|chánh|phó)\b", "đồng|đ/|ông|bà|phó|chánh")
_TOLD = Twin(r",? (?:phụ trách [^,;.]{3,30}? )?(?:<watches>,? ){0,5}<directs>\b")
_CHARGED = Twin(r"(?:[,;]|\bgiao|\bdo|\bvà|phân công) $")
_HELPS = 4  # characters of "giúp", which is not only said of advice
_WITH = Twin(r"\b(?:với|cùng|cho|giúp) $")
_AND = Twin(r"(?:,|\bvà|;)\s*$")

_COORDINATING = {"cung": "cung", "ket": "ket-hop", "thong": "thong-nhat", "lay": "lay-y-kien"}


class RoleFinder:
    """Reads the parts in an order; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise
        self._readers: dict[str, Callable[[Cue, _Range, list[Place]], Iterator[Place]]] = {
            "coordinating": self._coordinating,
            "adviser": self._adviser,
            "report": self._report,
            "supervise": self._supervise,
        }

    def read(self, work: int, end: int, leads: tuple[BodyMention, ...]) -> Roles:
        """The parts named between the start of the task and the end of the order."""
        found: dict[str, list[Place]] = {
            "coordinating": [],
            "adviser-to": [],
            "report-to": [],
            "supervisor": [],
        }
        taken = {body.start for body in leads}
        where = _Range(work, end)
        for cue in self.scan.cues_in(work, end):
            reader = self._readers.get(cue.kind)
            if reader is None:
                continue
            for place in reader(cue, where, found["report-to"]):
                if place.start not in taken:
                    taken.add(place.start)
                    found[place.rule.split(".")[1]].append(place)
        for place in self._watchers(where):
            if place.start not in taken:
                taken.add(place.start)
                found["supervisor"].append(place)
        return Roles(
            tuple(found["coordinating"]),
            tuple(found["adviser-to"]),
            tuple(found["report-to"]),
            tuple(found["supervisor"]),
            tuple(self._affected(where, taken)),
        )

    def _placed(self, cue: Cue, bodies: tuple[BodyMention, ...], rule: str) -> Iterator[Place]:
        for body in bodies:
            yield Place(body.start, body.end, rule, (cue.start, cue.end), body)

    def _behind(self, cue: Cue, words: Twin, end: int) -> tuple[tuple[BodyMention, ...], int]:
        """The names behind a cue and the words that may follow it, and where they would begin."""
        match = words.of(self.noise).match(self.scan.text, cue.end, end)
        place = match.end() if match else cue.end
        bodies, _ = self.scan.party_list(place, end, since=cue.end)
        if not bodies and place < end and (self.scan.cased[place].isupper() or place > cue.end + 1):
            bodies, _ = self.scan.party_list(place, end, guess=self._is_certain(cue, place))
        return bodies, place

    def _is_certain(self, cue: Cue, place: int) -> bool:
        """Whether a name must stand here, though no register has it: after "với", or with a capital."""
        if self.scan.cased[place].isupper():
            return True
        return _WITH.of(self.noise).search(self.scan.text, cue.end, place) is not None

    # --- coordinating

    def _coordinating(self, cue: Cue, where: _Range, reported: list[Place]) -> Iterator[Place]:
        scan = self.scan
        if _NO_PARTNER.of(self.noise).search(scan.text, max(where.work, cue.start - 12), cue.start):
            return
        first = bare(scan.text[cue.start : cue.end]).split(" ")[0]
        rule = f"role.coordinating.{_COORDINATING.get(first, 'phoi-hop')}"
        bodies, _ = self._behind(cue, _TO_PARTNER, where.end)
        before = scan.body_over(cue.start - 1) if cue.start > where.work else None
        if before is not None and before.start > where.work:
            if not bodies and first == "phoi":
                yield from self._placed(cue, self._who_joins(before, where.work), rule + ".sau")
        elif bodies:
            yield from self._placed(cue, bodies, rule)

    def _who_joins(self, body: BodyMention, work: int) -> tuple[BodyMention, ...]:
        """ "…, Sở B phối hợp kiểm tra": whoever stands before the cue coordinates, unless a verb directs him."""
        return (
            (body,)
            if _AND.of(self.noise).search(self.scan.text, max(work, body.start - 4), body.start)
            else ()
        )

    # --- adviser to

    def _adviser(self, cue: Cue, where: _Range, reported: list[Place]) -> Iterator[Place]:
        bodies, place = self._behind(cue, _TO_ADVISED, where.end)
        if cue.end - cue.start <= _HELPS and any(body.kind == "group" for body in bodies):
            return  # "giúp các hộ dân": help, no advice
        reports = _LAST_WORD.of(self.noise).search(self.scan.text, cue.end, place)
        rule = "role.report-to.tham-muu-bao-cao" if reports else "role.adviser-to.tham-muu"
        yield from self._placed(cue, bodies, rule)

    # --- report to

    def _report(self, cue: Cue, where: _Range, reported: list[Place]) -> Iterator[Place]:
        scan = self.scan
        if _NO_REPORT.of(self.noise).search(scan.text, max(where.work, cue.start - 12), cue.start):
            return
        if self._is_purpose(cue, reported) or _WILL.of(self.noise).search(
            scan.text, max(where.work, cue.start - 32), cue.start
        ):
            return
        bodies, place = self._behind(cue, _TO_REPORTED, where.end)
        rule = "role.report-to." + bare(scan.text[cue.start : cue.end]).replace(" ", "-")
        if bodies:
            yield from self._placed(cue, bodies, rule)
        else:
            yield from self._late(cue, place, where.end, rule)

    def _late(self, cue: Cue, place: int, end: int, rule: str) -> Iterator[Place]:
        """ "báo cáo kết quả thực hiện … về Sở Nội vụ": the name comes after what is reported."""
        scan = self.scan
        limit = min(end, place + _SPREAD)
        limit = min([limit, *(at for sign in ";." if (at := scan.text.find(sign, place, limit)) > 0)])
        following = scan.cues_in(place, limit)
        limit = next((other.start for other in following if other.kind in self._readers), limit)
        for body in scan.bodies_in(place, limit):
            first = body.head[0] if body.head else body.start
            wished = rule.endswith(_WISHES) and scan.text.endswith((" cho ", " với "), 0, first)
            if not wished and _LATE.of(self.noise).search(
                scan.text, max(place - 1, first - _HOW_LATE), first
            ):
                yield from self._placed(cue, scan.party_list(body.start, end)[0], rule + ".ve")
                return

    def _is_purpose(self, cue: Cue, reported: list[Place]) -> bool:
        """ "gửi Sở A để tổng hợp, trình B": it is Sở A that will submit to B."""
        if not reported or reported[-1].end > cue.start:
            return False
        start = reported[-1].end
        if cue.start - start > _SPREAD or self.scan.text.find(";", start, cue.start) >= 0:
            return False
        return _PURPOSE.of(self.noise).search(self.scan.text, start, cue.start) is not None

    # --- supervisor

    def _watchers(self, where: _Range) -> Iterator[Place]:
        """ "…, giao đồng chí A, Phó Chủ tịch, chỉ đạo": a leader named behind the work to watch over it."""
        scan = self.scan
        for body in scan.bodies_in(*where):
            if body.kind == "person" or (
                body.kind == "office" and _LEADER.match(scan.text, body.start, body.end, self.noise)
            ):
                leaders, end = scan.party_list(body.start, where.end)
                told = _TOLD.of(self.noise).match(scan.text, end, where.end)
                if told and _CHARGED.of(self.noise).search(
                    scan.text, max(where.work, body.start - 8), body.start
                ):
                    rule = "role.supervisor.truc-tiep-chi-dao"
                    yield from (Place(one.start, one.end, rule, told.span(), one) for one in leaders)

    def _supervise(self, cue: Cue, where: _Range, reported: list[Place]) -> Iterator[Place]:
        body = self.scan.body_over(cue.start - 1)
        if body is not None and body.kind in ("person", "office"):
            yield Place(body.start, body.end, "role.supervisor.truc-tiep-chi-dao", (cue.start, cue.end), body)

    # --- affected

    def _affected(self, where: _Range, taken: set[int]) -> Iterator[Place]:
        scan = self.scan
        for body in scan.bodies_in(*where):
            if body.start in taken:
                continue
            match = _DIRECTS.of(self.noise).search(scan.text, max(where.work, body.start - 24), body.start)
            if match:
                yield Place(body.start, body.end, "role.affected.chi-dao", match.span(), body)
