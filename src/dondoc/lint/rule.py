"""What a rule is: a code, a name, a manual page, and a pure check with its own examples."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from dondoc.errors import Message
from dondoc.notice.model import Fix, Origin, Severity
from dondoc.text.spans import Span
from dondoc.values import maker, quick

if TYPE_CHECKING:
    from dondoc.lint.page import Page
    from dondoc.notice.model import Notice

Status = Literal["stable", "preview"]

DECREE = "Nghị định 30/2020/NĐ-CP"
ANNEX_1 = f"{DECREE}, Phụ lục I"
ANNEX_2 = f"{DECREE}, Phụ lục II"

_CODE = re.compile(r"(?:TT|NG|TR|CT|NV|SL|CD)\d{3}")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@quick
@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule is broken; `data` fills the message of the rule."""

    spans: tuple[Span, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    fix: tuple[Fix, ...] = ()
    severity: Severity | None = None  # where this hit is less sure or less grave than the rule
    origin: Origin | None = None

    @staticmethod
    def at(span: Span, replacement: str | None = None, **data: object) -> Hit:
        """A hit on one span, with the fix of that very span when there is one."""
        fix = () if replacement is None else (_fix(span=span, replacement=replacement),)
        return _hit((span,), data, fix)


_hit, _fix = maker(Hit), maker(Fix)
Check = Callable[["Notice", "Page"], Iterator[Hit]]


class Terms(TypedDict, total=False):
    """What else a rule says of itself."""

    severity: Severity
    basis: str
    origin: Origin
    status: Status
    fixable: bool
    about_letters: bool
    wrong: Mapping[str, str]
    right: tuple[str, ...]
    phrases: tuple[str, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the linter (quy tắc); its docstring is the manual page.

    `wrong` maps a wrong text, the guilty words in «», to the same text put right; `right` holds
    further texts the rule must not touch. `phrases` are fixed words of the folded text and `signs`
    fixed characters of the text itself that the rule wants to be shown (`Page.hits`, `Page.signs`);
    they are searched for all rules in one pass. A rule `about_letters` judges single letters and
    marks: in a text full of lost marks its hits are the scanner's fault, not the author's.
    """

    code: str
    name: str
    message: Message
    check: Check
    manual: str
    severity: Severity = "warning"
    basis: str | None = None
    origin: Origin = "author"
    status: Status = "stable"
    fixable: bool = False
    about_letters: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)
    right: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @property
    def summary(self) -> Message:
        """What the rule is about in a sentence: the first of its manual, and its English one."""
        vi, _, en = self.manual.partition("\n\nEnglish: ")
        return Message(vi.split("\n\n")[0].replace("\n", " "), en.replace("\n", " "))


def rule(code: str, name: str, message: Message, **terms: Unpack[Terms]) -> Callable[[Check], Rule]:
    """Turn a check into a rule. Nothing is registered: `rules.RULES` is written by hand."""
    if not _CODE.fullmatch(code) or not _NAME.fullmatch(name):
        raise TypeError(f"not a code and a name of a rule: {code} {name}")

    def built(check: Check) -> Rule:
        manual = inspect.getdoc(check)
        if not manual or "\n\nEnglish: " not in manual:
            raise TypeError(f"rule {code} has no manual page in both languages (docstring)")
        return Rule(code=code, name=name, message=message, check=check, manual=manual, **terms)

    return built
