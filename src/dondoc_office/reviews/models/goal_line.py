"""One goal of the resolution: what measures it, by which programmes and tasks, who said what of it."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc_office.measures.exact import ExactField
from dondoc_office.measures.formulas.comparing import Goal
from dondoc_office.measures.formulas.terms import Reach
from dondoc_office.measures.models import Indicator, Target
from dondoc_office.measures.models.target import REACHES
from dondoc_office.reviews.formulas.gap import Word
from dondoc_office.reviews.models.review import Review
from dondoc_office.reviews.states import Cause, Course, Outcome, Side
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Unit

OUTCOMES = [
    (Outcome.EXCEEDED.value, _("Vượt")),
    (Outcome.MET.value, _("Đạt")),
    (Outcome.HARD.value, _("Khó đạt")),
    (Outcome.UNFIT.value, _("Không còn phù hợp")),
]
COURSES = [
    (Course.KEEP.value, _("Giữ nguyên")),
    (Course.ADJUST.value, _("Điều chỉnh mức")),
    (Course.DROP.value, _("Bỏ mục tiêu")),
]
CAUSES = [
    (Cause.OBJECTIVE.value, _("Khách quan")),
    (Cause.SUBJECTIVE.value, _("Chủ quan")),
    (Cause.BOTH.value, _("Cả khách quan và chủ quan")),
]


class Thrust(models.Model):
    """A programme or breakthrough that a resolution chose (chương trình trọng tâm, khâu đột phá)."""

    class Sort(models.TextChoices):
        """Which of the two it is (loại)."""

        PROGRAMME = "programme", _("Chương trình trọng tâm")
        BREAKTHROUGH = "breakthrough", _("Khâu đột phá")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="thrusts")
    sort = models.CharField(max_length=12, choices=Sort.choices, default=Sort.PROGRAMME)
    name = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = [models.UniqueConstraint(fields=["review", "name"], name="reviews_thrust_once")]

    def __str__(self) -> str:
        return self.name


class GoalLine(models.Model):
    """One goal of the resolution in a review (mục tiêu của nghị quyết)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField(default=0)
    field = models.CharField(max_length=80, blank=True, help_text="lĩnh vực")
    text = models.CharField(max_length=500, help_text="the goal in the words of the resolution")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="goal_lines"
    )
    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, null=True, blank=True, related_name="goal_lines"
    )
    reach = models.CharField(max_length=10, choices=REACHES, default=Reach.LAST_YEAR.value)
    responsible = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="goal_lines")
    thrusts = models.ManyToManyField(Thrust, related_name="lines", blank=True)
    tasks = models.ManyToManyField(Task, related_name="goal_lines", blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text[:100]

    @property
    def goal(self) -> Goal | None:
        return self.target.goal if self.target else None

    def clean(self) -> None:
        """A goal in numbers has an indicator, and only what comes in year by year adds up."""
        one = self.indicator
        if self.target and (one is None or self.target.indicator_id != one.pk):
            raise ValidationError({"target": _("Mức phải đạt thuộc một chỉ tiêu khác.")})
        if self.reach == Reach.WHOLE_TERM and one is not None and not one.adds_up:
            raise ValidationError(
                {"reach": _("Chỉ tiêu này không cộng được các năm: hãy chọn mức của năm cuối.")}
            )


class Opinion(models.Model):
    """What one side says became of a goal (nhận định): the unit of itself, or the check."""

    line = models.ForeignKey(GoalLine, on_delete=models.CASCADE, related_name="opinions")
    side = models.CharField(
        max_length=5,
        choices=[(Side.UNIT.value, _("Đơn vị tự đánh giá")), (Side.CHECK.value, _("Kiểm tra độc lập"))],
    )
    value = ExactField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    cause = models.CharField(max_length=10, choices=CAUSES, blank=True)
    text = models.CharField(max_length=2000, blank=True, help_text="the cause in words")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-side",)
        constraints = [models.UniqueConstraint(fields=["line", "side"], name="reviews_one_opinion_a_side")]

    def __str__(self) -> str:
        return f"{self.line_id} {self.side}: {self.outcome}"

    @property
    def word(self) -> Word:
        return Word(self.value, Outcome(self.outcome))


class Decision(models.Model):
    """What the leader concluded of a goal (kết luận): its forecast, and to keep, adjust or drop it."""

    line = models.OneToOneField(GoalLine, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=8, choices=OUTCOMES)
    course = models.CharField(max_length=6, choices=COURSES, default=Course.KEEP.value)
    least = ExactField(null=True, blank=True)
    most = ExactField(null=True, blank=True)
    legal_reason = models.CharField(max_length=1000, blank=True)
    text = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(course="keep") | ~Q(legal_reason=""), name="reviews_change_has_a_legal_reason"
            ),
            models.CheckConstraint(
                condition=Q(least=None) | Q(most=None) | Q(most__gte=F("least")),
                name="reviews_new_goal_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line_id}: {self.outcome}, {self.course}"

    @property
    def goal(self) -> Goal | None:
        """What the goal is adjusted to."""
        said = self.least is not None or self.most is not None
        return Goal(self.least, self.most) if said else None
