"""What can go wrong with many files and with the machines that read them."""

from __future__ import annotations

from dondoc.errors import DondocError, Message


class NoFilesError(DondocError):
    """Nothing to read in the folders given."""

    code = "corpus-no-files"
    message = Message(
        vi="Không thấy văn bản nào để đọc trong “{name}” (.docx, .doc, .rtf, .pdf, .html, .txt, .md hoặc ảnh quét).",
        en="No document to read in “{name}” (.docx, .doc, .rtf, .pdf, .html, .txt, .md or scans).",
    )


class WorkerLostError(DondocError):
    """The process that read the file died, again and again."""

    code = "corpus-worker-lost"
    message = Message(
        vi="Tiến trình đọc “{name}” bị dừng đột ngột (thường do hết bộ nhớ); các tệp khác không bị ảnh hưởng.",
        en="The process that read “{name}” died (mostly for want of memory); the other files are not affected.",
    )


class DefectError(DondocError):
    """A defect of ours met while reading one file."""

    code = "internal"
    message = Message(
        vi="Lỗi bên trong chương trình khi đọc “{name}” ({kind}); tệp không bị thay đổi. Xin báo cho nhóm phát triển.",
        en="Internal error while reading “{name}” ({kind}); the file is unchanged. Please report it.",
    )


class ClusterMissingError(DondocError):
    """No cluster answers at the address."""

    code = "cluster-missing"
    message = Message(
        vi="Không kết nối được cụm Dask tại “{address}”. Kiểm tra địa chỉ (ví dụ tcp://may-chu:8786) và tường lửa.",
        en="No Dask cluster answers at “{address}”. Check the address (such as tcp://host:8786) and the firewall.",
    )


class ClusterLibraryError(DondocError):
    """The extra for clusters is not installed."""

    code = "cluster-library"
    message = Message(
        vi='Chưa cài thư viện Dask để dùng --engine: pip install "dondoc[cluster]".',
        en='Dask, which --engine needs, is not installed: pip install "dondoc[cluster]".',
    )


class ClusterUnfitError(DondocError):
    """The workers run another version, or none."""

    code = "cluster-unfit"
    message = Message(
        vi="Cụm tại “{address}” không dùng được: {found}; máy này chạy dondoc {wanted}. Cài cùng phiên bản trên mọi máy.",
        en="The cluster at “{address}” does not fit: {found}; here runs dondoc {wanted}. Install one version everywhere.",
    )


class ClusterLostError(DondocError):
    """The scheduler went away in the middle."""

    code = "cluster-lost"
    message = Message(
        vi="Mất kết nối với cụm tại “{address}”. Kết quả đã đọc được giữ lại; chạy lại đúng lệnh này để đọc tiếp.",
        en="The cluster at “{address}” is gone. What was read is kept; run the same command again to go on.",
    )
