"""The app's place in the project."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "dondoc_office.reviews"
    label = "reviews"
