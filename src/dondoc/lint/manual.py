"""The manual of all rules as Markdown: `python -m dondoc.lint.manual > docs/rules.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from dondoc.lint.rendering import shown_example
from dondoc.lint.rule import Rule
from dondoc.lint.rules import RULES

FAMILIES = {
    "TT": "Thể thức (heading, signature, recipients, paper)",
    "NG": "Ngày và kỳ (dates and periods)",
    "TR": "Tên riêng (people and agencies)",
    "CT": "Chính tả, viết hoa, dấu câu (spelling, capitals, punctuation)",
    "NV": "Nhiệm vụ: sáu rõ, đối chiếu (orders)",
    "SL": "Số liệu (figures)",
    "CD": "Chuyển đổi tệp (residue of conversion, not the author's fault)",
}
_SEVERITIES = {"error": "lỗi / error", "warning": "cảnh báo / warning", "info": "lưu ý / info"}
_HEAD = """# Quy tắc kiểm tra văn bản

Trang này do `python -m dondoc.lint.manual` sinh ra từ chính các quy tắc; đừng sửa tay.
Mã gồm hai chữ chỉ nhóm và ba chữ số; mã đã công bố không dùng lại cho quy tắc khác.

*(This page is generated from the rules. Each entry ends with one sentence in English.)*
"""


def manual() -> str:
    """The whole manual."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for prefix, title in FAMILIES.items():
        rules = [rule for rule in RULES if rule.code.startswith(prefix)]
        yield f"## {prefix}: {title}\n"
        yield "| Mã | Tên | Mức | Tự sửa | Nội dung |\n| --- | --- | --- | --- | --- |"
        for rule in rules:
            fixable = "có" if rule.fixable else ""
            yield f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {fixable} | {rule.summary.vi} |"
        yield ""
        for rule in rules:
            yield from _entry(rule)


def _anchor(rule: Rule) -> str:
    return f"{rule.code}-{rule.name}".lower()


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}\n"
    origin = "; không phải lỗi của người soạn" if rule.origin == "conversion" else ""
    yield f"*{_SEVERITIES[rule.severity]}{origin}*\n"
    yield f"{rule.manual}\n"
    for wrong, right in rule.wrong.items():
        shown = shown_example(wrong, right)
        between = "\n" if "\n" in shown[0] else " "
        yield f"```text\nSai:{between}{shown[0]}\n\nĐúng:{between}{shown[1]}\n```\n"
    if rule.basis:
        yield f"Căn cứ: {rule.basis}.\n"


if __name__ == "__main__":
    sys.stdout.write(manual())
