"""One box finds everything one may see, with and without marks; nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from tests.office.conftest import NOW, Cast, Office, make_unit
from tests.office.criteria.makers import small_set
from tests.office.measures.makers import figures_to_open

from dondoc_office.criteria.models import Criterion
from dondoc_office.documents.models import Document
from dondoc_office.meetings.actions import call_meeting
from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import add_project, change_project
from dondoc_office.site.searching import apart
from dondoc_office.tasks.models import Task
from dondoc_office.units.models import Alias, Kind, Membership, Role

SignIn = Callable[[Person], Client]


def found(browser: Client, words: str) -> str:
    return str(browser.get("/tim/", {"tim": words}).content.decode())


@pytest.mark.parametrize("words", ["Hoàn chỉnh báo cáo", "hoan chinh bao cao", "HOÀN CHỈNH", "tai chinh"])
def test_a_task_is_found_by_its_words_and_by_its_lead(
    task: Task, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    assert f"/nhiem-vu/{task.pk}/" in found(signed_in_as(cast.chair), words)
    assert f"/nhiem-vu/{task.pk}/" not in found(signed_in_as(cast.outsider), words)


APART = "Không nơi nào có những chữ này liền nhau"


@pytest.mark.parametrize("words", ["bao cao quy hoan chinh", "chỉnh quý", "QUÝ hoàn"])
def test_half_remembered_words_find_what_holds_all_of_them(
    task: Task, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    page = found(signed_in_as(cast.chair), words)
    assert f"/nhiem-vu/{task.pk}/" in page
    assert APART in page
    assert f"/nhiem-vu/{task.pk}/" not in found(signed_in_as(cast.outsider), words)
    listed = signed_in_as(cast.chair).get("/nhiem-vu/", {"tim": words}).content.decode()
    assert f"/nhiem-vu/{task.pk}/" not in listed
    there = listed.split("đủ các chữ ấy", 1)[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert f"/nhiem-vu/{task.pk}/" in signed_in_as(cast.chair).get(f"/nhiem-vu/{there}").content.decode()


@pytest.mark.parametrize(
    ("words", "parted"),
    [
        ("rà soát nghèo", "ra; soat; ngheo"),
        ("soát", ""),
        ("soát soát", ""),
        ("a b soát", ""),
        ("quý, báo cáo", ""),
        ("một hai ba bốn năm sáu bảy tám chín", ""),
        ('hai" OR *', "hai; or"),
        ("", ""),
    ],
)
def test_words_are_parted_where_that_is_of_use(words: str, parted: str) -> None:
    assert apart(words) == parted


def test_words_side_by_side_are_not_said_to_stand_apart(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert APART not in found(signed_in_as(cast.chair), "hoan chinh bao cao")
    assert f"/nhiem-vu/{task.pk}/" not in found(signed_in_as(cast.chair), "hoan chinh thiet bi")


@pytest.mark.parametrize("words", ["phòng kế hoạch cũ", "phong ke hoach cu"])
def test_a_unit_is_found_by_another_name(
    office: Office, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    Alias.objects.create(unit=office.finance, name="Phòng Kế hoạch cũ")
    office.finance.arrange()
    office.finance.save()
    assert "/don-vi/tckh/" in found(signed_in_as(cast.outsider), words)


def test_people_and_meetings_are_found(office: Office, cast: Cast, signed_in_as: SignIn) -> None:
    fields = {"name": "Phiên họp thường kỳ tháng 3", "held_on": NOW.date()}
    meeting = call_meeting(office.huyen, fields, by=cast.clerk, at=NOW)
    assert f"/phien-hop/{meeting.pk}/" in found(signed_in_as(cast.head), "thuong ky thang 3")
    assert f"/nguoi/{cast.officer.pk}/" in found(signed_in_as(cast.head), "phuong quynh")


@pytest.mark.parametrize("words", ["bao phủ bảo hiểm", "bao phu bao hiem", "bh9", "BẢO HIỂM Y TẾ"])
def test_an_indicator_is_found_with_and_without_marks(
    office: Office, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    figures_to_open(office, cast)
    assert "/chi-tieu/danh-muc/BH9/" in found(signed_in_as(cast.commune), words)
    assert "/chi-tieu/danh-muc/BH9/" not in found(signed_in_as(cast.stranger), words)


@pytest.mark.parametrize("words", ["Vệ sinh môi trường", "ve sinh moi truong"])
def test_a_criterion_of_an_office_is_found_by_its_own_people(
    office: Office, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    one = small_set(office)
    row = Criterion(criteria_set=one, code="17.1", name="Vệ sinh môi trường nông thôn", position=9)
    row.arrange()
    row.save()
    elsewhere = Person.objects.create_user("khac@xa.example", None, name="Người huyện khác")
    other = make_unit("huyen-khac", "UBND huyện khác", None, Kind.COMMITTEE)
    Membership.objects.create(person=elsewhere, unit=other, role=Role.CLERK)
    address = f"/tieu-chi/bo/{one.pk}/#tc-17.1"
    assert address in found(signed_in_as(cast.commune), words)
    assert address in str(signed_in_as(cast.commune).get("/tieu-chi/", {"tim": words}).content.decode())
    assert address not in found(signed_in_as(elsewhere), words)
    assert address not in found(signed_in_as(cast.stranger), words)


@pytest.mark.parametrize("words", ["đường giao thông thôn", "duong giao thong thon", "DA-7"])
def test_a_project_is_found_by_those_who_see_it(
    office: Office, cast: Cast, signed_in_as: SignIn, words: str
) -> None:
    columns = {"code": "DA-7", "name": "Đường giao thông thôn Chiềng", "total": 100}
    columns |= {"investor": office.police, "checker": office.finance}
    project = add_project(office.huyen, columns, by=cast.clerk, at=NOW)
    address = f"/chuong-trinh/du-an/{project.pk}/"
    for person, sees in ((cast.chair, True), (cast.outsider, True), (cast.commune, False)):
        assert (address in found(signed_in_as(person), words)) is sees
    assert address in str(signed_in_as(cast.chair).get("/chuong-trinh/", {"tim": words}).content.decode())


def test_a_renamed_project_is_found_by_its_new_name_alone(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    columns = {"code": "DA-7", "name": "Đường thôn Chiềng", "total": 100}
    columns |= {"investor": office.police, "checker": office.finance}
    project = add_project(office.huyen, columns, by=cast.clerk, at=NOW)
    change_project(project, {"name": "Cầu Hón Bai"}, places=(), version=1, by=cast.clerk, at=NOW)
    chair = signed_in_as(cast.chair)
    assert "Cầu Hón Bai</a>" in found(chair, "cau hon bai")
    assert "Cầu Hón Bai</a>" not in found(chair, "duong thon")


def test_everything_is_searched_in_few_questions(
    task: Task,
    office: Office,
    cast: Cast,
    signed_in_as: SignIn,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    figures_to_open(office, cast)
    small_set(office)
    chair = signed_in_as(cast.chair)
    found(chair, "bao cao")
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        found(chair, "bao cao")


def test_a_restricted_document_is_found_by_those_it_names_alone(
    office: Office, cast: Cast, signed_in_as: SignIn
) -> None:
    secret = Document(
        office=office.huyen,
        title="Kế hoạch đột kích bãi vàng",
        file=ContentFile(b"x", "x.txt"),
        file_name="x.txt",
        sha256="3" * 64,
        size=1,
        uploaded_by=cast.clerk,
        uploaded_at=NOW,
        restricted=True,
    )
    secret.arrange()
    secret.save()
    secret.named_people.add(cast.outsider)
    assert "bãi vàng" in found(signed_in_as(cast.outsider), "dot kich bai")
    for person in (cast.chair, cast.clerk, cast.auditor):
        assert "bãi vàng</a>" not in found(signed_in_as(person), "dot kich bai")
        assert f"/van-ban/{secret.pk}/" not in found(signed_in_as(person), "dot kich bai")


def test_a_stranger_finds_nothing(task: Task, cast: Cast, signed_in_as: SignIn) -> None:
    assert "hits" not in found(signed_in_as(cast.stranger), "bao cao")


@pytest.mark.parametrize("words", ["", " ", "a", "%", "'; --", "x" * 5000, "\x00"])
def test_odd_words_get_a_sentence(cast: Cast, signed_in_as: SignIn, words: str) -> None:
    assert signed_in_as(cast.chair).get("/tim/", {"tim": words}).status_code == 200
