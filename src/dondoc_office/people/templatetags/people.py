"""Filters for the pages of an account."""

from __future__ import annotations

from django import template

from dondoc_office.people.browsers import called

register = template.Library()
register.filter("browser", called)
