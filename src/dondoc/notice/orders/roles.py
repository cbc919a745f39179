"""Who has which part in an order, by the words before the names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dondoc.bodies.mentions import BodyMention
from dondoc.notice.orders.patterns import Twin
from dondoc.notice.orders.scan import Cue, Scan


class Place(NamedTuple):
    """A party at a place of the view: a name that was found, or words that stand where one must be."""

    start: int
    end: int
    rule: str
    cue: tuple[int, int] | None = None
    body: BodyMention | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts in one order."""

    coordinating: tuple[Place, ...] = ()
    adviser_to: tuple[Place, ...] = ()
    report_to: tuple[Place, ...] = ()
    supervisors: tuple[Place, ...] = ()
    affected: tuple[Place, ...] = ()


_TO_PARTNER = Twin(
    r"(?:[ ,]*(?:chặt chẽ|thường xuyên|tốt|kịp thời|hiệu quả|có hiệu quả|đồng bộ|chủ động|"
    r"tích cực|làm việc|trao đổi|thống nhất|hỗ trợ|hướng dẫn|đôn đốc|kiểm tra|trực tiếp|và|"
    r"cùng|với|đồng chí|đ/c|của|ý kiến))*[ ,]*(?:\*+ ?)?"
)
_TO_ADVISED = Twin(
    r"(?:[ ,]*(?:kịp thời|tốt|chủ động|trực tiếp|và|đề xuất|kiến nghị|giúp việc|giúp|cho|với|"
    r"giúp cho|báo cáo|trình|đồng chí|đ/c|ban hành|để))*[ ,]*"
)
_TO_REPORTED = Twin(
    r"(?:[ ,]*(?:kết quả(?: thực hiện)?|kịp thời|trực tiếp|bằng văn bản|cụ thể|ngay|và|"
    r"đề xuất|kiến nghị|xin ý kiến|báo cáo|trình|gửi|về|cho|với|lên|đến|tới|để|đồng chí|đ/c|"
    r"tổng hợp|tham mưu|chuyển|qua lại|văn bản|nội dung|thường xuyên|định kỳ|cơ quan|"
    r"phản ánh))*[ ,:]*"
)
_LATE = Twin(r" (?:về|cho|gửi|lên|đến|tới|với|trình|báo cáo)(?: cơ quan| đồng chí| đ/c)? $")
_NO_PARTNER = frozenset(
    (
        "công",
        "sự",
        "chế",
        "định",
        "độ",
        "việc",
        "hệ",
        "cong",
        "su",
        "che",
        "dinh",
        "do",
        "viec",
        "he",
        "được",
        "duoc",
    )
)
_NO_REPORT = frozenset(
    (
        "thảo",
        "các",
        "những",
        "bản",
        "theo",
        "của",
        "nghe",
        "trong",
        "tại",
        "số",
        "thao",
        "cac",
        "ban",
        "cua",
        "ý",
        "lượng",
        "ngày",
    )
)
_LAST_WORD = Twin(r"(?:báo cáo|trình|gửi|về|xin ý kiến)[ ,]*(?:về|cho|với)?[ ,]*$")
_PURPOSE = Twin(r"\b(?:để|làm cơ sở|phục vụ)\b")
_SPREAD = 260  # characters: how far "về …" may stand from "báo cáo"
_DIRECTS = Twin(
    r"\b(?:chỉ đạo|đôn đốc|hướng dẫn|yêu cầu|kiểm tra|giao|mời|vận động|hỗ trợ|"
    r"đề nghị)\b(?: và| các đơn vị)? $"
)


