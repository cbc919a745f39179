"""How far the marks of a document's letters can be trusted."""

from __future__ import annotations

from dondoc.notice.orders.lexicon import Noise
from dondoc.text.folding import bare, fold

# Words every administrative document is full of; where they lack marks, others do too.
_FREQUENT = tuple(
    (fold(word), bare(fold(word)))
    for word in (
        "phối hợp", "triển khai", "thực hiện", "yêu cầu", "chỉ đạo", "tổ chức", "kiểm tra", "đảm bảo",
    )
)  # fmt: skip
_WRONG = 0.04  # share of these words with a wrong mark from which a text counts as noisy
_LOST = 0.8


def measure_noise(folded: str, without_marks: str) -> Noise:
    """Compare how often frequent words stand with their marks and without."""
    right = total = 0
    for word, plain in _FREQUENT:
        right += folded.count(word)
        total += without_marks.count(plain)
    if total == 0 or right >= total * (1 - _WRONG):
        return Noise.CLEAN
    return Noise.BARE if right <= total * (1 - _LOST) else Noise.NOISY
