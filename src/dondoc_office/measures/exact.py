"""A decimal that is exact on both databases.

SQLite keeps decimals as floats; a whole number of millionths in 64 bits is exact everywhere, adds up exactly in
SQL, and reads back as a Decimal.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy

from dondoc_office.measures.formulas.adding import LARGEST, exact, shown


class ExactField(models.Field[Decimal | int | str | None, Decimal | None]):
    """Six decimal places, up to nine trillion of the indicator's own unit."""

    default_error_messages = {"invalid": gettext_lazy("“%(value)s” không phải là số.")}
    default_validators = [MinValueValidator(-LARGEST), MaxValueValidator(LARGEST)]

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return Decimal(str(value))
        except InvalidOperation as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from error

    def get_prep_value(self, value: Any) -> int | None:
        number = self.to_python(super().get_prep_value(value))
        return None if number is None else exact(number)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else shown(int(value))

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else format(value, "f")