class RoleFinder:
    """Reads the parts in an order; one for each document."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.noise = scan.noise

    def read(self, work: int, end: int, leads: tuple[BodyMention, ...]) -> Roles:
        """The parts named between the start of the task and the end of the order."""
        found: dict[str, list[Place]] = {
            "coordinating": [],
            "adviser-to": [],
            "report-to": [],
            "supervisor": [],
        }
        taken = {body.start for body in leads}
        for cue in self.scan.cues_in(work, end):
            reader = _READERS.get(cue.kind)
            if reader is None:
                continue
            for kind, place in reader(self, cue, work, end, found):
                if place.start not in taken:
                    taken.add(place.start)
                    found[kind].append(place)
        return Roles(
            tuple(found["coordinating"]),
            tuple(found["adviser-to"]),
            tuple(found["report-to"]),
            tuple(found["supervisor"]),
            tuple(self._affected(work, end, taken)),
        )

    def _listed(self, cue: Cue, place: int, end: int, rule: str) -> Iterator[tuple[str, Place]]:
        bodies, _ = self.scan.party_list(place, end)
        for body in bodies:
            yield rule.split(".")[1], Place(body.start, body.end, rule, (cue.start, cue.end), body)

    # --- coordinating

    def _coordinating(
        self, cue: Cue, work: int, end: int, found: dict[str, list[Place]]
    ) -> Iterator[tuple[str, Place]]:
        scan = self.scan
        if scan.is_before(cue.start, _NO_PARTNER) or self._is_anothers(cue, work):
            return
        match = _TO_PARTNER.of(self.noise).match(scan.text, cue.end, end)
        place = match.end() if match else cue.end
        word = scan.text[cue.start : cue.end].replace(" ", "-")
        rule = f"role.coordinating.{_COORDINATING.get(word, 'phoi-hop')}"
        bodies, _ = scan.party_list(place, end)
        if bodies:
            yield from self._listed(cue, place, end, rule)
        elif word.startswith(("phối", "phoi")) and scan.text[cue.end : place].rstrip().endswith(
            ("với", "voi", "cùng")
        ):
            yield from self._unlisted(cue, place, end, rule)

    def _is_anothers(self, cue: Cue, work: int) -> bool:
        """ "Đôn đốc chủ đầu tư phối hợp với xã": it is the one directed who coordinates."""
        before = self.scan.body_over(cue.start - 1) if cue.start > work else None
        return before is not None and before.start > work

    def _unlisted(self, cue: Cue, place: int, end: int, rule: str) -> Iterator[tuple[str, Place]]:
        """Words that stand where a name must be: up to the next verb or sign."""
        scan, at = self.scan, place
        for _ in range(14):
            stop = scan.text.find(" ", at, end)
            at = (stop if stop > 0 else end) + 1
            if at >= end or scan.text[at - 2] in ",;.:(" or (at > place + 6 and scan.verb_at(at) > at):
                break
        last = min(at - 1, end)
        while last > place and scan.text[last - 1] in " ,;.:(":
            last -= 1
        if last - place >= 5:
            yield rule.split(".")[1], Place(place, last, rule + ".unlisted", (cue.start, cue.end))

    # --- adviser to

    def _adviser(
        self, cue: Cue, work: int, end: int, found: dict[str, list[Place]]
    ) -> Iterator[tuple[str, Place]]:
        scan = self.scan
        match = _TO_ADVISED.of(self.noise).match(scan.text, cue.end, end)
        place = match.end() if match else cue.end
        reports = _LAST_WORD.of(self.noise).search(scan.text, cue.end, place)
        if reports:
            yield from self._listed(cue, place, end, "role.report-to.tham-muu-bao-cao")
        else:
            yield from self._listed(cue, place, end, "role.adviser-to.tham-muu")

    # --- report to

    def _report(
        self, cue: Cue, work: int, end: int, found: dict[str, list[Place]]
    ) -> Iterator[tuple[str, Place]]:
        scan = self.scan
        if scan.is_before(cue.start, _NO_REPORT) or self._is_purpose(cue, found):
            return
        match = _TO_REPORTED.of(self.noise).match(scan.text, cue.end, end)
        place = match.end() if match else cue.end
        rule = f"role.report-to.{_REPORT.get(scan.text[cue.start : cue.end], 'bao-cao')}"
        bodies, _ = scan.party_list(place, end)
        if bodies:
            yield from self._listed(cue, place, end, rule)
        elif cue.end - cue.start > 3:
            yield from self._late(cue, place, end, rule)

    def _late(self, cue: Cue, place: int, end: int, rule: str) -> Iterator[tuple[str, Place]]:
        """ "báo cáo kết quả thực hiện … về Sở Nội vụ": the name comes after what is reported."""
        scan = self.scan
        limit = min(
            end, place + _SPREAD, *(at for sign in ";." if (at := scan.text.find(sign, place, end)) > 0)
        )
        following = scan.cues_in(place, limit)
        if following and following[0].kind in _READERS:
            limit = following[0].start
        for body in scan.bodies_in(place, limit):
            if _LATE.of(self.noise).search(scan.text, max(place, body.start - 18), body.start):
                yield from self._listed(cue, body.start, end, rule + ".ve")
                return

    def _is_purpose(self, cue: Cue, found: dict[str, list[Place]]) -> bool:
        """ "gửi Sở A để tổng hợp, trình B": it is Sở A that will submit to B."""
        reported = found["report-to"]
        if not reported or reported[-1].end > cue.start:
            return False
        start = reported[-1].end
        if self.scan.text.find(";", start, cue.start) >= 0:
            return False
        return _PURPOSE.of(self.noise).search(self.scan.text, start, cue.start) is not None

    # --- supervisor

    def _supervise(
        self, cue: Cue, work: int, end: int, found: dict[str, list[Place]]
    ) -> Iterator[tuple[str, Place]]:
        body = self.scan.body_over(cue.start - 1)
        if body is not None and body.kind in ("person", "office"):
            yield (
                "supervisor",
                Place(body.start, body.end, "role.supervisor.truc-tiep-chi-dao", (cue.start, cue.end), body),
            )

    # --- affected

    def _affected(self, work: int, end: int, taken: set[int]) -> Iterator[Place]:
        scan = self.scan
        for body in scan.bodies_in(work, end):
            if body.start in taken:
                continue
            match = _DIRECTS.of(self.noise).search(scan.text, max(work, body.start - 24), body.start)
            if match:
                yield Place(body.start, body.end, "role.affected.chi-dao", match.span(), body)


_COORDINATING = {
    "phối-hợp": "phoi-hop",
    "phoi-hop": "phoi-hop",
    "phối-kết-hợp": "phoi-hop",
    "cùng-với": "cung",
    "cùng": "cung",
    "kết-hợp-với": "ket-hop",
    "thống-nhất-với": "thong-nhat",
    "lấy-ý-kiến": "lay-y-kien",
    "lấy-ý-kiến-thống-nhất-của": "lay-y-kien",
}
_REPORT = {
    "trình": "trinh",
    "báo cáo": "bao-cao",
    "gửi": "gui",
    "đề xuất": "de-xuat",
    "phản ánh": "phan-anh",
    "xin ý kiến": "xin-y-kien",
    "kiến nghị": "kien-nghi",
    "nộp": "nop",
    "chuyển": "chuyen",
    "thông tin": "thong-tin",
}
_READERS = {
    "coordinating": RoleFinder._coordinating,
    "adviser": RoleFinder._adviser,
    "report": RoleFinder._report,
    "supervise": RoleFinder._supervise,
}
