"""How far a project is: milestones, land, settlement."""

from __future__ import annotations

from django.db import models

from dondoc_office.measures.exact import ExactField
from dondoc_office.programmes.models.project import Project


class Milestone(models.Model):
    """A step of a project with the day it was planned for and the day it came (mốc tiến độ)."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    planned_on = models.DateField(null=True, blank=True)
    came_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class Clearance(models.Model):
    """The land that must be free (giải phóng mặt bằng): households, ha, triệu đồng; planned and done."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="clearance")
    households = models.PositiveIntegerField(default=0)
    households_done = models.PositiveIntegerField(default=0)
    area = ExactField(default=0)
    area_done = ExactField(default=0)
    money = ExactField(default=0)
    money_done = ExactField(default=0)

    def __str__(self) -> str:
        return str(self.project)


class Settlement(models.Model):
    """Work accepted, money paid before it was followed here, and the settlement file (quyết toán), in triệu đồng."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, related_name="settlement")
    accepted = ExactField(default=0)
    paid_before = ExactField(default=0)
    sent_on = models.DateField(null=True, blank=True)
    approved = ExactField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.project)
