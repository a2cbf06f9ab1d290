from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from crewtrack.export import formats
from crewtrack.export.formats import FORMATS, VIEWS, Format, View

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_every_view_has_what_its_formats_need(view: View) -> None:
    for name in ("text", "data", "lines", "csv"):
        assert callable(getattr(view.shot, name))
    assert {"txt", "ansi", "json", "ndjson", "csv"} <= {one.id for one in formats.formats_of(view)}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
def test_every_format_has_its_writer(form: Format) -> None:
    module, _, name = form.writer.partition(":")
    assert callable(getattr(import_module(module), name))
    assert formats.format_of(f"a.b.{form.id.upper()}") is form
    assert all(formats.format_named(one) is form for one in form.also)
    if form.views is not None:
        assert set(form.views) <= {one.id for one in VIEWS}


def test_no_name_is_given_twice() -> None:
    for every in (VIEWS, FORMATS):
        names = [name for one in every for name in (one.id, *one.also)]
        assert len(names) == len(set(names))


def test_a_view_has_a_picture_where_a_screen_shows_it() -> None:
    svg = formats.format_named("svg")
    shown = {one.screen for one in VIEWS if formats.exists(one, svg)}
    assert shown <= formats.screens()
    assert "overview" in shown


@pytest.mark.parametrize("path", ["x", "x.", "svg", ".gif", "a.svg/x", "C:\\a.svg\\x"])
def test_an_ending_that_is_none(path: str) -> None:
    with pytest.raises(formats.UnknownError):
        formats.format_of(path)


def test_the_docs_tell_of_every_format() -> None:
    text = (DOCS / "snapshots.md").read_text(encoding="utf-8")
    for form in FORMATS:
        assert f"`{form.id}`" in text
