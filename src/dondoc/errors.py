"""What can go wrong, said to people in Vietnamese and English, with a stable code for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from dondoc.values import maker, quick


@quick
@dataclass(frozen=True, slots=True)
class Message:
    """One sentence in both languages with the same `{placeholders}`."""

    vi: str
    en: str

    def filled(self, **data: object) -> Message:
        return _message(self.vi.format(**data), self.en.format(**data))

    def in_language(self, language: str) -> str:
        return self.en if language == "en" else self.vi


_message = maker(Message)


class DondocError(Exception):
    """Base of every error of the engine: what happened, what stays unharmed, what to do."""

    code: ClassVar[str]
    message: ClassVar[Message]

    def __init__(self, **data: object) -> None:
        self.data = data
        super().__init__(self.message.filled(**data).en)

    @property
    def said(self) -> Message:
        return self.message.filled(**self.data)
