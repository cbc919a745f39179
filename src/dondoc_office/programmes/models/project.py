"""Programmes and their projects."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from dondoc_office.measures.exact import ExactField
from dondoc_office.programmes.states import STATE_NAMES, State
from dondoc_office.site.searching import folded_words, sought
from dondoc_office.units.models import Unit


class ProjectKind(models.TextChoices):
    """What sort of project it is (loại dự án): from it come the usual milestones."""

    WORKS = "works", _("Xây dựng công trình")
    PURCHASE = "purchase", _("Mua sắm")
    LIVELIHOOD = "livelihood", _("Hỗ trợ sản xuất, sinh kế")


class Group(models.TextChoices):
    """By which deadline it is settled (nhóm dự án)."""

    A = "A", _("Nhóm A")
    B = "B", _("Nhóm B")
    C = "C", _("Nhóm C")


class Programme(models.Model):
    """A national target programme or one of the office's own (chương trình)."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=300)
    national = models.BooleanField(default=False, help_text="chương trình mục tiêu quốc gia")
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-national", "name")
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="programmes_one_name")]

    def __str__(self) -> str:
        return self.name


class ProjectQuerySet(models.QuerySet["Project"]):
    def matching(self, words: str) -> Self:
        """Every project called so, with or without marks."""
        return self.filter(words__contains=sought(words))


class Project(models.Model):
    """What is built, bought or given with public money (dự án); money in triệu đồng."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="projects")
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="projects"
    )
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=10, choices=ProjectKind.choices, default=ProjectKind.WORKS)
    group = models.CharField(max_length=1, choices=Group.choices, default=Group.C)
    investor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="invested")
    checker = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="checked_projects", help_text="cơ quan tài chính"
    )
    places = models.ManyToManyField(Unit, blank=True, related_name="projects_here")
    decision = models.CharField(max_length=300, blank=True)
    total = ExactField(default=0)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    finished_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=9,
        choices=[(state.value, name.vi) for state, name in STATE_NAMES.items()],
        default=State.PREPARING,
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    words = models.TextField(editable=False, default="", help_text="folded for search")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ("code", "pk")
        constraints = [models.UniqueConstraint(fields=["office", "code"], name="programmes_one_code")]

    def __str__(self) -> str:
        return self.name

    def arrange(self) -> None:
        """Bring the search column up to date; call before saving."""
        self.words = folded_words(self.code, self.name)

    @property
    def stage(self) -> State:
        return State(self.state)

    @property
    def stage_name(self) -> str:
        return STATE_NAMES[self.stage].in_language(get_language() or "vi")

    def clean(self) -> None:
        """It ends after it begins, and costs no less than nothing."""
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("Ngày hoàn thành phải sau ngày khởi công.")})
        if self.total is not None and self.total < 0:
            raise ValidationError({"total": _("Số tiền không được âm.")})
