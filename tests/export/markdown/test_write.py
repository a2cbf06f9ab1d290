"""Markdown: text stays text."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import crewtrack
from crewtrack.export import formats
from crewtrack.export.markdown import views
from crewtrack.export.markdown.write import plain, table

HOST = MarkdownIt("gfm-like")


def shown(markdown: str) -> str:
    made = HOST.render(markdown).replace("<!-- -->", "")
    return " ".join(unescape(re.sub(r"<[^>]*>", "", made)).split())


def test_a_usual_name_is_written_as_it_is() -> None:
    for name in ("Soyuz MS-21", "30 Mar 07:21", "Baikonur 31/6", "MS-18 → 19", "late Sep 2022"):
        assert plain(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "# head", "1. one", "2) two", "- dash", "+ plus", "> quote", "a | b", "`code`", "*b* _i_ ~s~", "[x](y)", "![x](y)",
        "<b>", "&amp;", "http://a.example", "www.a.example", "a@b.example", "$x$", "\\", "---", "| --- |", "==", ":smile:",
    ],
)  # fmt: skip
def test_a_mark_is_no_mark(name: str) -> None:
    html = HOST.render(plain(name)).replace("<!-- -->", "")
    assert set(re.findall(r"</?([a-z0-9]+)", html)) == {"p"}
    assert shown(plain(name)) == name


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"])))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    cell = table(["head"], [[plain(text)]])
    html = HOST.render("\n".join(cell)).replace("<!-- -->", "")
    inside = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    assert len(inside) == 1
    assert " ".join(unescape(inside[0]).split()) == " ".join(text.split())


def test_cells_are_lined_up_and_empty_ones_stay() -> None:
    assert table(["a", "b"], [["1", ""], ["", "2"]], right=(0,)) == [
        "| a | b |",
        "| ---: | --- |",
        "| 1 | |",
        "| | 2 |",
        "",
    ]
    assert table(["a"], []) == []


def test_a_view_that_nothing_is_written_for_is_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(views.MAKERS, "crew")
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    moment = book.at()
    subject = formats.Subject(book=book, station="iss", at=moment.when)
    made = formats.snapshot(subject, formats.view_named("crew"), formats.format_named("md"))
    lines = made.decode().splitlines()
    assert lines[0] == "# Who is aboard, by agency"
    assert len([line for line in lines if line.startswith("| iss ")]) == 7


def test_what_it_is_laid_under_comes_first() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25", without="roscosmos")
    subject = formats.Subject(book=book, station="iss", at=book.at().when)
    made = formats.snapshot(subject, formats.view_named("next"), formats.format_named("md"))
    assert made.decode().startswith("What if: without Roscosmos")
