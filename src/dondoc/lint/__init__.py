"""What is wrong with a notice: rules, problems, suppression, fixes."""

from __future__ import annotations

from dondoc.lint.errors import UnknownRule
from dondoc.lint.linting import lint
from dondoc.lint.rule import Rule

__all__ = ["Rule", "UnknownRule", "lint"]
