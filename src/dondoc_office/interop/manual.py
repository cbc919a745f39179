"""The OpenAPI description as lines for a page, in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

Json = Mapping[str, Any]
_OWN = {"Idempotency-Key", "If-Match"}


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a request or an answer."""

    name: str
    kind: str
    needed: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address with one method."""

    method: str
    path: str
    tag: str
    about: str
    scope: str
    asked: tuple[Field, ...]
    answered: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        words = "".join(letter if letter.isalnum() else "-" for letter in self.path)
        return f"{self.method.lower()}{words}"


@lru_cache(maxsize=1)
def vietnamese() -> Mapping[str, str]:
    """What the description says in English → in Vietnamese."""
    text = resources.files(__package__).joinpath("data", "api_vi.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return dict(rows)


def told(schema: Any, language: str) -> Any:
    """The same description with its texts in this language; the code says them in English."""
    if language == "en":
        return schema
    if isinstance(schema, list):
        return [told(one, language) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _in_vietnamese(value)
        if key == "description" and isinstance(value, str)
        else told(value, language)
        for key, value in schema.items()
    }


def _in_vietnamese(words: str) -> str:
    return vietnamese().get(" ".join(words.split()), words)


def operations(schema: Json) -> list[Operation]:
    """Every operation in the order of its address."""
    return [
        _operation(schema, path, method, one)
        for path, methods in schema["paths"].items()
        for method, one in methods.items()
    ]


def _operation(schema: Json, path: str, method: str, one: Json) -> Operation:
    asked = [
        Field(value["name"], _kind(value["schema"]), bool(value.get("required")), _about(value))
        for value in one.get("parameters", ())
    ]
    for content in one.get("requestBody", {}).get("content", {}).values():
        asked += _fields(schema, content["schema"])
    good = next((code for code in one["responses"] if str(code).startswith("2")), None)
    content = one["responses"].get(good, {}).get("content", {}) if good else {}
    answered = [field for kind in content.values() for field in _fields(schema, kind["schema"])]
    tag = next(iter(one.get("tags", ())), "")
    writes = method != "get"
    scope = f"{tag}:write" if writes else "read"
    return Operation(
        method.upper(), path, tag, str(one.get("description", "")), scope, tuple(asked), tuple(answered)
    )


def _about(value: Json) -> str:
    return str(value.get("description") or value.get("schema", {}).get("description") or "")


def _fields(schema: Json, shape: Json) -> Iterator[Field]:
    shape = _plain(schema, shape)
    needed = set(shape.get("required", ()))
    for name, value in shape.get("properties", {}).items():
        yield Field(name, _kind(value), name in needed, str(value.get("description", "")))


def _plain(schema: Json, shape: Json) -> Json:
    """Through references, lists and `or nothing` to the object."""
    for several in ("anyOf", "allOf"):
        if several in shape:
            return _plain(schema, next(one for one in shape[several] if one.get("type") != "null"))
    if "$ref" in shape:
        return _plain(schema, schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]])
    return _plain(schema, shape["items"]) if shape.get("type") == "array" else shape


def _kind(shape: Json) -> str:
    if "anyOf" in shape:
        return " | ".join(_kind(one) for one in shape["anyOf"])
    if "$ref" in shape:
        return str(shape["$ref"].rsplit("/", 1)[-1])
    if shape.get("type") == "array":
        return f"[{_kind(shape.get('items', {}))}]"
    if "enum" in shape:
        return " | ".join(map(str, shape["enum"]))
    return str(shape.get("format") or shape.get("type") or "any")
