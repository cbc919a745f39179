"""A commune's canal in the district's plan of 2023; every figure made up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.office.conftest import NOW, Cast, Office

from dondoc_office.people.models import Person
from dondoc_office.programmes.actions.keeping import add_programme, add_project
from dondoc_office.programmes.actions.paying import Payment, Share, pay, set_capital
from dondoc_office.programmes.actions.removing import raise_obstacle
from dondoc_office.programmes.models import Disbursement, ObstacleKind, Project, Source, Surety

D = Decimal


def canal(office: Office, cast: Cast, **fields: Any) -> Project:
    """2.400 triệu đồng, built by the commune An Bình, checked by the finance department."""
    programme = add_programme(office.huyen, "Xây dựng nông thôn mới", national=True, by=cast.clerk, at=NOW)
    said = {
        "code": "DA-01",
        "name": "Kiên cố hóa kênh mương nội đồng xã An Bình",
        "programme": programme,
        "investor": office.communes[0],
        "checker": office.finance,
        "total": D(2400),
    }
    return add_project(office.huyen, said | fields, places=[office.communes[0]], by=cast.clerk, at=NOW)


def planned(project: Project, cast: Cast, amount: str = "1200", *, reason: str = "") -> None:
    share = Share(2023, Source.LOCAL, D(amount), "Nghị quyết về kế hoạch đầu tư công 2023")
    set_capital(project, share, reason=reason, by=cast.clerk, at=NOW)


def paid(
    project: Project, by: Person, month: int, amount: str, surety: Surety = Surety.CONFIRMED
) -> list[Disbursement]:
    return pay([Payment(project, 2023, month, surety, D(amount))], by=by, at=NOW)


def project_to_open(office: Office, cast: Cast) -> dict[str, int]:
    """The canal with a sum to check, an obstacle without a task, its first milestone."""
    project = canal(office, cast)
    planned(project, cast)
    paid(project, cast.commune, 1, "20")
    text = "05 hộ chưa nhận tiền bồi thường"
    found = raise_obstacle(project, ObstacleKind.LAND, text, since=NOW.date(), by=cast.commune, at=NOW)
    milestone = project.milestones.get(position=1)
    return {"project": project.pk, "obstacle": found.pk, "milestone": milestone.pk}
