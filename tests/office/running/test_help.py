"""`dondoc office --help`: what a newcomer types first."""

from __future__ import annotations

import pytest

from dondoc.cli.main import main


@pytest.mark.parametrize("words", ["office --help", "office -h"])
def test_the_office_lists_its_commands(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words.split())
    assert ended.value.code == 0
    assert {"up", "demo", "backup", "restore"} <= set(capsys.readouterr().out.split())


def test_a_command_has_its_own_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["office", "up", "--help"])
    assert ended.value.code == 0
    assert "--port" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["office", "office backup", "office up --nothing"])
def test_wrong_options_are_one_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words.split())
    assert ended.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
