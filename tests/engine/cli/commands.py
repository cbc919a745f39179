"""A command run in this process, and the notices it is run on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dondoc.cli.main import main

SAMPLE = Path(__file__).parents[3] / "samples" / "thong-bao-ket-luan.txt"

SHORT = """ỦY BAN NHÂN DÂN
XÃ AN BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/TB-UBND
An Bình, ngày 12 tháng 8 năm 2025

THÔNG BÁO
Kết luận của Chủ tịch Ủy ban nhân dân xã tại cuộc họp giao ban

1. Giao Phòng Kinh tế chủ trì, phối hợp với Công an xã rà soát {number} điểm ngập, báo cáo trước ngày 20/8/2025.
2. Yêu cầu các thôn dọn vệ sinh.

Nơi nhận:
- Phòng Kinh tế;
- Công an xã;
- Các thôn;
- Lưu: VT.

CHỦ TỊCH
Trần Văn Bảo
"""


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return Ran(code, told.out, told.err)


def folder_of_notices(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"tb-{number:02}.txt" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        path.write_text(SHORT.format(number=f"{number:02}"), encoding="utf-8")
    return paths
