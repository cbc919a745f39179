"""Why a workbook is not taken in."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.site.errors import HouseError


class NotASheet(HouseError):
    """The file is no table that can be read."""

    code = "sheet-not-a-table"
    http_status = 422
    message = Message(
        vi="Tệp này không phải bảng cần nhập: cần tệp .xlsx hoặc CSV có một dòng tên cột gồm “{columns}”. Chưa có gì thay đổi.",
        en="This is not the table that is needed: an .xlsx or CSV file with a row of titles holding “{columns}”. "
        "Nothing was changed.",
    )


class OldWorkbook(HouseError):
    """Excel's form before 2007, whatever ending the name has."""

    code = "sheet-old-workbook"
    http_status = 422
    message = Message(
        vi="Tệp là Excel kiểu cũ (.xls), dù tên mang đuôi gì. Hãy mở rồi lưu thành .xlsx; chưa có gì thay đổi.",
        en="This is an old Excel file (.xls), whatever its name. Open it and save it as .xlsx; nothing was changed.",
    )


class PlainTable(HouseError):
    """Text where a table is needed: a page saved as one, a CSV in letters of an old code."""

    code = "sheet-plain-text"
    http_status = 422
    message = Message(
        vi="Tệp là văn bản hay trang web mà trang này không đọc được thành bảng (CSV phải theo mã UTF-8). Hãy mở bằng Excel rồi "
        "lưu thành .xlsx; chưa có gì thay đổi.",
        en="The file is text or a web page that cannot be read as a table here (CSV must be UTF-8). Open it in Excel and save it "
        "as .xlsx; nothing was changed.",
    )


class SheetLacksColumns(HouseError):
    """A table, but without a column that cannot be done without."""

    code = "sheet-lacks-columns"
    http_status = 422
    message = Message(
        vi="Tệp chưa có cột {missing}. Dòng tên cột nhận ra là dòng {row}: {found}. Hãy thêm hoặc đổi tên cột rồi đưa lại; "
        "chưa có gì thay đổi.",
        en="The file lacks the column {missing}. The row of titles seems to be row {row}: {found}. Add or rename the column "
        "and send it again; nothing was changed.",
    )


class SheetTooLarge(HouseError):
    """More than is taken in at once, or a small file that unpacks into a huge one."""

    code = "sheet-too-large"
    http_status = 413
    message = Message(
        vi="Tệp quá lớn: mỗi lần nhận không quá {rows} dòng và {size} MB. Hãy chia tệp rồi đưa lại; chưa có gì thay đổi.",
        en="The file is too large: at most {rows} rows and {size} MB at a time. Split it and send it again; nothing was changed.",
    )


class PreviewOver(HouseError):
    """The preview is not this person's, is too old, or was tampered with."""

    code = "sheet-preview-over"
    http_status = 409
    message = Message(
        vi="Bản xem trước này không còn dùng được. Hãy đưa tệp lên lại để xem trước; chưa có gì thay đổi.",
        en="This preview can no longer be used. Send the file again for a new one; nothing was changed.",
    )
