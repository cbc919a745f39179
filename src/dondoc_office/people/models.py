"""People of the office (cán bộ)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from dondoc.vietnamese.collation import person_key
from dondoc_office.site.searching import folded_words


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        person = Person(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.arrange()
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A person with an account (cán bộ); what she may do follows from her memberships alone."""

    email = models.EmailField(max_length=254, unique=True, help_text="lower case")
    name = models.CharField(max_length=100)
    title = models.CharField(max_length=100, blank=True, help_text="chức vụ, as it is printed")
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")], default="vi")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    sort_key = models.CharField(max_length=300, editable=False)
    words = models.CharField(max_length=300, editable=False, help_text="folded for search")

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("sort_key",)

    def __str__(self) -> str:
        return self.name

    def arrange(self) -> None:
        """Bring what follows from the name up to date; call before saving a changed name."""
        self.sort_key = person_key(self.name)
        self.words = folded_words(self.name, self.email)

    @property
    def is_staff(self) -> bool:
        """Django asks; there is no admin site."""
        return False


class Invitation(models.Model):
    """An invitation to an account (lời mời); the link holds a token, the row only its hash."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-sent_at",)

    def __str__(self) -> str:
        return f"{self.person}, {self.sent_at:%d/%m/%Y}"

    def is_open(self, at: datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and at < self.expires_at


class KeptForm(models.Model):
    """What somebody had typed when her session had ended (biểu mẫu giữ lại): hers alone, in that browser, for an hour."""

    browser = models.CharField(max_length=64, help_text="hash of the cookie")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=500, help_text="where the form stood")
    address = models.CharField(max_length=500, help_text="where it was sent to")
    typed = models.JSONField(help_text="names and values, in order; no password, no file")
    files = models.JSONField(default=list, help_text="names of files that were sent along and not kept")
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["browser", "person"], name="people_kept_in_browser")]

    def __str__(self) -> str:
        return self.address

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.typed]
