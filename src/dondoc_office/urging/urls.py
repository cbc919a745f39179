"""Addresses of urging."""

from __future__ import annotations

from django.urls import path

from dondoc_office.urging.views import feeds, letters, many, reminders, replies, weekly

urlpatterns = [
    path("", reminders.reminder_list, name="reminder-list"),
    path("tin/", reminders.tidings_choose, name="tidings-choose"),
    path("nhac/", many.remind, name="remind-many"),
    path("thu/", reminders.outbox, name="outbox"),
    path("thu/<int:pk>/gui-lai/", reminders.mail_again, name="mail-again"),
    path("lien-ket/", replies.reply_links, name="reply-links"),
    path("lien-ket/<int:pk>/thu-hoi/", replies.reply_revoke, name="reply-revoke"),
    path("tra-loi/<str:token>/", replies.reply, name="reply"),
    path("lich/", feeds.my_feed, name="my-feed"),
    path("lich/mo/", feeds.feed_open, name="feed-open"),
    path("lich/dong/", feeds.feed_close, name="feed-close"),
    path("lich/<str:token>.ics", feeds.calendar_feed, name="calendar-feed"),
    path("cong-van/", letters.letter_list, name="letter-list"),
    path("cong-van/tep/", letters.letter_files, name="letter-files"),
    path("cong-van/lap/<slug:office>/", letters.letters_write, name="letters-write"),
    path("cong-van/lap/<slug:office>/<slug:unit>/", letters.letter_write, name="letter-write"),
    path("cong-van/<int:pk>/", letters.letter_page, name="letter-page"),
    path("cong-van/<int:pk>/tep/", letters.letter_file, name="letter-file"),
    path("cong-van/<int:pk>/so/", letters.letter_issue, name="letter-issue"),
    path("tuan/", weekly.weekly_page, name="weekly-page"),
    path("tuan/thu/", weekly.weekly_choose, name="weekly-choose"),
]
