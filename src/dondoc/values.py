"""Frozen values, made as quickly as open ones.

A frozen dataclass sets each field through `object.__setattr__`, some 0.4 µs a field, and a notice has
thousands of fields. A `quick` class fills them while the object is of an open twin with the same
slots, then closes it: a third of the time, and as frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from typing import Any, ParamSpec, TypeVar, cast

T = TypeVar("T")
P = ParamSpec("P")

_copies: dict[type, Callable[[Any, dict[str, object]], Any]] = {}
_makers: dict[object, Callable[..., Any]] = {}


def quick(cls: type[T]) -> type[T]:
    """The same frozen dataclass with slots; subclasses would not stay of their class."""
    own = {name: cls.__dict__[name] for name in ("__slots__", "__orig_bases__") if name in cls.__dict__}
    names: dict[str, Any] = {
        "cls": cls,
        "twin": type(cls.__name__, cls.__bases__, own),
        "opened": object.__setattr__,
        "new": object.__new__,
        "unsaid": MISSING,
    }
    parts = fields(cast(Any, cls))
    names |= {f"default_{part.name}": part.default for part in parts}
    names |= {f"make_{part.name}": part.default_factory for part in parts}
    exec(_source(parts, checked=hasattr(cls, "__post_init__")), names)  # as `dataclass` does itself
    cls.__init__ = names["__init__"]  # type: ignore[method-assign]
    _copies[cls] = names["copy"]
    _makers[cls] = names["make"]
    return cls


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """A function that makes values of a quick class: half the time of calling the class itself.

    For the few places that make hundreds a notice; the interpreter runs a function without leaving its loop.
    """
    return _makers[cls]


def changed(value: T, **changes: object) -> T:
    """A copy of a quick value with other fields; what `dataclasses.replace` takes ten times as long for."""
    copy: Callable[[T, dict[str, object]], T] = _copies[type(value)]
    return copy(value, changes)


def _source(parts: tuple[Field[Any], ...], *, checked: bool) -> str:
    """The program of `__init__`, `make` and `copy`, field after field."""
    said = [_said(part) for part in parts if not part.kw_only]
    said += [_said(part) for part in parts if part.kw_only]
    keywords = [part.name for part in parts if part.kw_only]
    if keywords:
        said.insert(len(parts) - len(keywords), "*")
    return "\n ".join(
        [
            f"def __init__(self, {', '.join(said)}):",
            "opened(self, '__class__', twin)",
            *(f"self.{part.name} = {_given(part)}" for part in parts),
            "self.__class__ = cls",
            "self.__post_init__()" if checked else "",
            f"\ndef make({', '.join(said)}):",
            "self = new(twin)",
            *(f"self.{part.name} = {_given(part)}" for part in parts),
            "self.__class__ = cls",
            "self.__post_init__()" if checked else "",
            "return self",
            "\ndef copy(value, changes):",
            "made = new(twin)",
            *(f"made.{part.name} = value.{part.name}" for part in parts),
            "for name, other in changes.items():",
            " setattr(made, name, other)",
            "made.__class__ = cls",
            "made.__post_init__()" if checked else "",
            "return made",
        ]
    )


def _said(part: Field[Any]) -> str:
    if part.default_factory is not MISSING:
        return f"{part.name}=unsaid"
    return part.name if part.default is MISSING else f"{part.name}=default_{part.name}"


def _given(part: Field[Any]) -> str:
    if part.default_factory is MISSING:
        return part.name
    return f"make_{part.name}() if {part.name} is unsaid else {part.name}"
