"""What the journal can say about documents."""

from __future__ import annotations

from dondoc.errors import Message
from dondoc_office.journal.naming import Subject

VERBS = {
    "document.uploaded": Message(vi="nhận văn bản", en="took the document in"),
    "document.drop_refused": Message(vi="không nhận tệp trong thư mục nhận", en="refused a dropped file"),
    "document.read": Message(vi="đọc xong văn bản", en="read the document"),
    "document.unreadable": Message(vi="không đọc được văn bản", en="could not read the document"),
    "document.secret_removed": Message(
        vi="xóa nội dung có dấu độ mật", en="removed content that is marked secret"
    ),
    "document.registered": Message(vi="sửa mục trong sổ văn bản", en="changed the register entry"),
    "document.restricted": Message(vi="đổi người được xem", en="changed who may see it"),
    "document.looked": Message(vi="xem văn bản hạn chế", en="looked at a restricted document"),
    "document.withdrawn": Message(vi="rút văn bản", en="withdrew the document"),
    "proposal.changed": Message(vi="sửa đề xuất", en="changed a proposal"),
    "proposal.added": Message(vi="thêm đề xuất từ lời văn", en="added a proposal from the words"),
    "proposal.refused": Message(vi="loại đề xuất", en="refused a proposal"),
    "proposal.restored": Message(vi="khôi phục đề xuất", en="restored a proposal"),
    "proposal.split": Message(vi="tách đề xuất", en="split a proposal"),
    "proposal.merged": Message(vi="gộp đề xuất", en="merged proposals"),
    "proposal.confirmed": Message(vi="xác nhận đề xuất thành nhiệm vụ", en="confirmed a proposal as a task"),
}

SUBJECTS = {
    "document": Subject(
        Message("văn bản", "document"),
        rows="documents.Document",
        seen="dondoc_office.documents.policy.visible_documents",
        page="document-page",
        secret="dondoc_office.documents.policy.secret_documents",
    ),
    "proposal": Subject(
        Message("đề xuất của văn bản", "proposal from"),
        rows="documents.Proposal",
        seen="dondoc_office.documents.policy.visible_proposals",
        page="document-page",
        key="document_id",
        secret="dondoc_office.documents.policy.secret_proposals",
    ),
    "drop": Subject(Message("tệp trong thư mục nhận", "dropped file")),
}
