"""An entry as lines to fill in, and what is typed as changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.editing.bench import Bench
from crewtrack.app.editing.changes import Add, Set, Unset
from crewtrack.app.editing.sheet import (
    WrongLineError,
    addable,
    changes,
    new_entry,
    sheet,
    understood,
)
from crewtrack.app.editing.typed import typed

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.model.address import Address

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MS_19: Address = ("flight", "soyuz-ms-19")
BOOKS = """\
include = ["crewtrack:iss"]
station = "iss"

[flight.soyuz-ms-33]
spacecraft = "soyuz-ms"
crew       = ["kikina", "?"]
launch     = { at = "late 2027-03", site = "baikonur-31-6", slips = [{ at = "2027-02" }], known = 2026-10-01 }
"""


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    path = tmp_path / "my.toml"
    path.write_text(BOOKS, "utf-8")
    return Bench.open(path, now=NOW)


def text(bench: Bench, entry: Address, *keys: str) -> str:
    return next(one.text for one in sheet(bench, entry) if one.address == (*entry, *keys))


def test_values_are_shown_as_they_are_typed(bench: Bench) -> None:
    assert text(bench, MS_19, "land", "crew") == "shkaplerov, dubrov, vande-hei"
    assert text(bench, MS_19, "launch", "at") == "2021-10-05T08:55:02Z"
    assert text(bench, MS_19, "name") == "Soyuz MS-19"
    assert text(bench, MS_19, "crew").startswith('["shkaplerov", { id = "shipenko"')
    assert text(bench, ("flight", "soyuz-ms-33"), "launch", "at") == "late 2027-03"


@pytest.mark.parametrize(
    "kind",
    ["flight", "person", "expedition", "bulletin", "spacecraft", "site", "agency", "station"],
)
def test_what_is_shown_reads_as_what_stands_there(kind: str) -> None:
    bench = Bench.open("crewtrack:iss-2022-02-25", now=NOW)
    for ident in bench.data[kind]:
        for line in sheet(bench, (kind, ident)):
            if line.value is not None:
                assert typed(line.text, line.field) == line.value


def test_usual_lines_are_there_though_nothing_stands_in_them(bench: Bench) -> None:
    entry = ("flight", "soyuz-ms-33")
    assert text(bench, entry, "dock", "port") == ""
    shown = [one.address[2:] for one in sheet(bench, entry)]
    assert ("launch", "slips") not in shown  # kept by themselves
    assert ("launch", "known") not in shown
    more = addable(bench, entry, [one.address for one in sheet(bench, entry)])
    assert more["land.destroyed"] == (*entry, "land", "destroyed")
    assert "launch.at" not in more
    lines = sheet(bench, entry, [more["note"]])
    assert (*entry, "note") in [one.address for one in lines]


def test_what_is_understood_is_said(bench: Bench) -> None:
    lines = {one.label: one for one in sheet(bench, ("flight", "soyuz-ms-33"))}
    assert understood(lines["launch at"], "late 2022-09", bench) == "late September 2022, 21-30 Sep"
    assert understood(lines["crew"], "kikina, ?", bench) == "Anna Kikina, a seat not yet named"
    assert understood(lines["launch site"], "baikonur-31-6", bench) == "Baikonur 31/6"
    assert understood(lines["spacecraft"], "", bench) == "required"
    assert understood(lines["name"], "Soyuz MS-33", bench) == ""


def test_only_what_is_typed_anew_is_changed(bench: Bench) -> None:
    entry = ("flight", "soyuz-ms-33")
    lines = sheet(bench, entry)
    texts = {one.address: one.text for one in lines}
    assert changes(lines, texts) == []
    texts[(*entry, "launch", "at")] = "2027-04-02"
    texts[(*entry, "launch", "site")] = ""
    texts[(*entry, "dock", "port")] = ""
    found = changes(lines, texts, why="rain")
    assert [type(one) for one in found] == [Set, Unset]
    assert isinstance(found[0], Set)
    assert found[0].value == date(2027, 4, 2)
    assert found[0].slip.why == "rain"
    texts[(*entry, "launch", "at")] = ' "late 2027-03" '
    assert changes(lines, texts)[0] == Unset(
        (*entry, "launch", "site")
    )  # the same, otherwise written


def test_what_cannot_be_is_told_with_its_line(bench: Bench) -> None:
    entry = ("flight", "soyuz-ms-33")
    lines = sheet(bench, entry)
    with pytest.raises(WrongLineError) as error:
        changes(lines, {(*entry, "launch", "at"): "next moon"})
    assert error.value.address == (*entry, "launch", "at")


def test_a_new_entry_is_what_was_typed(bench: Bench) -> None:
    entry = ("flight", "soyuz-ms-34")
    lines = sheet(bench, entry, start={"spacecraft": "soyuz-ms", "launch": {"at": "TBD"}})
    assert {one.label: one.text for one in lines if one.text} == {
        "spacecraft": "soyuz-ms",
        "launch at": "TBD",
    }
    assert new_entry(
        entry, lines, {(*entry, "launch", "at"): "2027-09", (*entry, "crew"): "?, ?"}
    ) == [Add(entry, {"spacecraft": "soyuz-ms", "crew": ["?", "?"], "launch": {"at": "2027-09"}})]
