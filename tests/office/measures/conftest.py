"""Two indicators of the district that the tests of measures share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.office.conftest import NOW, Cast, Office
from tests.office.measures.makers import follow, indicator, period

from dondoc_office.measures.actions.keeping import Aim, set_target
from dondoc_office.measures.models import Indicator

D = Decimal


@pytest.fixture
def firms(office: Office, cast: Cast) -> Indicator:
    """45 enterprises in 2023, answered for by the finance department; 9 by March."""
    one = indicator("KT23", "Doanh nghiệp thành lập mới", "doanh nghiệp", kind="count", places=0)
    follow(office.huyen, one, office.finance)
    set_target(one, office.huyen, period("2023"), Aim(D(45), basis="NQ 45"), by=cast.clerk, at=NOW)
    return one


@pytest.fixture
def rice(office: Office) -> Indicator:
    one = indicator("KT11", "Sản lượng lương thực có hạt", "nghìn tấn")
    follow(office.huyen, one, office.finance, communes=True)
    return one
