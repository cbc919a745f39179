"""Sessions in Django's table, and who they belong to: the two questions with which every page begins."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from dondoc_office.people.models import Person
from dondoc_office.site.questions import instances, moment, number, words


class SessionStore(db.SessionStore):
    """Django's own, which asks for a session by a kept question."""

    def _get_session_from_db(self) -> Session | None:
        found = instances(_session, key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
            return None
        return found[0]


class BySession(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """Who signed in; with an account that was closed since, nobody."""

    def get_user(self, user_id: int) -> Person | None:
        person = next(iter(instances(_person, person=user_id)), None)
        return person if person is not None and self.user_can_authenticate(person) else None


def _session() -> QuerySet[Session]:
    return Session.objects.filter(session_key=words("key"), expire_date__gt=moment("now"))


def _person() -> QuerySet[Person]:
    return Person.objects.filter(pk=number("person")).order_by()
