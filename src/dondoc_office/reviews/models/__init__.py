"""Mid-term reviews with their goals and judgements; explanations asked of numbers."""

from __future__ import annotations

from dondoc_office.reviews.models.explanation import Explanation
from dondoc_office.reviews.models.goal_line import Decision, GoalLine, Opinion, Thrust
from dondoc_office.reviews.models.review import Review

__all__ = ["Decision", "Explanation", "GoalLine", "Opinion", "Review", "Thrust"]
