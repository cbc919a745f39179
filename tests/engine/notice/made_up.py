"""Made-up notices in the layouts offices use, and the ways a conversion spoils them."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

from dondoc.text.folding import bare

DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN SƠN LẬP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 164/TB-UBND

Sơn Lập, ngày 18 tháng 10 năm 2023

THÔNG BÁO

Kết luận của Chủ tịch UBND huyện Đinh Công Tự tại cuộc họp về phòng, chống cháy rừng

Ngày 16/10/2023, Chủ tịch UBND huyện Đinh Công Tự chủ trì cuộc họp về phòng, chống cháy rừng mùa khô. Sau khi nghe \
Hạt Kiểm lâm báo cáo và ý kiến của các xã, Chủ tịch UBND huyện kết luận như sau:

1. Đánh giá chung

Trong 9 tháng, công tác tuần tra được duy trì; diện tích rừng trồng mới đạt 412 ha. Tuy nhiên, còn để xảy ra 03 vụ \
cháy nhỏ tại các xã vùng cao.

2. Nhiệm vụ thời gian tới

- Giao Hạt Kiểm lâm chủ trì, phối hợp với Công an huyện rà soát các điểm nguy cơ cháy cao, báo cáo UBND huyện trước \
ngày 30/10/2023;

- Giao Phòng Tài chính - Kế hoạch tham mưu bố trí kinh phí mua máy thổi gió cho 12 tổ bảo vệ rừng;

- UBND các xã ký cam kết với từng hộ dân sống gần rừng, xong trong tháng 11/2023.

3. Tổ chức thực hiện

Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện, định kỳ hằng tháng báo cáo Chủ tịch UBND huyện.

Trên đây là kết luận của Chủ tịch UBND huyện, đề nghị các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- TT Huyện ủy (b/c);
- Các phòng, ban, ngành;
- UBND các xã;
- Lưu: VT, KL.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Mạc Thị Dung
"""

COMMUNE = """UBND XÃ BÌNH YÊN
VĂN PHÒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 09/TB-VP

Bình Yên, ngày 04 tháng 02 năm 2026

THÔNG BÁO

Kết luận của đồng chí Phó Chủ tịch UBND xã Nịnh Văn Trắng tại cuộc họp giao ban tuần 05

Ngày 02/02/2026, đồng chí Nịnh Văn Trắng - Phó Chủ tịch UBND xã chủ trì cuộc họp giao ban. Đồng chí kết luận như sau:

I. CÔNG VIỆC TUẦN QUA

Các thôn đã hoàn thành việc thu quỹ phòng, chống thiên tai; lúa đông xuân phát triển tốt.

II. CÔNG VIỆC TUẦN TỚI

1. Phòng Kinh tế:

- Hướng dẫn các thôn nạo vét kênh mương, hoàn thành trước Tết Nguyên đán;

- Tổng hợp nhu cầu giống ngô, gửi Trung tâm Khuyến nông.

2. Công an xã tăng cường tuần tra ban đêm, nhất là khu vực chợ và bến xe.

Trên đây là kết luận cuộc họp, yêu cầu các đơn vị thực hiện./.

Nơi nhận:
- Chủ tịch, các PCT UBND xã;
- Các phòng, trung tâm;
- Lưu: VT.

CHÁNH VĂN PHÒNG

Ma Thị Nhài
"""

NOTICES = {"district": DISTRICT, "commune": COMMUNE}


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, 70, break_on_hyphens=False) for line in text.split("\n"))


SPOILED: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "zero-width spaces": lambda text: text.replace("\n", "\u200b\n"),
    "wrapped at 70": _wrapped,
    "bullets lost": lambda text: re.sub(r"(?m)^- ", "", text),
    "en-dash bullets": lambda text: re.sub(r"(?m)^- ", "– ", text),
    "blank lines lost": lambda text: re.sub(r"\n+", "\n", text),
    "old tone placement": lambda text: text.replace("Ủy", "Uỷ").replace("hòa", "hoà").replace("HÒA", "HOÀ"),
    "Markdown": lambda text: text.replace("THÔNG BÁO", "**THÔNG BÁO**").replace(
        "1. Đánh giá chung", "**1. Đánh giá chung**"
    ),
    "indented": lambda text: re.sub(r"(?m)^(?=.)", "      ", text),
}
# What is lost here is lost in the words as well.
DESTROYED: dict[str, Callable[[str], str]] = {
    "marks lost": lambda text: bare(unicodedata.normalize("NFC", text)),
    "upper case": str.upper,
    "line breaks lost": lambda text: " ".join(text.split()),
}
