"""The journal: what was edited, across restarts, and only where the file is as the edit left it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crewtrack.store.journal import MOST, Entry, Journal
from crewtrack.store.paths import state_dir

if TYPE_CHECKING:
    from pathlib import Path


def entry(number: int) -> Entry:
    return Entry(
        id=f"id{number}",
        what=f"set x = {number}",
        when="2022-02-25T12:00:00Z",
        before=f"sha{number}",
        after=f"sha{number + 1}",
        splices=((4, str(number), str(number + 1)),),
        files=("/a.toml",),
    )


def kept(path: Path, *numbers: int) -> Journal:
    journal = Journal.of(path)
    for number in numbers:
        journal.add(entry(number))
    journal.keep()
    return Journal.of(path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "[]",
        "[" * 100_000,
        '{"entries": [], "done": 1e999}',
        '{"entries": [], "done": null}',
        '{"entries": 5, "done": 0}',
        '{"entries": [[]], "done": 0}',
        '{"entries": [{"id": 1}], "done": 0}',
        '{"entries": [{"id":"","what":"","when":"","before":"","after":"","splices":[[1]],"files":[]}], "done": 0}',
    ],
)
def test_a_journal_that_makes_no_sense_is_an_empty_one(tmp_path: Path, text: str) -> None:
    kept(tmp_path / "a.toml", 0)
    (place,) = (state_dir() / "journal").iterdir()
    place.write_text(text)
    assert Journal.of(tmp_path / "a.toml").entries == []
    assert kept(tmp_path / "a.toml", 1).entries == [entry(1)]


def test_edits_last_over_a_restart(tmp_path: Path) -> None:
    journal = kept(tmp_path / "a.toml", 0, 1)
    assert journal.entries == [entry(0), entry(1)]
    assert journal.done == 2
    assert Journal.of(tmp_path / "b.toml").entries == []


def test_an_edit_is_found_by_the_content_that_it_left(tmp_path: Path) -> None:
    journal = kept(tmp_path / "a.toml", 0, 1)
    assert journal.last("sha2") == entry(1)
    assert journal.next("sha2") is None
    assert journal.last("sha1") == entry(0)
    assert journal.next("sha1") == entry(1)
    assert journal.last("sha0") is None
    assert journal.next("sha0") == entry(0)


def test_a_file_that_somebody_else_changed_has_nothing_to_take_back(tmp_path: Path) -> None:
    journal = kept(tmp_path / "a.toml", 0, 1)
    assert journal.last("theirs") is None
    assert journal.next("theirs") is None


def test_a_new_edit_forgets_what_was_taken_back(tmp_path: Path) -> None:
    journal = kept(tmp_path / "a.toml", 0, 1, 2)
    journal.done = 1
    journal.add(entry(1))
    assert journal.entries == [entry(0), entry(1)]


def test_there_and_back_again_is_two_edits(tmp_path: Path) -> None:
    """The same content stands at several places: the journal remembers at which it is."""
    there = Entry("i", "there", "", "A", "B", (), ())
    back = Entry("j", "back", "", "B", "A", (), ())
    journal = Journal(tmp_path / "a.toml", [there, back], 2)
    assert journal.last("A") == back
    journal.done = 1
    assert journal.last("B") == there
    journal.done = 0
    assert journal.last("A") is None


def test_the_last_hundred_are_kept(tmp_path: Path) -> None:
    journal = kept(tmp_path / "a.toml", *range(MOST + 5))
    assert len(journal.entries) == MOST == 100
    assert journal.entries[0] == entry(5)
    assert journal.done == MOST


def test_a_journal_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    kept(tmp_path / "a.toml", 0)
    (place,) = (state_dir() / "journal").iterdir()
    for broken in ("", "[]", '{"entries": [{}], "done": 1}', '{"entries": 3}', "\x00"):
        place.write_text(broken, encoding="utf-8")
        assert Journal.of(tmp_path / "a.toml").entries == []


def test_a_link_has_the_journal_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").touch()
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.toml")
    kept(tmp_path / "a.toml", 0)
    assert Journal.of(tmp_path / "b.toml").entries == [entry(0)]
