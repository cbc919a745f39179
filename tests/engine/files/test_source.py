"""Any file becomes a source text or one sentence in two languages that says why not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from tests.engine.files.office_files import BODY, LEFT, converted, notice, saved

from dondoc.errors import DondocError
from dondoc.files import errors, limits, source_of
from dondoc.notice.secrecy import SecretDocumentError

TEXT = "UBND HUYỆN AN BÌNH\r\nSố: 12/TB-UBND\n\n**THÔNG BÁO**\n- Giao Phòng Nội vụ báo cáo\u00a0trước ngày 05/6/2024.\n"


def zipped(*members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for member in members:
            made.writestr(member, "x")
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_plain_text_is_kept_character_for_character(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "thông báo.docx"
    path.write_bytes(TEXT.encode(encoding))
    read = source_of(path)
    assert read.text == TEXT
    assert (read.source.name, read.source.media_type) == ("thông báo.docx", "text/plain")
    assert read.source.sha256 is not None


def test_a_page_is_read_as_a_browser_shows_it() -> None:
    page = """<!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body>
    <table><tr><td><p>UBND HUYỆN<br>AN BÌNH</p></td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>
    <p>Giao   Phòng <b>Nội</b>
       vụ&nbsp;báo cáo.</p><ol start="2"><li>Rà soát<li>Kiểm tra</ol><ul><li>Tổng hợp</li></ul>
    <table><tr><th>STT</th><th>Nội dung</th></tr><tr><td>1</td><td><p>Rà</p><p>soát</p></td></tr></table>
    <p style="display:none">ẩn</p><script>var x = "y"</script><!-- ghi chú --></body></html>"""
    read = source_of(page.encode(), "x.html")
    assert read.source.media_type == "text/html"
    assert read.text.splitlines() == [
        "UBND HUYỆN",
        "AN BÌNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Giao Phòng Nội vụ\u00a0báo cáo.",
        "2. Rà soát",
        "3. Kiểm tra",
        "- Tổng hợp",
        "STT\tNội dung",
        "1\tRà soát",
    ]


def test_a_page_nested_a_hundred_thousand_deep_is_no_danger() -> None:
    page = "<html><body>" + "<div>" * 100_000 + "Giao Phòng Nội vụ báo cáo" + "</div>" * 100_000
    with pytest.raises(errors.TruncatedFileError):
        source_of(page.encode(), "x")


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("doc", "application/msword"),
        ("rtf", "application/rtf"),
        ("odt", "application/vnd.oasis.opendocument.text"),
    ],
)
def test_files_of_other_word_processors_go_through_libreoffice(
    kind: str, media_type: str, tmp_path: Path
) -> None:
    read = source_of(converted(saved(notice()), tmp_path, kind), "x")
    assert read.source.media_type == media_type
    assert read.text.splitlines()[:3] == list(LEFT)
    assert BODY[3] in read.text


def test_without_libreoffice_antiword_reads_old_word_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = converted(saved(notice()), tmp_path, "doc")
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "antiword").symlink_to("/usr/bin/antiword")
    monkeypatch.setenv("PATH", str(programs))
    assert "Giao Phòng Tài chính - Kế hoạch chủ trì" in source_of(old, "x.doc").text
    (programs / "antiword").unlink()
    with pytest.raises(errors.ConverterMissingError):
        source_of(old, "x.doc")


def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from PIL import Image

    out = io.BytesIO()
    sheet = Image.new("L", (300, 300), 255)
    sheet.paste(0, (50, 50, 90, 90))
    sheet.save(out, "PNG")
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(errors.RecognitionMissingError):
        source_of(out.getvalue(), "x.png")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
BAD: dict[str, tuple[bytes, type[DondocError]]] = {
    "empty": (b"", errors.EmptyFileError),
    "blank": (b" \n\t ", errors.EmptyFileError),
    "binary": (bytes(range(256)) * 8, errors.BinaryFileError),
    "zip": (zipped("a.txt"), errors.UnsupportedFileError),
    "xlsx": (zipped("_rels/.rels", "xl/workbook.xml"), errors.TruncatedFileError),
    "gif": (b"GIF89a" + bytes(range(256)), errors.UnsupportedFileError),
    "cut text": (TEXT.encode() + "ị".encode()[:2], errors.TruncatedFileError),
    "protected docx": (OLE + "EncryptedPackage".encode("utf-16-le"), errors.ProtectedFileError),
    "xls": (OLE + "Workbook".encode("utf-16-le"), errors.UnsupportedFileError),
    "xml": (b"<?xml version='1.0'?><note>Giao viec</note>", errors.UnsupportedFileError),
    "entities": (b"<!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;</p></html>", errors.UnsafeXmlError),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, errors.TruncatedFileError),
    "english": (
        b"The department shall review all projects and report before Friday. " * 3,
        errors.ForeignTextError,
    ),
    "recipe": (
        "Thịt bò thái mỏng, ướp với tỏi băm, nước mắm, đường và tiêu trong nửa tiếng. Đun nóng chảo dầu, phi thơm "
        "hành, cho thịt vào xào nhanh tay trên lửa lớn. Rau cải rửa sạch, luộc vừa chín tới, vớt ra để ráo.".encode(),
        errors.NoDocumentError,
    ),
    "secret": ("UBND HUYỆN AN BÌNH\nMẬT\nTHÔNG BÁO".encode(), SecretDocumentError),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_one_sentence_in_two_languages(case: str) -> None:
    data, error = BAD[case]
    with pytest.raises(error) as raised:
        source_of(data, "tệp.txt")
    for said in (raised.value.said.vi, raised.value.said.en):
        assert "\n" not in said
        assert "{" not in said


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "không có.txt", tmp_path):
        with pytest.raises(errors.MissingFileError):
            source_of(path)


def test_a_file_beyond_the_limit_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    with path.open("wb") as hole:
        hole.truncate(limits.MAX_FILE + 1)
    with pytest.raises(errors.OversizeFileError):
        source_of(path)


def test_error_codes_are_unique_and_both_languages_take_the_same_data() -> None:
    kinds = errors.UnreadableFileError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)
    for kind in kinds:
        places = [
            {part.split("}")[0] for part in said.split("{")[1:]}
            for said in (kind.message.vi, kind.message.en)
        ]
        assert places[0] == places[1]
