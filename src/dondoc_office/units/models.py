"""Units, their names and successors, and who holds which role in them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.vietnamese.collation import sort_key
from dondoc_office.site.questions import Given, asked
from dondoc_office.site.searching import folded_words, sought
from dondoc_office.units.rhythm import USUAL, RestDay, Rhythm, Rhythms, Soon


class Level(models.TextChoices):
    """Where in the tree of the state a unit stands (cấp)."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    OTHER = "other", _("Khác")


class Kind(models.TextChoices):
    """What sort of unit it is (loại cơ quan, đơn vị)."""

    COMMITTEE = "committee", _("Ủy ban nhân dân")
    OFFICE = "office", _("Văn phòng")
    DEPARTMENT = "department", _("Phòng, ban, sở")
    COMMUNE = "commune", _("Xã, phường, thị trấn")
    PARTY = "party", _("Cơ quan Đảng, đoàn thể")
    FORCE = "force", _("Công an, quân sự")
    PUBLIC = "public", _("Đơn vị sự nghiệp")
    COMPANY = "company", _("Doanh nghiệp")
    OTHER = "other", _("Khác")


class Role(models.TextChoices):
    """What a person is in a unit (vai trò)."""

    CLERK = "clerk", _("Văn thư, tổng hợp")
    OFFICER = "officer", _("Chuyên viên")
    HEAD = "head", _("Người đứng đầu đơn vị")
    LEADER = "leader", _("Lãnh đạo")
    AUDITOR = "auditor", _("Kiểm tra, giám sát")
    ADMINISTRATOR = "administrator", _("Quản trị")


def valid_on(day: date | Given) -> Q:
    """Rows whose period of validity holds the day; `valid_until` is the last day."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_until=None) | Q(valid_until__gte=day))


PLACE = ("name", "kind", "parent__name", "parent__short_name")


def placed(name: str, kind: str, above: str | None, above_short: str | None) -> str:
    """“Phòng Kinh tế, Xã Cẩm Thủy”: in a list of all, a department is told apart by the office above it."""
    return name if kind == Kind.COMMITTEE or not above else f"{name}, {above_short or above}"


class UnitQuerySet(models.QuerySet["Unit"]):
    def existing(self, *, on: date | Given) -> Self:
        return self.filter(valid_on(on))

    def under(self, paths: list[str]) -> Self:
        """The units at these paths and everything below them."""
        if not paths:
            return self.none()
        below = Q()
        for path in paths:
            below |= Q(path__startswith=path)
        return self.filter(below)

    def told_apart(self) -> list[tuple[str, str]]:
        """Code and name of each, for a choice."""
        return [(code, placed(*said)) for code, *said in self.values_list("code", *PLACE)]

    def in_tree_order(self) -> list[Unit]:
        """Every unit after the one above it, siblings in Vietnamese order; each knows its depth."""
        units = list(self)
        below: dict[int | None, list[Unit]] = {}
        present = {unit.pk for unit in units}
        for unit in units:
            below.setdefault(unit.parent_id if unit.parent_id in present else None, []).append(unit)
        ordered, stack = [], [(unit, 0) for unit in reversed(below.get(None, []))]
        while stack:
            unit, unit.depth = stack[-1]
            stack.pop()
            ordered.append(unit)
            stack.extend((child, unit.depth + 1) for child in reversed(below.get(unit.pk, [])))
        return ordered

    def matching(self, words: str) -> Self:
        """Every unit called so, with or without marks; aliases too."""
        return self.filter(words__contains=sought(words))


class Unit(models.Model):
    """A body that can owe something (cơ quan, đơn vị), for as long as it exists."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.DEPARTMENT)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.OTHER)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=240, unique=True, editable=False)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    source = models.CharField(max_length=200, blank=True, help_text="the decision that made or ended it")
    sort_key = models.CharField(max_length=500, editable=False)
    words = models.TextField(editable=False, help_text="names and aliases folded for search")

    objects = UnitQuerySet.as_manager()
    depth = 0  # below the top of a list in tree order

    class Meta:
        ordering = ("sort_key",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="units_period_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        return self.short_name or self.name

    @property
    def placed(self) -> str:
        """The name where units of several offices stand beside each other."""
        above = (self.parent.name, self.parent.short_name) if self.parent else (None, None)
        return placed(self.name, self.kind, *above)

    def exists_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)

    def arrange(self) -> None:
        """Bring what follows from code, name, parent and aliases up to date; call before saving."""
        self.path = f"{self.parent.path if self.parent else '/'}{self.code}/"
        self.sort_key = sort_key(self.name)
        aliases = list(self.aliases.values_list("name", flat=True)) if self.pk else []
        self.words = folded_words(self.name, self.short_name, self.code, *aliases)


