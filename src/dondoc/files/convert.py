"""Old Word files through LibreOffice as a process; antiword where there is no LibreOffice."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dondoc.files import errors, limits

_OFFICE = ("soffice", "libreoffice")


def as_docx(data: bytes, kind: str, name: str) -> bytes | None:
    """The file as .docx, or None where LibreOffice is not installed."""
    office = next((found for program in _OFFICE if (found := shutil.which(program))), None)
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        source = Path(folder) / f"input.{kind}"
        source.write_bytes(data)
        # A profile of its own: a running LibreOffice of the same user would swallow the request.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]
        run_within([*command, str(source)], limits.CONVERT_SECONDS, name)
        converted = Path(folder) / "input.docx"
        if not converted.is_file():
            raise errors.TruncatedFileError(name=name)
        return converted.read_bytes()


def doc_text(data: bytes, name: str) -> str:
    """The text of a .doc by antiword, the last resort."""
    program = shutil.which("antiword")
    if program is None:
        raise errors.ConverterMissingError(name=name, kind=".doc")
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        source = Path(folder) / "input.doc"
        source.write_bytes(data)
        command = [program, "-m", "UTF-8.txt", "-w", "0", str(source)]
        out = run_within(command, limits.CONVERT_SECONDS, name)
    if not out.strip():
        raise errors.TruncatedFileError(name=name)
    return out.decode("utf-8", "replace")


def run_within(command: Sequence[str], seconds: float, name: str, stdin: bytes | None = None) -> bytes:
    """What a program prints; it and its children are ended when the time is over."""
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8", "OMP_THREAD_LIMIT": "1"},
        start_new_session=True,
    )
    try:
        return process.communicate(stdin, timeout=seconds)[0]
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise errors.TooSlowError(name=name, seconds=round(seconds)) from error
