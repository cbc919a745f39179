"""A form is filled with what was typed; what the page does not ask is given back; nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc_office.site.refilling import refilled

HERE = "/viec/5/"


def form(inside: str, action: str = "/viec/5/bao-cao/", **more: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<form method="post" action="{action}"{said}>{inside}</form>'


def filled(inside: str, *typed: tuple[str, str]) -> str:
    done = refilled(form(inside), HERE, "/viec/5/bao-cao/", typed)
    assert done.place == "da-go"
    return done.page.split(">", 1)[1].removesuffix("</form>")


@pytest.mark.parametrize(
    ("inside", "typed", "after"),
    [
        (
            '<textarea name="a" rows="2">\ncũ</textarea>',
            [("a", "mới")],
            '<textarea name="a" rows="2">\nmới</textarea>',
        ),
        (
            '<textarea name="a"></textarea>',
            [("a", "</textarea><script>&")],
            '<textarea name="a">\n&lt;/textarea&gt;&lt;script&gt;&amp;</textarea>',
        ),
        (
            '<input type="text" name="a" value="cũ">',
            [("a", '"><b>')],
            '<input type="text" name="a" value="&quot;&gt;&lt;b&gt;">',
        ),
        ('<input name="a" required>', [("a", "x")], '<input name="a" required value="x">'),
        (
            '<input type="hidden" name="version" value="3">',
            [("version", "2")],
            '<input type="hidden" name="version" value="2">',
        ),
        (
            '<input type="checkbox" name="a" value="1" checked>',
            [("b", "")],
            '<input type="checkbox" name="a" value="1">',
        ),
        ('<input type="checkbox" name="a">', [("a", "on")], '<input type="checkbox" name="a" checked>'),
        (
            '<input type="radio" name="a" value="1"><input type="radio" name="a" value="2">',
            [("a", "2")],
            '<input type="radio" name="a" value="1"><input type="radio" name="a" value="2" checked>',
        ),
        (
            '<select name="a"><option value="1" selected>Một</option><option>Hai</option></select>',
            [("a", "Hai")],
            '<select name="a"><option value="1">Một</option><option selected>Hai</option></select>',
        ),
        (
            '<select name="a" multiple><option value="1" selected>M</option></select>',
            [("b", "")],
            '<select name="a" multiple><option value="1">M</option></select>',
        ),
        (
            '<input type="password" name="a"><input type="file" name="b">',
            [("a", "x"), ("b", "y")],
            '<input type="password" name="a"><input type="file" name="b">',
        ),
        (
            '<input name="a"><input name="a">',
            [("a", "1"), ("a", "2")],
            '<input name="a" value="1"><input name="a" value="2">',
        ),
    ],
)
def test_each_kind_of_field_takes_what_was_typed(
    inside: str, typed: list[tuple[str, str]], after: str
) -> None:
    assert filled(inside, *typed) == after


def test_of_several_forms_to_one_address_the_one_that_hides_the_same_is_filled() -> None:
    one, two = (
        form(f'<input type="hidden" name="viec" value="{n}"><textarea name="a"></textarea>') for n in "12"
    )
    done = refilled(f"<p>&amp; ạ</p>{one}{two}", HERE, "/viec/5/bao-cao/", [("viec", "2"), ("a", "lời")])
    assert done.page.startswith(f"<p>&amp; ạ</p>{one}<form")
    assert done.page.count("lời") == 1 and done.left == ()


def test_a_folded_place_is_opened_and_a_form_without_an_action_is_the_page_s_own() -> None:
    page = '<details class="x"><summary>Báo cáo</summary><form method="post" id="f"><input name="a"></form></details>'
    done = refilled(page, HERE, HERE, [("a", "x")])
    assert done.place == "f"
    assert done.page.startswith('<details class="x" open><summary>') and 'value="x"' in done.page


def test_what_has_no_place_any_more_is_given_back() -> None:
    typed = [("a", "Đã làm xong phần một"), ("viec", "luu"), ("version", "3")]
    nowhere = refilled(
        "<form method='get' action='/viec/5/bao-cao/'></form>", HERE, "/viec/5/bao-cao/", typed
    )
    assert (nowhere.place, nowhere.left) == ("", ("Đã làm xong phần một",))
    elsewhere = refilled(
        form('<button name="viec" value="luu">Lưu lại</button>'), HERE, "/viec/5/bao-cao/", typed
    )
    assert elsewhere.left == ("Đã làm xong phần một",)


@given(st.text(max_size=60))
def test_whatever_is_typed_stays_inside_its_field(words: str) -> None:
    page = form('<textarea name="a"></textarea><input name="b">')
    done = refilled(page, HERE, "/viec/5/bao-cao/", [("a", words), ("b", words)])
    assert done.page.count("<") == page.count("<")
    assert done.left == ()
