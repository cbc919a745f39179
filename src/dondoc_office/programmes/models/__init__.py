"""Tables of programmes."""

from dondoc_office.programmes.models.capital import CapitalPlan, Disbursement, Source, Surety
from dondoc_office.programmes.models.obstacle import Obstacle, ObstacleKind
from dondoc_office.programmes.models.progress import Clearance, Milestone, Settlement
from dondoc_office.programmes.models.project import Group, Programme, Project, ProjectKind, ProjectQuerySet

__all__ = [
    "CapitalPlan",
    "Clearance",
    "Disbursement",
    "Group",
    "Milestone",
    "Obstacle",
    "ObstacleKind",
    "Programme",
    "Project",
    "ProjectKind",
    "ProjectQuerySet",
    "Settlement",
    "Source",
    "Surety",
]
