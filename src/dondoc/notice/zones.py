"""Which paragraphs of the body open the document and which close it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.notice.joining import Draft
from dondoc.notice.markers import DASH
from dondoc.notice.plain import plain

# On the bare form: the sentence after which the conclusions begin.
_CONCLUDED = re.compile(
    r"(?:ket luan|chi dao|y kien|quyet dinh|thong nhat|yeu cau|noi dung|nhiem vu|thong bao|bao cao"
    r"|giai phap|viec|sau|kien|nhu)[^.:]{0,60}:$"
)
# The formulas that end the conclusions.
_CLOSING = re.compile(
    r"[\W_]*(?:tren day la |nay,? (?:van phong|uy ban|ubnd|thua|xin )?.{0,60}thong bao"
    r"|(?:thua lenh|thua uy quyen).{0,120}thong bao"
    r"|(?:van phong|uy ban nhan dan|ubnd|vp|so|phong).{0,90}thong bao.{0,120}(?:biet|thuc hien|trien khai)"
    r"|can cu (?:vao )?(?:cac )?(?:noi dung|y kien|van ban|ket luan|thong bao|chi dao|cong van).{0,60}\b(?:tren|nay)\b"
    r"|can cu (?:noi dung|y kien|van ban).{0,120}(?:trien khai|to chuc) thuc hien\b"
    r"|.{0,60}(?:de nghi|yeu cau) .{3,300}thuc hien(?: (?:tot|nghiem|day du|nghiem tuc|dung))*"
    r"(?: (?:theo )?(?:cac |nhung )?(?:noi dung|y kien|ket luan|thong bao|chi thi|chi dao|nhiem vu|cong van|ke hoach)"
    r"[^.;]{0,80})?[./ ]*(?:$|(?:trong qua trinh|neu|truong hop|qua trinh).*)"
    r"|.{3,260}thuc hien.{0,30}(?:noi dung|ket luan|thong bao|chi thi|cong van|nhiem vu).{0,20}\b(?:tren|nay)\b"
    r"|nhan duoc (?:thong bao|cong van|van ban|chi thi|ke hoach) nay"
    r"|trong qua trinh (?:to chuc |trien khai )?(?:thuc hien)?.{0,60}(?:kho khan|vuong mac|phat sinh)"
    r"|tran trong|chi thi nay co hieu luc|thong bao nay)"
)
_DECIDES = re.compile(r"[\W_]*(?:quyet dinh|quyet nghi|nghi quyet|chi thi)[\W_]*:?[\W_]*")
_SO_DECIDES = re.compile(r"[,;.] ?(?:QUYẾT ĐỊNH|QUYẾT NGHỊ) ?:[*_ ]*$")  # at the end of the last basis
_BASES = 40  # paragraphs: so many bases may stand before "QUYẾT ĐỊNH:"
_LAST = 4  # paragraphs: a closing formula is not longer


def zone_body(drafts: Sequence[Draft], *, has_tail: bool) -> None:
    """Mark the preamble and the closing of a body in place."""
    for index in range(_opening(drafts)):
        drafts[index].zone = "preamble"
    if not has_tail:
        return
    for draft in reversed(drafts[-_LAST:]):
        if draft.zone != "body" or draft.marker is not None or not _closes(draft):
            break
        draft.zone = "closing"


def _opening(drafts: Sequence[Draft]) -> int:
    """How many paragraphs stand before the conclusions: up to the last lead-in with a colon."""
    decided = _decided(drafts)
    if decided:
        return decided
    for index, draft in enumerate(drafts[:12]):
        if draft.zone == "table":
            return _to_colon(drafts[:index])
        if draft.marker is not None and draft.marker.rank < DASH:
            return (
                index
                if index and drafts[index - 1].text.rstrip(" *_").endswith(":")
                else index and _to_colon(drafts[:index])
            )
        if draft.marker is not None:
            return _to_colon(drafts[:index])
        if draft.text.isupper() and len(draft.text) > 8:
            return index
        if index and draft.text.endswith(":") and _next_listed(drafts, index):
            return index + 1
    return _to_colon(drafts[:4])


def _decided(drafts: Sequence[Draft]) -> int:
    """How many paragraphs stand before what a decision decides: its bases, up to "QUYẾT ĐỊNH:"; 0 in others."""
    for index, draft in enumerate(drafts[:_BASES]):
        if _DECIDES.fullmatch(plain(draft.text[:40])) or _SO_DECIDES.search(draft.text[-20:]):
            return index + 1
    return 0


def _next_listed(drafts: Sequence[Draft], index: int) -> bool:
    return index + 1 < len(drafts) and drafts[index + 1].marker is not None


def _to_colon(drafts: Sequence[Draft]) -> int:
    for index in range(len(drafts) - 1, -1, -1):
        if _CONCLUDED.search(plain(drafts[index].text[-90:].rstrip(" *_"))):
            return index + 1
    return 0


def _closes(draft: Draft) -> bool:
    return _CLOSING.match(plain(draft.text[:420])) is not None
