"""Whatever is given to it, the command line answers with one sentence, and reads the other files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from tests.engine.cli.commands import SHORT, folder_of_notices, run

Capture = pytest.CaptureFixture[str]
GOOD = SHORT.format(number="09").encode()


def archive(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", data)
    return made.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "rong.txt": (b"", "file-empty"),
    "trang.txt": (b" \r\n\t\n", "file-empty"),
    "nhi-phan.txt": (bytes(range(256)) * 20, "file-binary"),
    "nen.docx": (zlib.compress(GOOD), "file-binary"),
    "cat.docx": (archive(word__document=GOOD * 9)[:300], "file-truncated"),
    "bom.docx": (archive(word__document=b" " * 70_000_000), "file-bomb"),
    "trang-tinh.docx": (archive(xl__workbook=b"<workbook/>"), "file-unsupported"),
    "cat.pdf": (b"%PDF-1.7\n1 0 obj\n<<", "file-truncated"),
    "thuc-the.txt": (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "file-unsupported"),
    "anh.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "file-truncated"),
    "tieng-anh.txt": (
        b"The committee met on Monday and agreed to follow up the decisions. " * 20,
        "file-foreign",
    ),
    "mat.txt": ("TỐI MẬT\n".encode() + GOOD, "document-secret"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("speaks", ["vi_VN.UTF-8", "en_US.UTF-8"])
def test_a_bad_file_is_one_sentence_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str, speaks: str
) -> None:
    from tools.manual import errors

    for variable in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", speaks)
    data, code = BAD[name]
    (tmp_path / name).write_bytes(data)
    [good] = folder_of_notices(tmp_path, 1)
    ran = run(capsys, "read", tmp_path / name, good, "--format", "json")
    sentence, summary = ran.err.splitlines()
    said = errors()[code][speaks.startswith("en")]
    assert sentence.startswith(f"dondoc: {said.split('{')[0]}")
    assert name in sentence or code == "document-secret"
    assert "1" in summary
    assert (ran.code, len(ran.out.splitlines())) == (3, 1)


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_any_name_and_any_terminal_will_do(tmp_path: Path, encoding: str) -> None:
    folder = os.fsencode(tmp_path)
    with Path(os.fsdecode(folder + b"/xa\xff\x1b[31m.txt")).open("wb") as out:
        out.write(GOOD)
    command = [sys.executable, "-m", "dondoc.cli.main", "read", str(tmp_path), "khong-co\x1b[2J.txt"]
    for chosen in ("table", "json", "csv"):
        ran = subprocess.run(
            [*command, "--format", chosen],
            capture_output=True,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            check=False,
        )
        assert ran.returncode == 3
        assert b"\x1b" not in ran.stdout + ran.stderr
        assert b"Traceback" not in ran.stderr
        assert ran.stdout.count(b"\n") > 0


def test_a_name_that_is_no_utf8_has_an_address_in_sarif(tmp_path: Path, capsys: Capture) -> None:
    with Path(os.fsdecode(os.fsencode(tmp_path) + b"/xa\xff.txt")).open("wb") as out:
        out.write(GOOD)
    ran = run(capsys, "lint", tmp_path, "--format", "sarif")
    places = json.loads(ran.out)["runs"][0]["results"][0]["locations"]
    assert places[0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/xa%FF.txt")


def test_a_reader_that_has_gone_is_no_trouble(tmp_path: Path) -> None:
    folder_of_notices(tmp_path, 3)
    command = [sys.executable, "-m", "dondoc.cli.main", "read", str(tmp_path), "--format", "json"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Error" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("redirected", [">/dev/full", ">&-"])
@pytest.mark.parametrize("words", ["rules", "lint --explain CT010"])
def test_an_output_that_takes_nothing_is_one_sentence(words: str, redirected: str) -> None:
    command = f"{sys.executable} -m dondoc.cli.main {words} {redirected}"
    ran = subprocess.run(
        ["sh", "-c", command], capture_output=True, encoding="utf-8", env={**os.environ, "LC_ALL": "en"}
    )
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == (
        "dondoc: The result cannot be printed: the output is closed or full. Your files are unchanged.\n"
    )
