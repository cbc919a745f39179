"""What is wrong with a value, in words: pydantic's kinds of error as sentences in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dondoc.errors import Message

_WORDS: Mapping[str, Message] = {
    "missing": Message("thiếu", "is missing"),
    "string_type": Message("phải là chữ", "must be text"),
    "string_too_short": Message("không để trống được", "may not be empty"),
    "string_too_long": Message("dài quá {max_length} ký tự", "is longer than {max_length} characters"),
    "int_type": Message("phải là số nguyên", "must be a whole number"),
    "int_parsing": Message("phải là số nguyên", "must be a whole number"),
    "int_parsing_size": Message("số quá lớn", "is too large a number"),
    "int_from_float": Message("phải là số nguyên", "must be a whole number"),
    "bool_type": Message("phải là true hoặc false", "must be true or false"),
    "bool_parsing": Message("phải là true hoặc false", "must be true or false"),
    "greater_than": Message("phải lớn hơn {gt}", "must be more than {gt}"),
    "greater_than_equal": Message("phải từ {ge} trở lên", "must be at least {ge}"),
    "less_than": Message("phải nhỏ hơn {lt}", "must be less than {lt}"),
    "less_than_equal": Message("phải từ {le} trở xuống", "must be at most {le}"),
    "string_pattern_mismatch": Message("không đúng dạng {pattern}", "does not have the form {pattern}"),
    "enum": Message("phải là một trong: {expected}", "must be one of: {expected}"),
    "list_type": Message("phải là danh sách", "must be a list"),
    "dict_type": Message("phải là đối tượng", "must be an object"),
    "model_type": Message("phải là đối tượng JSON", "must be a JSON object"),
    "model_attributes_type": Message("phải là đối tượng JSON", "must be a JSON object"),
    "date_beyond": Message(
        "phải là ngày từ {first} đến {last}, như ngày ở các trang",
        "must be a day from {first} to {last}, as on the pages",
    ),
    "too_long": Message("quá {max_length} mục", "has more than {max_length} items"),
}
_DATE = Message("phải là ngày dạng 2023-03-27", "must be a day such as 2023-03-27")
_OTHER = Message("không dùng được", "cannot be used")
NUL = Message("có ký tự không lưu được (NUL)", "holds a character that cannot be stored (NUL)")


def worded(error: Mapping[str, Any], language: str) -> str:
    """One error of pydantic as a sentence."""
    kind = str(error.get("type", ""))
    said = _WORDS.get(kind) or (_DATE if kind.startswith("date") else _OTHER)
    context = error.get("ctx") or {}
    try:
        return said.filled(**context).in_language(language)
    except KeyError:
        return _OTHER.in_language(language)
