"""Who speaks in a document: the one whose wishes are orders and whose deeds are none."""

from __future__ import annotations

from dondoc.notice.orders.lexicon import Noise
from dondoc.notice.orders.patterns import Twin
from dondoc.text.folding import bare, fold

_SPEAKS = Twin(
    r"(?:đồng chí )?(?:(?:phó )?chủ tịch|chủ toạ|bí thư|phó bí thư|thường trực|ban thường vụ|"
    r"lãnh đạo|tập thể|giám đốc|chánh văn phòng|trưởng ban|phó trưởng ban|thừa lệnh|"
    r"(?:uỷ ban nhân dân|ubnd|hđnd|huyện uỷ|tỉnh uỷ|đảng uỷ|thành uỷ|thị uỷ|văn phòng|"
    r"ban chỉ đạo|hội đồng))\b"
)
_GROUP = Twin(r"(?:.*\b)?(?:các|những|cấp xã)\b")


class Sender:
    """Tells the sender's own name from that of a unit."""

    def __init__(self, names: tuple[str, ...], noise: Noise) -> None:
        self.names = tuple(bare(fold(name)) if noise else fold(name) for name in names if name)
        self.noise = noise

    def is_sender(self, words: str) -> bool:
        """Whether a name (in the form that is searched) is the sender's, his office or his person."""
        if any(name in words or words in name for name in self.names):
            return True
        return _SPEAKS.of(self.noise).match(words) is not None and not _GROUP.of(self.noise).match(words)
