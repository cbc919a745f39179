"""Patterns that exist twice: for texts with marks and for texts that lost them."""

from __future__ import annotations

import re
from functools import cached_property

from dondoc.notice.orders.lexicon import Noise
from dondoc.text.folding import bare, pattern


class Twin:
    """One regex over folded text and the same over text without marks, compiled when first used."""

    def __init__(self, regex: str) -> None:
        self._regex = regex

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return pattern(self._regex)

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return re.compile(bare(self._regex))

    def of(self, noise: Noise) -> re.Pattern[str]:
        """The form that fits a document."""
        return self._bare if noise else self._marked
