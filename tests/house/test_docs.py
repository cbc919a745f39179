"""What people can type, meet or import is in the docs; the examples there run."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.manual import classes, engine_classes, errors, office_classes, pages

import dondoc
from dondoc.cli import console
from dondoc.cli.main import parser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MARKDOWN = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_page_that_comes_from_the_code_is_up_to_date(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], "run `make manual`"


def test_every_command_and_option_is_in_the_manual_of_the_command_line() -> None:
    told = page("cli.md")
    for name, command in commands():
        assert f"dondoc {name}" in told
        options = {option for action in command._actions for option in action.option_strings} - {
            "-h",
            "--help",
        }
        assert [
            option
            for option in sorted(options)
            if not re.search(rf"`{option}\b|\[{option}\b| {option}\b", told)
        ] == []


def test_every_exit_code_is_in_the_manual_of_the_command_line() -> None:
    codes = [value for name, value in vars(console).items() if name.startswith("EXIT_")]
    assert [code for code in codes if f"\n| {code} | " not in page("cli.md")] == []


def test_every_public_name_is_in_the_manual_of_the_library() -> None:
    assert [name for name in dondoc.__all__ if not re.search(rf"`{name}\b", page("api.md"))] == []


def test_every_error_has_one_sentence_in_both_languages_with_the_same_blanks() -> None:
    for code, (vi, en) in errors().items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", code)
        assert set(re.findall(r"{(\w+?)(?:_vi|_en)?}", vi)) == set(re.findall(r"{(\w+?)(?:_vi|_en)?}", en)), (
            code
        )


def test_no_two_errors_share_a_code() -> None:
    codes = [
        str(line.value.value)
        for one in classes(*sorted((ROOT / "src").rglob("*.py")))
        for line in one.node.body
        if isinstance(line, ast.Assign)
        and getattr(line.targets[0], "id", "") == "code"
        and isinstance(line.value, ast.Constant)
    ]
    assert len(codes) > 40
    assert sorted(codes) == sorted(errors())


def test_every_noun_has_its_vietnamese() -> None:
    nouns = [*engine_classes(), *office_classes()]
    assert [one.name for one in nouns if not one.gloss] == []


def test_every_setting_is_explained() -> None:
    asked = re.compile(r"environment\.(?:text|flag|count|names)\(\s*\"(\w+)\"")
    sources = (ROOT / "src" / "dondoc_office").rglob("*.py")
    names = {name for path in sources for name in asked.findall(path.read_text(encoding="utf-8"))}
    assert [name for name in sorted(names) if f"`{name}`" not in page("settings.md")] == []


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith(("http:", "https:"))]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_the_examples_of_the_library_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = re.findall(r"```python\n(.*?)```", page("api.md"), re.DOTALL)
    assert len(examples) >= 3
    for example in examples:
        exec(compile(example, "docs/api.md", "exec"), {"__name__": "example"})
