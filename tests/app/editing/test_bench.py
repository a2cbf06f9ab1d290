"""Plans: which file, which bytes, what would be wrong; and what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.app.editing.conftest import MINE, NOW, changed, setting

from crewtrack.app.editing import history
from crewtrack.app.editing.bench import Bench, ReadOnlyError
from crewtrack.app.editing.changes import Add, Remove, Rename, Unset
from crewtrack.app.editing.own import own_on_top
from crewtrack.app.editing.planning import parsed
from crewtrack.store import save as saving
from crewtrack.store.files import SaveError
from crewtrack.store.paths import own_schedule
from crewtrack.store.save import BothKeptError
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from pathlib import Path


def refused(bench: Bench, *changes: object) -> EditRefusedError:
    with pytest.raises(EditRefusedError) as caught:
        bench.plan(*changes)  # type: ignore[arg-type]
    return caught.value


# ---------------------------------------------------------------- which file


def test_a_value_of_your_own_is_set_where_it_stands(bench: Bench) -> None:
    plan = bench.plan(setting("person.zed.name", "Zed Z"))
    assert changed(plan.diff) == ['-name = "Zed"   # a friend', '+name = "Zed Z"   # a friend']
    assert plan.what == "set person.zed.name"
    assert plan.new_problems == ()


def test_what_ships_is_overridden_by_just_what_changes(bench: Bench) -> None:
    plan = bench.plan(setting("flight.soyuz-ms-21.launch.at", "2022-03-19"))
    assert changed(plan.diff) == [
        "+[flight.soyuz-ms-21]",
        "+launch = { at = 2022-03-19 }",
        "+",
    ]
    assert plan.notes == (f"flight.soyuz-ms-21 is overridden in {bench.top.name}",)
    at = plan.loaded.schedule
    assert at is not None
    launch = at.flights["soyuz-ms-21"].launch
    assert launch is not None
    assert launch.site == "baikonur-31-6"


def test_an_item_of_a_list_that_ships_is_overridden_with_all_of_the_list(bench: Bench) -> None:
    plan = bench.plan(setting("flight.crew-3.crew[1]", "?"))
    assert '+crew = ["chari", "?", "barron", "maurer"]' in changed(plan.diff)


def test_the_file_that_is_included_is_edited_where_it_holds_the_value(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[person.zed]\nname = "Zed"\n')
    (tmp_path / "a.toml").write_text(
        'include = ["people.toml"]\n[flight.x]\nspacecraft = "soyuz-ms"\n'
    )
    bench = Bench.open(tmp_path / "a.toml", now=NOW)
    (edit,) = bench.plan(setting("person.zed.name", "Z")).files
    assert edit.path.name == "people.toml"
    (edit,) = bench.plan(setting("person.zed.born", "1980-01-01")).files
    assert edit.path.name == "people.toml"
    (edit,) = bench.plan(setting("flight.x.name", "X")).files
    assert edit.path.name == "a.toml"


def test_in_a_folder_a_new_entry_goes_where_its_kind_is(tmp_path: Path) -> None:
    (tmp_path / "flights.toml").write_text('title = "t"\n[flight.x]\nspacecraft = "soyuz-ms"\n')
    (tmp_path / "people.toml").write_text('[person.zed]\nname = "Zed"\n')
    bench = Bench.open(tmp_path, now=NOW)
    (edit,) = bench.plan(Add(("person", "ann"), {"name": "Ann"})).files
    assert edit.path.name == "people.toml"
    (edit,) = bench.plan(setting("title", "u")).files
    assert edit.path.name == "flights.toml"


def test_what_ships_is_read_only() -> None:
    bench = Bench.open("crewtrack:iss", now=NOW)
    with pytest.raises(ReadOnlyError, match="ships with crewtrack, and is read-only") as caught:
        bench.plan(setting("flight.soyuz-ms-21.launch.at", "2022-03-19"))
    assert "crewtrack init" in (caught.value.hint or "")


def test_the_first_edit_of_what_ships_makes_a_schedule_of_your_own_on_top(home: Path) -> None:
    del home
    bench = own_on_top(Bench.open("crewtrack:iss-2022-02-25", now=NOW))
    plan = bench.plan(setting("bulletin.nasa-answer.title", "No change."))
    assert not own_schedule().exists()
    assert plan.diff.startswith("--- /dev/null\n")
    after = bench.commit(plan)
    text = own_schedule().read_text(encoding="utf-8")
    assert 'include = ["crewtrack:iss-2022-02-25"]' in text
    assert "as-of   = 2022-02-25T12:00:00Z" in text
    assert '[bulletin.nasa-answer]\ntitle = "No change."\n' in text
    assert after.problems == ()
    again = own_on_top(Bench.open("crewtrack:iss-2022-02-25", now=NOW))
    assert again.plan(setting("title", "Mine")).files[0].path == own_schedule()
    with pytest.raises(EditRefusedError, match="does not include crewtrack:tiangong"):
        own_on_top(Bench.open("crewtrack:tiangong", now=NOW))


# ---------------------------------------------------------------- unset, add, remove, rename


def test_unset_takes_the_line_and_what_would_be_left_empty(bench: Bench) -> None:
    assert changed(bench.plan(Unset(parsed("flight.soyuz-ms-98.dock.port"))).diff) == [
        '-dock   = { port = "rassvet-nadir" }'
    ]
    plan = bench.plan(Unset(parsed("flight.soyuz-ms-98.spacecraft")))
    assert "F103" in [one.code for one in plan.new_problems]


def test_what_a_file_below_says_is_dropped(bench: Bench) -> None:
    plan = bench.plan(Unset(parsed("flight.soyuz-ms-19.dock.at")))
    assert changed(plan.diff) == ['+drop    = ["flight.soyuz-ms-19.dock.at"]']
    plan = bench.plan(
        Unset(parsed("flight.soyuz-ms-19.dock.at")), Unset(parsed("flight.crew-3.undock.at"))
    )
    assert 'drop    = ["flight.soyuz-ms-19.dock.at", "flight.crew-3.undock.at"]' in plan.diff


def test_an_override_of_nothing_goes(bench: Bench) -> None:
    once = bench.commit(bench.plan(setting("flight.soyuz-ms-21.launch.at", "2022-03-19")))
    plan = once.plan(Unset(parsed("flight.soyuz-ms-21.launch.at")))
    assert plan.files[0].after == MINE
    assert "holds again" in plan.notes[0]


def test_a_new_flight_stands_in_order_of_launch(bench: Bench) -> None:
    plan = bench.plan(
        Add(("flight", "a"), {"spacecraft": "soyuz-ms", "launch": {"at": "2026-12"}}),
        Add(("flight", "b"), {"spacecraft": "soyuz-ms", "launch": {"at": "2027-12"}}),
    )
    text = plan.files[0].after
    assert text.index("[flight.a]") < text.index("[flight.soyuz-ms-98]") < text.index("[flight.b]")
    assert text.index("[flight.b]") < text.index("[bulletin.word]")


def test_lists_grow(bench: Bench) -> None:
    plan = bench.plan(Add(parsed("flight.soyuz-ms-98.land.crew"), "chari"))
    assert '+land   = { at = "2027-10", crew = ["zeddie", "rubio", "chari"] }' in changed(plan.diff)
    plan = bench.plan(Add(("assert",), {"at": "2027-07", "count": 7}))
    assert changed(plan.diff) == ["+", "+[[assert]]", '+at    = "2027-07"', "+count = 7"]


def test_a_station_is_declared_where_its_name_is_free(bench: Bench, tmp_path: Path) -> None:
    change = Add(parsed("station.iss.port.new"), {"module": "zvezda"})
    assert "cannot hold a table of stations" in refused(bench, change).reason
    (tmp_path / "hub.toml").write_text('[station.hub]\nname = "Hub"\n')
    (tmp_path / "a.toml").write_text('station = "hub"\ninclude = ["hub.toml"]\n')
    bench = Bench.open(tmp_path / "a.toml", now=NOW)
    (edit,) = bench.plan(change).files
    assert edit.path.name == "hub.toml"
    assert 'module = "zvezda"' in edit.after


def test_an_entry_goes_and_what_refers_to_it_is_known(bench: Bench) -> None:
    plan = bench.plan(Remove(("flight", "soyuz-ms-98")))
    assert plan.files[0].after == MINE[: MINE.index("[flight")] + MINE[MINE.index("[bulletin") :]
    assert [one.code for one in plan.new_problems] != []
    last = len(bench.data["assert"]) - 1
    assert set(bench.refers(("flight", "soyuz-ms-98"))) == {
        ("bulletin", "word", "about", 0),
        ("assert", last, "ports", "rassvet-nadir"),
        ("assert", last, "next"),
    }
    assert set(bench.refers(("person", "zed"))) == {
        ("flight", "soyuz-ms-98", "crew", 0),
        ("flight", "soyuz-ms-98", "land", "crew", 0),
        ("bulletin", "word", "about", 1),
    }
    assert ("flight", "soyuz-ms-98", "crew", 1, "id") in bench.refers(("person", "rubio"))


def test_a_claim_that_ships_is_not_yours(bench: Bench) -> None:
    assert "ships with crewtrack" in refused(bench, setting("assert[0].count", "9")).reason
    last = len(bench.data["assert"]) - 1
    plan = bench.plan(setting(f"assert[{last}].count", "9"))
    assert "+count    = 9" in changed(plan.diff)


def test_an_id_is_renamed_everywhere_it_is_used(bench: Bench) -> None:
    plan = bench.plan(Rename(("person", "zed"), "zoe"))
    text = plan.files[0].after
    assert text == MINE.replace("person.zed", "person.zoe").replace('"zed"', '"zoe"')
    assert plan.notes == ("2 references follow",)
    plan = bench.plan(Rename(("flight", "soyuz-ms-98"), "soyuz-ms-97"))
    assert plan.files[0].after == MINE.replace("soyuz-ms-98", "soyuz-ms-97")
    assert plan.new_problems == ()


def test_names_in_keys_are_renamed_too(tmp_path: Path) -> None:
    text = (
        '[agency.us]\nname = "US"\n[station.hub]\n[station.hub.module.core]\n'
        '[station.hub.port.aft]\nmodule = "core"\n[station.other.port.aft]\n'
        '[flight.x]\nspacecraft = "soyuz-ms"\nstation = "hub"\ndock = { port = "aft" }\n'
        '[flight.y]\nspacecraft = "soyuz-ms"\nstation = "other"\ndock = { port = "aft" }\n'
        '[[assert]]\nstation = "hub"\nat = 2022-01-01\nagencies = { us = 1 }\nports = { aft = "x" }\n'
    )
    (tmp_path / "a.toml").write_text(text)
    bench = Bench.open(tmp_path / "a.toml", now=NOW)
    assert "{ usa = 1 }" in bench.plan(Rename(("agency", "us"), "usa")).files[0].after
    plan = bench.plan(Rename(parsed("station.hub.port.aft"), "back"))
    assert plan.files[0].after == text.replace("hub.port.aft", "hub.port.back").replace(
        '"hub"\ndock = { port = "aft"', '"hub"\ndock = { port = "back"'
    ).replace("{ aft =", "{ back =")
    plan = bench.plan(Rename(parsed("station.hub.module.core"), "hull"))
    assert plan.files[0].after == text.replace("core", "hull")


def test_what_cannot_be_says_why(bench: Bench) -> None:
    assert refused(bench, setting("flight.soyuz-ms-97.launch.at", "2022")).hint == (
        "Did you mean flight.soyuz-ms-98.launch.at?"
    )
    assert "is there already" in refused(bench, Rename(("person", "zed"), "rubio")).reason
    assert "ships with crewtrack" in refused(bench, Rename(("person", "rubio"), "frank")).reason
    assert "cannot be an id" in refused(bench, Rename(("person", "zed"), "a b")).reason
    assert "no entry with an id" in refused(bench, Rename(("title",), "x")).reason
    assert "is there already" in refused(bench, Add(("person", "zed"), {})).reason
    assert refused(bench, Unset(parsed("flight.soyuz-ms-98.note"))).reason == (
        "there is no flight.soyuz-ms-98.note"
    )
    with pytest.raises(EditRefusedError, match="is no address"):
        parsed("flight..x")
    with pytest.raises(EditRefusedError, match="there is no such file"):
        Bench.open("nowhere.toml", now=NOW)


# ---------------------------------------------------------------- problems


def test_only_new_problems_are_told_and_placed(bench: Bench) -> None:
    plan = bench.plan(setting("flight.soyuz-ms-98.dock.port", "rasvet-nadir"))
    (one, *_) = [one for one in plan.new_problems if one.code == "F108"]
    assert one.place is not None
    assert (one.place.file, one.place.line) == (bench.top.name, 15)
    worse = bench.commit(plan)
    plan = worse.plan(setting("person.zed.name", "Z"))
    assert plan.new_problems == ()
    assert worse.plan(setting("flight.soyuz-ms-98.dock.port", "rassvet-nadir")).solved >= 1


def test_a_problem_that_is_only_told_in_other_words_is_not_new(bench: Bench) -> None:
    bench = bench.commit(bench.plan(setting("flight.soyuz-ms-98.land.crew", "[]")))
    assert any("Zed" in one.message for one in bench.problems)
    assert bench.plan(setting("person.zed.name", "Zoe")).new_problems == ()


def test_a_new_include_is_read(bench: Bench) -> None:
    plan = bench.plan(setting("include[1]", "crewtrack:tiangong"))
    assert plan.loaded.schedule is not None
    assert "tiangong" in plan.loaded.schedule.stations
    plan = bench.plan(setting("include[1]", "nowhere.toml"))
    assert [one.code for one in plan.new_problems] == ["F109"]


# ---------------------------------------------------------------- writing


def test_a_plan_is_written_taken_back_and_made_again(bench: Bench, mine: Path) -> None:
    plan = bench.plan(setting("flight.soyuz-ms-98.launch.at", "2027-04"))
    assert mine.read_text() == MINE
    bench.commit(plan)
    after = mine.read_bytes()
    assert after.decode() == plan.files[0].after != MINE
    assert history.undo(mine).what == "set flight.soyuz-ms-98.launch.at"
    assert mine.read_bytes() == MINE.encode()
    history.redo(mine)
    assert mine.read_bytes() == after
    with pytest.raises(EditRefusedError, match="nothing to make again"):
        history.redo(mine)


def test_bom_and_line_ends_stay_through_edit_and_undo(mine: Path) -> None:
    data = b"\xef\xbb\xbf" + MINE.replace("\n", "\r\n").encode()
    mine.write_bytes(data)
    bench = Bench.open(mine, now=NOW)
    bench.commit(bench.plan(setting("flight.soyuz-ms-98.note", "x"), setting("title", "t")))
    after = mine.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf# mine\r\n")
    assert after.count(b"\n") == after.count(b"\r\n") == data.count(b"\n") + 2
    history.undo(mine)
    assert mine.read_bytes() == data


def test_somebody_elses_edit_is_never_overwritten(bench: Bench, mine: Path) -> None:
    plan = bench.plan(setting("person.zed.name", "Z"))
    mine.write_text(MINE + "# theirs\n")
    with pytest.raises(BothKeptError) as caught:
        bench.commit(plan)
    assert mine.read_text() == MINE + "# theirs\n"
    assert caught.value.yours.read_text() == plan.files[0].after
    mine.write_text(MINE)
    bench.commit(plan)
    mine.write_text(plan.files[0].after + "# theirs\n")
    with pytest.raises(EditRefusedError, match="changed by something else"):
        history.undo(mine)
    mine.write_text(plan.files[0].after)
    history.undo(mine)
    assert mine.read_text() == MINE


def test_files_that_were_edited_at_once_are_taken_back_at_once(tmp_path: Path) -> None:
    people, flights = tmp_path / "people.toml", tmp_path / "a.toml"
    people.write_text('[person.zed]\nname = "Zed"\n')
    flights.write_text(
        'include = ["people.toml"]\n[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["zed"]\n'
    )
    old = people.read_bytes(), flights.read_bytes()
    bench = Bench.open(flights, now=NOW)
    bench.commit(bench.plan(Rename(("person", "zed"), "zoe")))
    assert 'crew = ["zoe"]' in flights.read_text()
    assert "person.zoe" in people.read_text()
    after = people.read_text()
    people.write_text(after + "# theirs\n")
    with pytest.raises(EditRefusedError, match="edited at once with it"):
        history.undo(flights)
    assert 'crew = ["zoe"]' in flights.read_text()
    people.write_text(after)
    # Another edit of one of them alone comes first.
    later = Bench.open(flights, now=NOW)
    later.commit(later.plan(setting("person.zoe.born", "1980-01-01")))
    with pytest.raises(EditRefusedError, match="edited at once with it"):
        history.undo(flights)
    history.undo(people)
    assert len(history.undo(flights).files) == 2
    assert (people.read_bytes(), flights.read_bytes()) == old
    history.redo(people)
    assert "zoe" in flights.read_text()


def test_of_files_that_are_edited_at_once_all_are_written_or_none(tmp_path: Path) -> None:
    people, flights = tmp_path / "people.toml", tmp_path / "a.toml"
    people.write_text('[person.zed]\nname = "Zed"\n')
    flights.write_text(
        'include = ["people.toml"]\n[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["zed"]\n'
    )
    for theirs, other in ((flights, people), (people, flights)):
        old = theirs.read_text(), other.read_text()
        bench = Bench.open(flights, now=NOW)
        plan = bench.plan(Rename(("person", "zed"), "zoe"))
        theirs.write_text(old[0] + "# theirs\n")
        with pytest.raises(BothKeptError):
            bench.commit(plan)
        assert other.read_text() == old[1]
        assert "zoe" in theirs.with_name(f"{theirs.name}.yours").read_text()
        theirs.write_text(old[0])


def test_what_was_written_is_put_back_when_the_next_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "people.toml").write_text('[person.zed]\nname = "Zed"\n')
    flights = tmp_path / "a.toml"
    flights.write_text(
        'include = ["people.toml"]\n[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["zed"]\n'
    )
    before = {one: one.read_bytes() for one in tmp_path.iterdir()}
    bench = Bench.open(flights, now=NOW)
    plan = bench.plan(Rename(("person", "zed"), "zoe"))
    saved: list[Path] = []
    save = saving.save

    def full(path: Path, data: bytes, *, expect_sha: str) -> None:
        saved.append(path)
        if len(saved) == 2:
            raise SaveError(str(path), "the disk is full")
        save(path, data, expect_sha=expect_sha)

    monkeypatch.setattr("crewtrack.app.editing.history.save", full)
    with pytest.raises(SaveError, match="the disk is full"):
        bench.commit(plan)
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == before
    assert len(saved) == 3