class Alias(models.Model):
    """Another name by which texts call a unit (tên gọi khác)."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="units_alias_once")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One line of a change of units (kế thừa): from an old unit to one of its heirs."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="heirs")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="forebears")
    on = models.DateField(help_text="the first day of the new unit")
    takes_tasks = models.BooleanField(default=True, help_text="open tasks pass to this heir")
    basis = models.CharField(max_length=200, help_text="nghị quyết, quyết định")
    confirmed = models.BooleanField(default=True)

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="units_succession_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="units_no_own_heir"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def held(self, *, on: date | Given) -> Self:
        return self.filter(valid_on(on))


class Membership(models.Model):
    """A role that a person holds in a unit for a time (vị trí)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=14, choices=Role.choices)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("unit__sort_key", "role")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=Q(valid_until=None), name="units_role_held_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gte=F("valid_from")),
                name="units_membership_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}, {self.unit}"

    def held_on(self, day: date) -> bool:
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_until is None or day <= self.valid_until)


class Absence(models.Model):
    """Days on which a deputy acts for a person (vắng mặt, người thay)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stands_in_for"
    )
    valid_from = models.DateField()
    valid_until = models.DateField()
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("valid_from",)
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="units_absence_in_order"
            ),
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="units_no_own_deputy"),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.deputy}"


REST_DAYS = (
    (RestDay.KEEP.value, _("Giữ nguyên ngày")),
    (RestDay.AFTER.value, _("Lùi đến ngày làm việc kế tiếp")),
    (RestDay.BEFORE.value, _("Lên ngày làm việc liền trước")),
)


class OfficeSettingQuerySet(models.QuerySet["OfficeSetting"]):
    def rhythms(self) -> Rhythms:
        """All of them, in one query: an office sets few."""
        names = OfficeSetting.CHOSEN
        rows = asked(_settings)
        return Rhythms({path: Rhythm.of(dict(zip(names, chosen, strict=True))) for path, *chosen in rows})

    def soon(self, rhythms: Rhythms | None = None) -> Soon:
        """How near is near, everywhere: one query, and another only where an office chose its own distance."""
        rhythms = self.rhythms() if rhythms is None else rhythms
        if all(rhythm.soon == USUAL.soon for rhythm in rhythms.by_path.values()):
            return Soon()
        units = Unit.objects.under(list(rhythms.by_path)).order_by().values_list("pk", "path")
        near = {pk: rhythms.at(path).soon for pk, path in units}
        return Soon({pk: soon for pk, soon in near.items() if soon != USUAL.soon})


class OfficeSetting(models.Model):
    """What an office chose about its rhythm (thiết lập của cơ quan); holds for every unit below it."""

    CHOSEN = (
        *("send_back_days", "soon_days", "remind_before", "remind_after"),
        *("remind_on_day", "remind_again", "leader_after", "meeting_after"),
        *("report_every_days", "default_deadline_days", "rest_day"),
    )

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="setting")
    send_back_days = models.PositiveSmallIntegerField(default=2)
    soon_days = models.PositiveSmallIntegerField(default=7)
    remind_before = models.JSONField(default=list)
    remind_after = models.JSONField(default=list)
    remind_on_day = models.BooleanField(default=True)
    remind_again = models.PositiveSmallIntegerField(default=7)
    leader_after = models.PositiveSmallIntegerField(default=1)
    meeting_after = models.PositiveSmallIntegerField(default=7)
    report_every_days = models.PositiveSmallIntegerField(default=30)
    default_deadline_days = models.PositiveSmallIntegerField(null=True, blank=True)
    rest_day = models.CharField(max_length=6, choices=REST_DAYS, default="keep")

    objects = OfficeSettingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(leader_after__gte=1, meeting_after__gte=F("leader_after")),
                name="units_ladder_upwards",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.rhythm}"

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm.of({name: getattr(self, name) for name in self.CHOSEN})


def _settings() -> models.QuerySet[OfficeSetting, tuple[object, ...]]:
    return OfficeSetting.objects.order_by().values_list("unit__path", *OfficeSetting.CHOSEN)


class SentForm(models.Model):
    """The key of a form that was carried out (biểu mẫu đã gửi): sent twice, it still happens once."""

    key = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
