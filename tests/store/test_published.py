"""A folder that is published: what has not changed is not touched, and what is not ours neither."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from crewtrack.store.files import SaveError
from crewtrack.store.published import MANIFEST, ForeignError, publish

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"index.html": b"one", "beta/index.html": b"two"}


def stamps(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    done = publish(tmp_path / "a" / "site", FILES)
    assert (done.written, done.removed, done.same) == (("beta/index.html", "index.html"), (), 0)
    assert (tmp_path / "a/site/beta/index.html").read_bytes() == b"two"


def test_the_second_time_nothing_is_written(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    before = stamps(tmp_path)
    done = publish(tmp_path, FILES)
    assert (done.written, done.removed, done.same) == ((), (), 2)
    assert stamps(tmp_path) == before


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    before = stamps(tmp_path)
    assert publish(tmp_path, FILES | {"index.html": b"new"}).written == ("index.html",)
    assert stamps(tmp_path)["beta/index.html"] == before["beta/index.html"]
    assert (tmp_path / "index.html").read_bytes() == b"new"


def test_what_is_written_no_more_goes_and_its_empty_folder_too(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    done = publish(tmp_path, {"index.html": b"one"})
    assert done.removed == ("beta/index.html",)
    assert not (tmp_path / "beta").exists()


def test_what_somebody_has_changed_since_stays(tmp_path: Path) -> None:
    publish(tmp_path, FILES)
    (tmp_path / "beta/index.html").write_bytes(b"mine now")
    assert publish(tmp_path, {"index.html": b"one"}).removed == ()
    assert (tmp_path / "beta/index.html").read_bytes() == b"mine now"


def test_somebody_elses_files_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "beta").mkdir()
    (tmp_path / "beta" / "more.txt").write_text("mine")
    publish(tmp_path, FILES)
    publish(tmp_path, {})
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "beta" / "more.txt").read_text() == "mine"
    assert not (tmp_path / "index.html").exists()


def test_somebody_elses_file_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ForeignError) as caught:
        publish(tmp_path, FILES)
    assert caught.value.names == ("index.html",)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["index.html"]
    assert publish(tmp_path, FILES, force=True).written == ("beta/index.html", "index.html")


def test_a_link_in_the_way_is_somebody_elses(tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text("mine")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").symlink_to(other)
    with pytest.raises(ForeignError):
        publish(site, FILES)
    assert other.read_text() == "mine"


@pytest.mark.parametrize("path", ["../victim.txt", "/victim.txt", "a/../../victim.txt", "c:victim"])
def test_a_manifest_from_anywhere_removes_nothing_outside(tmp_path: Path, path: str) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_bytes(b"x")
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    site = tmp_path / "site"
    site.mkdir()
    (site / MANIFEST).write_text(
        json.dumps({"schema": "crewtrack/published/1", "files": {path: digest}})
    )
    assert publish(site, FILES).removed == ()
    assert victim.exists()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "other"}', '{"schema": "crewtrack/published/1"}']
)
def test_a_manifest_that_is_none_names_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert len(publish(tmp_path, FILES).written) == 2


def test_after_a_crash_what_was_written_is_still_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crewtrack.store import files, published

    write = files.write_atomic

    def broken(path: Path, data: bytes) -> None:
        if path.name == "index.html" and path.parent == tmp_path:
            name, why = "index.html", "the disk is full"
            raise SaveError(name, why)
        write(path, data)

    monkeypatch.setattr(published, "write_atomic", broken)
    with pytest.raises(SaveError):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert publish(tmp_path, FILES | {"beta/index.html": b"three"}).written == (
        "beta/index.html",
        "index.html",
    )


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    """Not even where it has taken the place of a file that was ours, or where one insists."""
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.write_bytes(b"secret")
    publish(site, FILES)
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside)
    with pytest.raises(ForeignError):
        publish(site, FILES)
    publish(site, FILES, force=True)
    assert outside.read_bytes() == b"secret"
    assert (site / "index.html").read_bytes() == b"one"
    assert publish(site, FILES).written == ()


def test_a_linked_folder_in_it_is_somebody_elses(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    for folder in (site, outside):
        folder.mkdir()
    (site / "beta").symlink_to(outside)
    with pytest.raises(ForeignError, match="beta/index"):
        publish(site, FILES)
    assert list(outside.iterdir()) == []
    publish(site, FILES, force=True)
    assert publish(site, FILES).written == ()


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    publish(tmp_path / "site", FILES)
    assert (tmp_path / "real" / "index.html").read_bytes() == b"one"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(SaveError, match="it is a file, and no folder"):
        publish(tmp_path / "site", FILES)
