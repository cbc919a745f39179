"""Writes the pages that come from the code itself: docs/rules.md, errors.md, glossary.md, openapi.json.

usage: python -m tools.manual
"""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import django

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
TERMS = ROOT / "docs" / "terms.tsv"

_GLOSS = re.compile(r"\(([^()]*[^\x00-\x7f][^()]*)\)")  # words in brackets with a Vietnamese letter
_LABEL_AT = 1

ERRORS_HEAD = """# Lỗi

Trang này do `make manual` sinh ra từ mã nguồn; đừng sửa tay. Mã lỗi không đổi giữa các phiên bản.
Chương trình dòng lệnh in một câu; API trả mã ở trường `code`.

*(Every error with its stable code, in Vietnamese and English. Generated; words in braces are filled in.)*

| Mã | Tiếng Việt | English |
| --- | --- | --- |
"""
GLOSSARY_HEAD = """# Thuật ngữ

Mỗi khái niệm có đúng một tên tiếng Anh trong mã nguồn. Bảng thứ nhất (`docs/terms.tsv`) do người viết; các bảng
sau do `make manual` sinh ra từ mã nguồn, nghĩa tiếng Việt lấy trong ngoặc của chú giải mỗi lớp.

*(The only authority on names: one English identifier for each Vietnamese term.)*

"""


class Named(NamedTuple):
    """A class of the code, and where it is."""

    name: str
    path: Path
    gloss: str
    node: ast.ClassDef


def classes(*paths: Path) -> Iterator[Named]:
    """The public classes of files, with the Vietnamese of their docstrings."""
    for path in paths:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found = _GLOSS.search(ast.get_docstring(node) or "")
                yield Named(node.name, path, found[1] if found else "", node)


def assigned(node: ast.ClassDef, name: str) -> ast.expr | None:
    """What a class sets a name to."""
    for line in node.body:
        if isinstance(line, ast.Assign) and any(
            isinstance(to, ast.Name) and to.id == name for to in line.targets
        ):
            return line.value
    return None


# --- errors ------------------------------------------------------------------------------------


def errors() -> Mapping[str, tuple[str, str]]:
    """Code → Vietnamese and English sentence of every error of both packages."""
    found: dict[str, tuple[str, str]] = {}
    for one in classes(*sorted(SOURCE.rglob("*.py"))):
        code, message = assigned(one.node, "code"), assigned(one.node, "message")
        if isinstance(code, ast.Constant) and isinstance(message, ast.Call):
            said = {word.arg: ast.literal_eval(word.value) for word in message.keywords}
            positional = [ast.literal_eval(word) for word in message.args]
            vi, en = positional or (said["vi"], said["en"])
            found[str(code.value)] = (vi, en)
    return dict(sorted(found.items()))


def errors_page() -> str:
    rows = (f"| `{code}` | {_cell(vi)} | {_cell(en)} |\n" for code, (vi, en) in errors().items())
    return ERRORS_HEAD + "".join(rows)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


# --- glossary ----------------------------------------------------------------------------------


def engine_classes() -> list[Named]:
    return list(
        classes(SOURCE / "dondoc" / "notice" / "model.py", SOURCE / "dondoc" / "notice" / "source.py")
    )


def office_classes() -> list[Named]:
    """Models and their choices; querysets and managers are manners, not nouns."""
    office = SOURCE / "dondoc_office"
    paths = sorted([*office.glob("*/models.py"), *office.glob("*/models/*.py")])
    return [one for one in classes(*paths) if not one.name.endswith(("QuerySet", "Manager"))]


def choices(one: Named) -> Mapping[str, str]:
    """The members of a list of choices with their Vietnamese labels."""
    if not any(
        isinstance(parent, ast.Attribute) and parent.attr.endswith("Choices") for parent in one.node.bases
    ):
        return {}
    return {
        line.targets[0].id: _words(line.value.elts[_LABEL_AT])
        for line in one.node.body
        if isinstance(line, ast.Assign)
        and isinstance(line.targets[0], ast.Name)
        and isinstance(line.value, ast.Tuple)
    }


def _words(node: ast.expr) -> str:
    """A text, or the text that is handed to a translation."""
    return str(ast.literal_eval(node.args[0] if isinstance(node, ast.Call) else node))


def glossary_page() -> str:
    return "\n".join(_glossary())


def _glossary() -> Iterator[str]:
    yield GLOSSARY_HEAD + "## Từ dùng chung\n\n| Tiếng Việt | English | Không dùng |\n| --- | --- | --- |"
    for line in TERMS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            vietnamese, english, refused = [*line.split("\t"), "", ""][:3]
            yield f"| {vietnamese} | `{english}` | {refused} |"
    yield "\n## Thư viện `dondoc`\n\n| Lớp | Nghĩa |\n| --- | --- |"
    for one in engine_classes():
        yield f"| `{one.name}` | {one.gloss or _first_line(one)} |"
    yield "\n## Ứng dụng `dondoc_office`\n\n| Nhóm | Lớp | Nghĩa |\n| --- | --- | --- |"
    for one in office_classes():
        members = "; ".join(f"`{name}` {label}" for name, label in choices(one).items())
        app = one.path.relative_to(SOURCE / "dondoc_office").parts[0]
        yield f"| {app} | `{one.name}` | {one.gloss or _first_line(one)}{': ' + members if members else ''} |"
    yield ""


def _first_line(one: Named) -> str:
    return _cell((ast.get_docstring(one.node) or "").split("\n")[0])


def pages() -> Mapping[Path, str]:
    """Every generated page and what should stand in it."""
    from dondoc.lint.manual import manual

    docs = ROOT / "docs"
    return {
        docs / "rules.md": manual(),
        docs / "errors.md": errors_page(),
        docs / "glossary.md": glossary_page(),
        docs / "openapi.json": openapi_page(),
    }


def openapi_page() -> str:
    """The description of the API, as the office serves it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc_office.site.settings")
    django.setup()
    from dondoc_office.interop.api.mount import schema

    return json.dumps(schema(), ensure_ascii=False, indent=1, default=str) + "\n"


def main() -> None:
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
