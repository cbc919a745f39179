"""Pages of people: my account, the list, one person, invitations, roles, absences."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dondoc_office.people.actions import change_person
from dondoc_office.people.forms import AboutMe
from dondoc_office.people.models import Person
from dondoc_office.site.pages import page
from dondoc_office.site.paging import page_of
from dondoc_office.site.searching import sought
from dondoc_office.units import actions
from dondoc_office.units.forms import AbsenceForm, InvitationForm, ReasonForm, RoleForm
from dondoc_office.units.models import Membership, Role
from dondoc_office.units.policy import (
    administered_units,
    hands_over_people,
    may_administer_person,
    reads_journal,
    require_some_administration,
    visible_people,
)
from dondoc_office.units.request import OfficeRequest, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def my_account(request: OfficeRequest) -> HttpResponse:
    """What the office knows of me, what I am in it, and how I sign in."""
    form = AboutMe(request.POST or None, instance=Person.objects.get(pk=request.person.pk))
    if request.method == "POST" and form.is_valid():
        change_person(request.person, form.cleaned_data, by=request.person, at=request.now)
        messages.success(request, _("Đã lưu."))
        return redirect("my-account")
    return _account(request, form, AbsenceForm(person=request.person))


def _account(request: OfficeRequest, form: AboutMe, absence_form: AbsenceForm) -> HttpResponse:
    forms = {"form": form, "absence_form": absence_form, "person": request.person}
    context = forms | {"reads_journal": reads_journal(request.standing)} | _about(request, request.person)
    wrong = form.errors or absence_form.errors
    return page(request, "units/account.html", context, status=422 if wrong else 200)


def _about(request: OfficeRequest, person: Person) -> dict[str, Any]:
    return {
        "posts": person.memberships.held(on=request.today).select_related("unit"),
        "absences": person.absences.filter(valid_until__gte=request.today).select_related("deputy"),
        "stands_in_for": person.stands_in_for.filter(valid_until__gte=request.today).select_related("person"),
    }


@signed_in
@require_GET
def person_list(request: OfficeRequest) -> HttpResponse:
    """Everybody with an account, in the order of given names; found with and without marks."""
    words = request.GET.get("tim", "").strip()
    people = visible_people(request.standing)
    if words:
        people = people.filter(words__contains=sought(words))
    rows = page_of(people.prefetch_related("memberships__unit"), request.GET.get("trang"))
    for person in rows:
        held = [post for post in person.memberships.all() if post.held_on(request.today)]
        person.posts_now = held  # for the template
    may_invite = request.standing.holds(Role.ADMINISTRATOR)
    return page(request, "units/people.html", {"rows": rows, "words": words, "may_invite": may_invite})


@signed_in
@require_GET
def person_page(request: OfficeRequest, pk: int) -> HttpResponse:
    """One person: what she is, who stands in for her, and what an administrator may change."""
    return _person(request, get_object_or_404(visible_people(request.standing), pk=pk))


def _person(request: OfficeRequest, person: Person, *, status: int = 200, **forms: BaseForm) -> HttpResponse:
    units = administered_units(request.standing, on=request.today)
    context = {
        "person": person,
        "administered": {unit.pk for unit in units},
        "may_administer": may_administer_person(request.standing, person, on=request.today),
        "may_hand_over": hands_over_people(request.standing),
        "role_form": RoleForm(units=units, person=person) if units else None,
        "absence_form": AbsenceForm(person=person),
        "stop_form": ReasonForm(),
    }
    return page(request, "units/person.html", context | _about(request, person) | forms, status=status)


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def person_invite(request: OfficeRequest) -> HttpResponse:
    """Invite somebody; the link is shown once."""
    require_some_administration(request.standing)
    units = administered_units(request.standing, on=request.today)
    form = InvitationForm(request.POST or None, units=units, initial={"unit": request.GET.get("don-vi")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        person, token = actions.invite(
            said["email"],
            said["name"],
            said["unit"],
            Role(said["role"]),
            title=said["title"],
            by=request.person,
            at=request.now,
        )
        return _show_link(request, person, token)
    return page(request, "units/invite.html", {"form": form}, status=422 if form.errors else 200)


def link_of(request: HttpRequest, token: str) -> str:
    """The address at which an invited person chooses a password."""
    return request.build_absolute_uri(reverse("invitation-accept", args=[token]))


def _show_link(request: HttpRequest, person: Person, token: str) -> HttpResponse:
    link = link_of(request, token) if token else ""
    return page(request, "units/invited.html", {"person": person, "link": link})


@never_cache
@signed_in
@require_POST
def invite_again(request: OfficeRequest, pk: int) -> HttpResponse:
    """A new link; the old one closes."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    _, token = actions.invite_again(person, by=request.person, at=request.now)
    return _show_link(request, person, token)


@signed_in
@require_POST
def role_give(request: OfficeRequest, pk: int) -> HttpResponse:
    """One more role."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    require_some_administration(request.standing)
    form = RoleForm(request.POST, units=administered_units(request.standing, on=request.today), person=person)
    if not form.is_valid():
        return _person(request, person, status=422, role_form=form)
    said = form.cleaned_data
    actions.give_role(
        person,
        said["unit"],
        Role(said["role"]),
        since=said["valid_from"],
        until=said["valid_until"],
        by=request.person,
        at=request.now,
    )
    messages.success(request, _("Đã giao vai trò."))
    return redirect("person-page", pk)


@signed_in
@require_POST
def role_end(request: OfficeRequest, pk: int) -> HttpResponse:
    """Today is the last day of a role."""
    seen = visible_people(request.standing)
    membership = get_object_or_404(Membership, pk=pk, person__in=seen)
    actions.end_role(membership, until=request.today, by=request.person, at=request.now)
    messages.success(request, _("Vai trò hết sau hôm nay."))
    return redirect("person-page", membership.person_id)


@signed_in
@require_POST
def absence_record(request: OfficeRequest, pk: int) -> HttpResponse:
    """Somebody is away; a deputy acts."""
    mine = pk == request.person.pk
    person = request.person if mine else get_object_or_404(visible_people(request.standing), pk=pk)
    form = AbsenceForm(request.POST, person=person)
    if not form.is_valid():
        if mine:
            return _account(request, AboutMe(instance=Person.objects.get(pk=pk)), form)
        return _person(request, person, status=422, absence_form=form)
    said = form.cleaned_data
    actions.record_absence(
        person,
        said["deputy"],
        said["valid_from"],
        said["valid_until"],
        reason=said["reason"],
        by=request.person,
        at=request.now,
    )
    messages.success(request, _("Đã ghi người thay."))
    return redirect("my-account") if mine else redirect("person-page", pk)


@signed_in
@require_POST
def account_stop(request: OfficeRequest, pk: int) -> HttpResponse:
    """Nobody signs in with this account any more."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _person(request, person, status=422, stop_form=form)
    actions.stop_account(person, reason=form.cleaned_data["reason"], by=request.person, at=request.now)
    messages.success(request, _("Tài khoản đã ngừng."))
    return redirect("person-page", pk)


@signed_in
@require_POST
def account_resume(request: OfficeRequest, pk: int) -> HttpResponse:
    """The account opens again."""
    person = get_object_or_404(visible_people(request.standing), pk=pk)
    actions.resume_account(person, by=request.person, at=request.now)
    messages.success(request, _("Tài khoản đã mở lại."))
    return redirect("person-page", pk)
