"""What is rendered once for everybody shows nothing of anybody."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils.translation import override
from tests.office.conftest import NOW, Cast

from dondoc_office.site.menu import written
from dondoc_office.site.templatetags.office import options
from dondoc_office.units.policy import standing_of


def test_a_steady_part_sees_no_variable_of_the_page() -> None:
    part = Template("{% steady %}[{{ secret }}{% if secret %}!{% endif %}]{% endsteady %}{{ secret }}")
    assert part.render(Context({"secret": "một"})) == "[]một"
    assert part.render(Context({"secret": "hai"})) == "[]hai"


def test_a_steady_part_is_said_in_each_language() -> None:
    part = Template("{% load i18n %}{% steady %}{% translate 'Nhiệm vụ' %}{% endsteady %}")
    with override("en"):
        english = part.render(Context())
    assert (part.render(Context()), english) == ("Nhiệm vụ", "Tasks")


def test_a_menu_made_once_is_not_shown_to_others(cast: Cast) -> None:
    hers, his = (standing_of(person, on=NOW.date()) for person in (cast.auditor, cast.officer))
    for _ in range(2):
        assert "/nhat-ky/" in written("site/_menu.html", "/", hers)
        assert "/nhat-ky/" not in written("site/_menu.html", "/", his)
    with override("en"):
        assert "Nhật ký" not in written("site/_menu.html", "/", hers)


def test_a_menu_made_once_marks_the_page_that_is_shown() -> None:
    for path in ("/nhiem-vu/", "/van-ban/", "/nhiem-vu/"):
        assert f'href="{path}" aria-current="page"' in written("site/_menu.html", path, None)


@pytest.mark.parametrize("words", ["<b>", '" selected x="', "&amp;", "'"])
def test_an_option_holds_words_alone(words: str) -> None:
    said = options([(words, words)], "")
    assert said.count("<") == 2
    assert " selected>" not in said


def test_the_option_chosen_is_selected_whatever_its_type() -> None:
    assert options([(1, "một"), (2, "hai")], "2") == (
        '<option value="1">một</option><option value="2" selected>hai</option>'
    )
