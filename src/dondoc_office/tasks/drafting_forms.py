"""What people type when they draft a task, change it or hand a piece of it down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dondoc_office.people.models import Person
from dondoc_office.site.choosing import ManyRows
from dondoc_office.site.filling import DayField
from dondoc_office.tasks.deadlines import recurring, relative
from dondoc_office.tasks.forms import LONGEST
from dondoc_office.tasks.models import Occasion, Task
from dondoc_office.tasks.models.task import DeadlineKind
from dondoc_office.units.models import Unit

_KINDS = (
    ("", _("Chưa có hạn")),
    (DeadlineKind.DATE.value, _("Đến một ngày")),
    (DeadlineKind.RECURRENT.value, _("Định kỳ")),
    (DeadlineKind.RELATIVE.value, _("Kể từ ngày nhận việc")),
    (DeadlineKind.BEFORE_EVENT.value, _("Trước một sự kiện")),
)
_EVERY = (
    ("weekly", _("Hằng tuần")),
    ("monthly", _("Hằng tháng")),
    ("quarterly", _("Hằng quý")),
    ("halfyearly", _("Sáu tháng một lần")),
    ("yearly", _("Hằng năm")),
)
_NEEDED = {
    DeadlineKind.DATE: "due_on",
    DeadlineKind.RECURRENT: "every",
    DeadlineKind.RELATIVE: "days",
    DeadlineKind.BEFORE_EVENT: "occasion",
}


def _number(label: Any, most: int, **more: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most, widget=widget, **more)


class DraftForm(forms.Form):
    """A task by hand: the six rõ, and a deadline of any kind."""

    title = forms.CharField(label=_("Tên việc"), max_length=300)
    content = forms.CharField(
        label=_("Nội dung"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    lead = forms.ModelChoiceField(Unit.objects.none(), label=_("Chủ trì"), required=False)
    coordinators = ManyRows(
        Unit.objects.none(),
        label=_("Phối hợp"),
        required=False,
        help_text=_("Giữ Ctrl để chọn nhiều."),
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )
    supervisor = forms.ModelChoiceField(Person.objects.none(), label=_("Lãnh đạo chỉ đạo"), required=False)
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=300)
    receiver = forms.CharField(label=_("Nơi nhận sản phẩm"), required=False, max_length=300)
    field = forms.CharField(label=_("Lĩnh vực"), required=False, max_length=80)
    deadline_kind = forms.ChoiceField(label=_("Loại thời hạn"), choices=_KINDS, required=False)
    due_on = DayField(label=_("Hạn cuối"), required=False)
    every = forms.ChoiceField(label=_("Định kỳ"), choices=(("", "…"), *_EVERY), required=False)
    day = _number(_("Ngày trong tháng"), 31, help_text=_("Bỏ trống: ngày cuối của kỳ."))
    days = _number(_("Số ngày kể từ khi nhận việc"), 3650)
    working = forms.BooleanField(label=_("Là ngày làm việc"), required=False)
    occasion = forms.ModelChoiceField(Occasion.objects.none(), label=_("Sự kiện"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    DEADLINE = ("deadline_kind", "due_on", "every", "day", "days", "working", "occasion")

    def __init__(self, *args: Any, units: Any, leaders: Any, occasions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = {"lead": units, "coordinators": units, "supervisor": leaders, "occasion": occasions}
        for name, rows in chosen.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def about_work(self) -> Iterator[forms.BoundField]:
        return (field for field in self.visible_fields() if field.name not in self.DEADLINE)

    def about_time(self) -> Iterator[forms.BoundField]:
        return (field for field in self.visible_fields() if field.name in self.DEADLINE)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        kind = said.get("deadline_kind", "")
        if not kind and said.get("due_on"):
            said["deadline_kind"] = kind = DeadlineKind.DATE.value
        needed = _NEEDED.get(DeadlineKind(kind)) if kind else None
        if needed and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Loại thời hạn đã chọn cần ô này."))
        if kind == DeadlineKind.RECURRENT and said.get("day") and said.get("every") != "monthly":
            self.add_error("day", _("Chỉ kỳ hằng tháng có ngày trong tháng."))
        return said

    def columns(self) -> dict[str, Any]:
        """The columns of the task as typed."""
        said = self.cleaned_data
        plain = ("title", "content", "lead", "supervisor", "product", "receiver", "field", "deadline_kind")
        columns = {name: said[name] for name in plain}
        kind, value = said["deadline_kind"], ""
        if kind == DeadlineKind.RECURRENT:
            value = f"recur:{said['every']}" + (f":{said['day']}" if said["day"] else "")
        elif kind == DeadlineKind.RELATIVE:
            value = f"rel:receipt+{said['days']}{'wd' if said['working'] else 'd'}"
        elif kind == DeadlineKind.BEFORE_EVENT:
            value = "event"
        columns["deadline_value"] = value
        columns["occasion"] = said["occasion"] if kind == DeadlineKind.BEFORE_EVENT else None
        columns["due_on"] = said["due_on"] if kind == DeadlineKind.DATE else None
        return columns


def typed_of(task: Task) -> dict[str, Any]:
    """A task as the first values of a form."""
    names = ("title", "content", "lead", "supervisor", "product", "receiver", "field", "occasion", "version")
    values: dict[str, Any] = {name: getattr(task, name) for name in names}
    values |= {"coordinators": list(task.coordinators.all()), "due_on": task.due_on}
    values["deadline_kind"] = task.deadline_kind if task.deadline_kind in dict(_KINDS) else ""
    rule, counted = recurring(task.deadline_value), relative(task.deadline_value)
    if rule:
        values |= {"every": rule.every, "day": rule.day}
    if counted:
        values |= {"days": counted.days, "working": counted.working}
    if task.due_on and not values["deadline_kind"]:
        values["deadline_kind"] = DeadlineKind.DATE.value
    return values


def shown(form: DraftForm, values: Mapping[str, Any]) -> dict[str, str]:
    """Values as words, to stand beside what somebody typed."""
    words = {}
    for name, field in form.fields.items():
        value = values.get(name)
        if isinstance(value, list | tuple):
            words[name] = "; ".join(map(str, value))
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            words[name] = str(dict(field.choices).get(value, "") if value else "")  # type: ignore[arg-type]  # ours are pairs
        else:
            words[name] = "" if value in (None, False) else str(value)
    return words


class HandDownForm(forms.Form):
    """A sub-task inside the lead unit, or for a unit it works through."""

    title = forms.CharField(label=_("Tên việc"), max_length=300)
    content = forms.CharField(
        label=_("Nội dung"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    lead = forms.ModelChoiceField(Unit.objects.none(), label=_("Giao cho"))
    officer = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Người xử lý"),
        required=False,
        help_text=_("Chỉ khi giao trong chính đơn vị mình."),
    )
    product = forms.CharField(label=_("Sản phẩm"), required=False, max_length=300)
    due_on = DayField(label=_("Hạn cuối"), required=False)
    needed = forms.BooleanField(label=_("Việc cha chỉ xong khi việc này xong"), required=False, initial=True)

    def __init__(self, *args: Any, units: Any, people: Any, own: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        for name, rows in (("lead", units), ("officer", people)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("officer") and said.get("lead") and said["lead"] != self.own:
            self.add_error("officer", _("Người này không thuộc đơn vị được giao."))
        return said

    def columns(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "needed"}


class OccasionForm(forms.Form):
    """An event on which deadlines hang."""

    name = forms.CharField(label=_("Tên sự kiện"), max_length=300)
    on = DayField(label=_("Ngày"), required=False, help_text=_("Bỏ trống nếu chưa có ngày."))


class DatingForm(forms.Form):
    """The day of an event and where it is said."""

    on = DayField(label=_("Ngày"))
    reason = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Giấy mời, thông báo hoãn, lịch công tác…")
    )
