"""Who speaks in a document: the one whose wishes are orders and whose deeds are none."""

from __future__ import annotations

from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.patterns import Twin
from dondoc.text.folding import bare, fold

_SPEAKS = Twin(r"(?:đồng chí |đ/c )?<speaker>\b")
_STAFF = Twin(
    r"(?:văn phòng|hội đồng)\b(?: (?:hđnd|ubnd|uỷ ban|hội đồng|sở|tỉnh uỷ|huyện uỷ|thành uỷ|thị uỷ|đảng uỷ)\b.*)?"
)
_GROUP = Twin(r"(?:.*\b)?(?:các|những|cấp xã)\b|(?:ubnd|uỷ ban nhân dân) \w+(?: \w+)?, ")
_PARTY = Twin(
    r"(?:đồng chí )?(?:thường trực |ban thường vụ |ban chấp hành |ban cán sự ){0,2}"
    r"(?:tỉnh uỷ|thành uỷ|huyện uỷ|thị uỷ|quận uỷ|đảng uỷ|ban thường vụ|bộ chính trị|"
    r"trung ương đảng)(?: (?!công an|quân sự|khối|bộ phận)|$)"
)
_RANKS = (
    (
        5,
        Twin(
            r"(?:thủ tướng|chính phủ|quốc hội|trung ương|bộ (?!chỉ huy|phận|đội|tư lệnh|môn|máy)|các bộ|"
            r"văn phòng chính phủ|tổng cục)"
        ),
    ),
    (4, Twin(r".*\b(?:tỉnh(?! uỷ)|thành phố (?:hà nội|hồ chí minh|đà nẵng|hải phòng|cần thơ|huế))")),
    (3, Twin(r"(?:các )?sở\b")),
    (2, Twin(r".*\b(?:huyện(?! uỷ)|quận|thị xã|thành phố)")),
    (1, Twin(r".*\b(?:xã|phường|thị trấn|đặc khu)")),
)
_PROVINCE, _CITY = 4, 2
_RULES = Twin(
    r"(?:đồng chí )?(?:chủ tịch |phó chủ tịch |thường trực |lãnh đạo )?(?:ubnd|uỷ ban nhân dân|"
    r"hđnd|hội đồng nhân dân)\b|các bộ|bộ |thủ tướng|chính phủ|sở |các sở"
)


class Sender:
    """Tells the sender's own name from that of a unit, and who stands above him."""

    def __init__(
        self,
        names: tuple[str, ...],
        agency: str,
        noise: Noise,
        *,
        parent: str = "",
        is_province: bool = False,
    ) -> None:
        self.noise = noise
        self.names = tuple(self._form(name) for name in names if name)
        self.agency = self._form(agency)
        self.rank = self._rank(self.agency) or self._rank(self._form(parent))
        if is_province and self.rank == _CITY:
            self.rank = _PROVINCE

    @property
    def is_unknown(self) -> bool:
        """Whether the document does not say whom it comes from."""
        return not self.agency and not self.names

    def _form(self, name: str) -> str:
        return bare(fold(name)) if self.noise is Noise.BARE else fold(name)

    def rules(self, words: str) -> bool:
        """Whether a name is the sender's and not that of the staff who work for him."""
        return self.is_sender(words) and _STAFF.of(self.noise).match(words) is None

    def is_sender(self, words: str) -> bool:
        """Whether a name (in the form that is searched) is the sender's, his office or his person."""
        if any(name in words for name in self.names) or (self.agency and words == self.agency):
            return True
        if _SPEAKS.of(self.noise).match(words) is None or _GROUP.of(self.noise).match(words):
            return False
        if _STAFF.of(self.noise).match(words):
            return _STAFF.of(self.noise).fullmatch(words) is not None
        rank = self._rank(words)
        return not rank or not self.rank or rank == self.rank

    def signs(self, body: str | None) -> bool:
        """Whether a body is the very one the document comes from."""
        return body is not None and self._form(body) == self.agency

    def is_above(self, words: str) -> bool:
        """Whether a name stands above the sender: what is wished of it is a proposal, no order."""
        if _PARTY.of(self.noise).match(words):
            return _PARTY.of(self.noise).match(self.agency) is None
        if not self.rank or _RULES.of(self.noise).match(words) is None:
            return False
        return self._rank(words) > self.rank

    def _rank(self, words: str) -> int:
        return next((rank for rank, names in _RANKS if names.of(self.noise).match(words)), 0)
