"""`dondoc lint --fix`: fixes as tracked changes in .docx, as a diff or in place in text."""

from __future__ import annotations

import codecs
import difflib
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dondoc.cli.console import language, say_error
from dondoc.cli.console import write as write_out
from dondoc.cli.errors import ChangedFileError, ExistingOutputError, OutputError, UnwritableEncodingError
from dondoc.errors import Message
from dondoc.lint.fixes import apply_fixes
from dondoc.notice.model import Fix, Problem, Source

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_TRACKED = Message(
    vi="“{name}”: {count} chỗ sửa có theo dõi thay đổi ghi trong “{output}”; mở bằng Word để chấp nhận hoặc bỏ",
    en="“{name}”: {count} tracked changes are in “{output}”; accept or reject them in Word",
)
_LEFT = Message(
    vi="“{name}”: {count} chỗ phải sửa tay (số tự động, ngắt dòng, hoặc trùng chỗ sửa khác)",
    en="“{name}”: {count} fixes are left to do by hand (automatic numbers, line breaks, or overlaps)",
)
_WRITTEN = Message(vi="“{name}”: đã sửa {count} chỗ", en="“{name}”: {count} fixes written")


def fix(path: Path, source: Source, text: str, problems: Sequence[Problem], *, write: bool) -> None:
    """Apply what can be fixed in one way only.

    A .docx gets tracked changes, in a new file beside it or, with `write`, in itself; a text is
    changed in place with `write`, otherwise its diff is printed. Nothing is edited silently.
    """
    if not any(problem.fix for problem in problems):
        return
    if source.media_type == DOCX:
        _track(path, source, problems, write=write)
        return
    fixed = apply_fixes(text, problems)
    if not write:
        _print_diff(path, text, fixed.text)
        return
    data = _unchanged(path, source)
    _replace(path, _encoded(fixed.text, like=data, was=text, source=source))
    say_error(_WRITTEN.filled(name=path, count=len(fixed.edits)).in_language(language()))


def _track(path: Path, source: Source, problems: Sequence[Problem], *, write: bool) -> None:
    from dondoc.files.word.edits import tracked_changes

    output = path if write else path.with_name(f"{path.stem}.fixed{path.suffix}")
    if not write and output.exists():
        raise ExistingOutputError(name=output)
    fixes = [one for problem in problems for one in problem.fix]
    tracked = tracked_changes(_unchanged(path, source), _once(fixes), at=datetime.now(UTC), name=path.name)
    if tracked.written:
        _replace(output, tracked.data)
        said = _TRACKED.filled(name=path, count=len(tracked.written), output=output)
        say_error(said.in_language(language()))
    if tracked.left:
        say_error(_LEFT.filled(name=path, count=len(tracked.left)).in_language(language()))


def _once(fixes: Sequence[Fix]) -> list[Fix]:
    """Two rules may ask for the very same change."""
    return list(dict.fromkeys(fixes))


def _print_diff(path: Path, before: str, after: str) -> None:
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    name = str(path).lstrip("/")
    for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}"):
        write_out(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")


def _unchanged(path: Path, source: Source) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ChangedFileError(name=path) from error
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise ChangedFileError(name=path)
    return data


def _encoded(text: str, *, like: bytes, was: str, source: Source) -> bytes:
    """The bytes of the new text, in the encoding that gives the very bytes of the old one."""
    encoding = source.encoding or ""
    mark = next((mark for mark in _MARKS if like.startswith(mark)), b"")
    try:
        if mark + was.encode(encoding) == like:
            return mark + text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        pass  # an old font or an encoding without the letters: refused below
    raise UnwritableEncodingError(name=source.name, encoding=encoding or source.media_type)


def _replace(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_bytes(data)
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(name=path) from error
    finally:
        unfinished.unlink(missing_ok=True)
