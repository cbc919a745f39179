"""A backup is one file; what comes back from it is the office, or nothing."""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import tarfile
from pathlib import Path

import pytest
from tests.office.running.homes import Home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("home")).begun()


@pytest.fixture(scope="module")
def backup(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backups") / "office.dondoc"
    (home.path / "files" / "documents").mkdir(parents=True)
    (home.path / "files" / "documents" / "a").write_bytes(b"a file")
    done = home.run("backup", str(path))
    assert done.returncode == 0, done.stderr
    return path


def repacked(backup: Path, to: Path, change: dict[str, bytes], *, honest: bool) -> Path:
    """The same backup with other contents; `honest` gives them their right hashes."""
    with tarfile.open(backup) as tar:
        contents = {m.name: tar.extractfile(m).read() for m in tar.getmembers()}  # type: ignore[union-attr]
    contents |= change
    if honest:
        manifest = json.loads(contents["manifest.json"])
        for name, content in change.items():
            manifest["sha256"][name] = hashlib.sha256(content).hexdigest()
        contents["manifest.json"] = json.dumps(manifest).encode()
    with tarfile.open(to, "w:gz") as tar:
        for name, content in contents.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return to


def test_what_was_backed_up_comes_back_into_an_empty_home(home: Home, backup: Path, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    restored = other.run("restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert (other.path / "files" / "documents" / "a").read_bytes() == b"a file"
    assert (other.path / "secret-key").read_bytes() == (home.path / "secret-key").read_bytes()
    checked = other.run("check")
    assert checked.returncode == 0, checked.stdout
    again = other.run("restore", str(backup))
    assert again.returncode == 3
    assert "is not overwritten" in again.stderr


def test_a_demonstration_stays_one_and_an_office_never_becomes_one(
    home: Home, backup: Path, tmp_path: Path
) -> None:
    for folder in ("made-up", "real"):
        (tmp_path / folder).mkdir()
    made_up = Home(tmp_path / "made-up").begun()
    (made_up.path / "demonstration").write_text("DỮ LIỆU TRÌNH DIỄN", encoding="utf-8")
    assert made_up.run("backup", str(tmp_path / "made-up.dondoc")).returncode == 0
    again = Home(tmp_path / "again")
    assert again.run("restore", str(tmp_path / "made-up.dondoc")).returncode == 0
    assert (again.path / "demonstration").read_text(encoding="utf-8") == "DỮ LIỆU TRÌNH DIỄN"
    (tmp_path / "real" / "demonstration").write_text("left from before", encoding="utf-8")
    assert Home(tmp_path / "real").run("restore", str(backup)).returncode == 0
    assert not (tmp_path / "real" / "demonstration").exists()


def test_a_backup_is_for_its_owner_and_overwrites_nothing(home: Home, backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0
    assert home.run("backup", str(backup)).returncode == 3


def test_a_full_disk_leaves_no_half_backup(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "full.dondoc"
    done = home.run("backup", str(target), shell="ulimit -f 40")
    assert done.returncode == 3, done.stdout + done.stderr
    assert "the office is unharmed" in done.stderr
    assert list(tmp_path.iterdir()) == []
    assert not list(home.path.glob("backup-*"))
    assert home.run("check").returncode == 0


def test_damage_is_found_before_anything_is_written(backup: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.dondoc"
    cut.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    other_file = repacked(backup, tmp_path / "b", {"files/documents/a": b"another"}, honest=False)
    leaving = repacked(backup, tmp_path / "c", {"../outside": b"x"}, honest=True)
    text = tmp_path / "text"
    text.write_text("không phải bản sao lưu", encoding="utf-8")
    for wrong in (cut, other_file, leaving, text, tmp_path / "absent"):
        home = Home(tmp_path / f"home-{wrong.name}")
        done = home.run("restore", str(wrong))
        assert done.returncode == 3, wrong
        assert "Nothing was written" in done.stderr, done.stderr
        assert not (home.path / "office.sqlite3").exists()


def test_a_journal_that_was_rewritten_is_not_restored(backup: Path, tmp_path: Path) -> None:
    with tarfile.open(backup) as tar:
        kept = tar.extractfile("office.sqlite3")
        assert kept is not None
        (tmp_path / "office.sqlite3").write_bytes(kept.read())
    database = sqlite3.connect(tmp_path / "office.sqlite3")
    database.execute("UPDATE journal_entry SET reason = 'khác' WHERE number = 2")
    database.commit()
    database.close()
    content = (tmp_path / "office.sqlite3").read_bytes()
    forged = repacked(backup, tmp_path / "forged", {"office.sqlite3": content}, honest=True)
    home = Home(tmp_path / "home")
    done = home.run("restore", str(forged))
    assert done.returncode == 3
    assert not (home.path / "office.sqlite3").exists()


def test_check_tells_a_cut_journal_from_a_whole_one(backup: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.run("restore", str(backup))
    seen = home.run("check").stdout.partition("its end is ")[2].split()[0]
    database = sqlite3.connect(home.path / "office.sqlite3")
    database.execute("DELETE FROM journal_entry WHERE number > 2")
    last = database.execute("SELECT hash FROM journal_entry WHERE number = 2").fetchone()[0]
    database.execute("UPDATE journal_head SET number = 2, hash = ?", (last,))
    database.commit()
    database.close()
    assert home.run("check").returncode == 0  # a chain cut at its end still holds by itself
    checked = home.run("check", "--seen", seen)
    assert checked.returncode == 1
    assert "written anew" in checked.stdout
