"""The commands that edit: what they write, what they say, and what they refuse."""

from __future__ import annotations

import json
import sys
from io import StringIO
from typing import TYPE_CHECKING

import jsonschema
import pytest

from crewtrack.store.paths import own_schedule
from crewtrack.store.shipped import shipped_root
from crewtrack.toml.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

NOW = "2026-11-26T03:00:00Z"
MINE = """\
format  = 1
station = "iss"
include = ["crewtrack:iss"]

[person.zed]
name   = "Zed"
agency = "nasa"

[flight.soyuz-ms-98]   # the one
spacecraft = "soyuz-ms"
crew       = ["zed", "?"]
launch     = { at = "2027-03", site = "baikonur-31-6" }
dock       = { port = "rassvet-nadir" }
"""
LAUNCH = "flight.soyuz-ms-98.launch.at"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_bytes(MINE.encode())
    return path


@pytest.fixture
def edit(crewtrack: Run, mine: Path) -> Run:
    """Run a command on a schedule of one's own, at an instant."""

    def call(command: str, *words: str) -> Ran:
        clock = () if command in ("undo", "redo", "history", "fmt") else ("--now", NOW)
        return (
            crewtrack(command, "-f", str(mine), *words)
            if not clock
            else crewtrack(command, "-f", str(mine), *clock, *words)
        )

    return call


# ---------------------------------------------------------------- every file that ships


def first_value(path: Path) -> tuple[str, str, str]:
    """Return an address in a file, the line's own words for its value, and another value."""
    data = read(path.read_text(encoding="utf-8"))
    for ident, flight in data.get("flight", {}).items():
        if "at" in flight.get("launch", {}):
            return f"flight.{ident}.launch.at", "at = ", "1999-01-02"
    for kind in ("person", "agency", "site", "spacecraft", "station", "bulletin"):
        entries = data.get(kind)
        for ident in entries if isinstance(entries, dict) else ():
            key = "title" if kind == "bulletin" else "name"
            return f"{kind}.{ident}.{key}", f"{key} ", "Another"
    return "title", "title ", "Another"


VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "as it ships": lambda text: text,
    "windows": lambda text: text.replace(b"\n", b"\r\n"),
    "byte-order mark": lambda text: b"\xef\xbb\xbf" + text,
    "full of remarks": lambda text: b"".join(
        line if line.rstrip().endswith((b"[", b'"""', b"\\", b",")) or b'"""' in text
        else line.rstrip(b"\n") + b"  # [x]\n# y = 1\n" if b" = " in line and line.count(b'"') % 2 == 0
        else line
        for line in text.splitlines(keepends=True)
    ),
    "without a last line end": lambda text: text.rstrip(b"\n"),
}  # fmt: skip
SHIPPED = sorted(
    one.relative_to(shipped_root()).as_posix() for one in shipped_root().rglob("*.toml")
)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", SHIPPED)
def test_set_changes_one_line_of_a_shipped_file(
    crewtrack: Run, tmp_path: Path, name: str, variant: str
) -> None:
    address, key, value = first_value(shipped_root() / name)
    path = tmp_path / "copy.toml"
    before = VARIANTS[variant]((shipped_root() / name).read_bytes())
    path.write_bytes(before)
    dry = crewtrack("set", "-f", str(path), address, value, "--dry-run")
    assert path.read_bytes() == before
    assert dry.code == 0, dry.err
    changed = [line for line in dry.out.split("\n")[2:] if line[:1] in ("+", "-")]
    assert len(changed) == 2, dry.out
    ran = crewtrack("set", "-f", str(path), address, value)
    assert ran.code == 0, ran.err
    after = path.read_bytes()
    old, new = before.split(b"\n"), after.split(b"\n")
    assert len(old) == len(new)
    (pair,) = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert key.encode() in pair[0]
    assert value.encode() in pair[1]
    assert crewtrack("undo", "-f", str(path)).code == 0
    assert path.read_bytes() == before


# ---------------------------------------------------------------- set


def test_set_says_how_it_was_understood(edit: Run, mine: Path) -> None:
    ran = edit("set", LAUNCH, "late", "2027-04", "--why", "the ship is late")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"set {LAUNCH} to late April 2027, 21-30 Apr: {mine} is written\n"
        '  the old value is kept as a slip: "2027-03"\n'
    )
    assert mine.read_text() == MINE.replace(
        'at = "2027-03", site = "baikonur-31-6"',
        'at = "late 2027-04", site = "baikonur-31-6", known = 2026-11-26, '
        'slips = [{ at = "2027-03", why = "the ship is late" }]',
    )


def test_no_slip_is_kept_of_a_mistake(edit: Run, mine: Path) -> None:
    assert edit("set", LAUNCH, "2027-04", "--no-slip").code == 0
    assert mine.read_text() == MINE.replace("2027-03", "2027-04")
    assert edit("set", LAUNCH, "2027-04", "--no-slip", "--why", "x").code == 2


def test_set_warns_of_what_is_new_and_does_not_refuse(edit: Run, mine: Path) -> None:
    ran = edit("set", "flight.soyuz-ms-98.dock.port", "rasvet-nadir")
    assert ran.code == 0
    assert "this makes 1 new problem; crewtrack undo takes it back" in ran.err
    assert f"{mine}:13:23: error[F108] unknown-port" in ran.err
    assert 'did you mean "rassvet-nadir"?' in ran.err
    assert "rasvet-nadir" in mine.read_text()
    dry = edit("set", "flight.soyuz-ms-98.crew", "[nobody]", "--dry-run")
    assert "this would make 1 new problem\n" in dry.err
    assert dry.out.startswith(f"--- {mine}\n+++ {mine}\n@@ ")


def test_what_is_so_already_is_not_written(edit: Run, mine: Path) -> None:
    stamp = mine.stat().st_mtime_ns
    assert edit("set", "person.zed.name", "Zed").err == "it is so already: nothing to change\n"
    assert mine.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("set", "flight.soyuz-ms-98.lunch.at", "2027"),
            "Did you mean flight.soyuz-ms-98.launch.at?",
        ),
        (
            ("set", "flight.soyuz-ms-97.launch.at", "2027"),
            "Did you mean flight.soyuz-ms-98.launch.at?",
        ),
        (("set", LAUNCH, "sometime"), 'found "sometime"'),
        (("set", LAUNCH, "2027-03-18T15:55:00"), "Add Z"),
        (("set", "flight..x", "1"), "is no address"),
        (("set", "flight.soyuz-ms-98", "2027"), 'is a table, and "2027" is none'),
        (("set", "person", "zed"), "Set one of its keys: person.ID"),
        (("set", LAUNCH), "VALUE is missing"),
        (("set", "person.zed.name", "Z", "--why", "x"), "only a movement keeps slips"),
        (("unset", "person.zed.nmae"), "Did you mean person.zed.name?"),
        (("unset", "person.zed.born"), "there is no person.zed.born"),
        (("remove", "person.zde"), "Did you mean person.zed?"),
        (("rename", "person.zed", "a b"), "cannot be an id"),
        (("rename", "person.rubio", "frank"), "ships with crewtrack"),
        (("add", "person"), "names no entry"),
        (("add", "person.zed"), "crewtrack set person.zed.KEY VALUE"),
        (("add", "person.ann", "name"), "is no KEY=VALUE"),
        (("add", "person.ann", "--like", "soyuz-ms-98"), "--like makes a flight"),
        (("add", "flight.soyuz-ms-97.crew", "zed"), 'there is no flight "soyuz-ms-97"'),
        (("edit", "zde"), "neither $VISUAL nor $EDITOR is set"),
    ],
)
def test_what_cannot_be_says_what_was_meant(
    edit: Run, mine: Path, words: tuple[str, ...], told: str
) -> None:
    ran = edit(*words)
    assert ran.code in (1, 2)
    assert told in ran.err
    assert ran.err.startswith("crewtrack: ")
    assert mine.read_text() == MINE


def test_without_a_schedule_of_your_own_the_way_on_is_told(crewtrack: Run) -> None:
    ran = crewtrack("set", "flight.soyuz-ms-21.launch.at", "2022-03-19")
    assert ran.code == 1
    assert "crewtrack:iss-2022-02-25 ships with crewtrack, and is read-only" in ran.err
    assert "crewtrack init" in ran.err
    assert not own_schedule().exists()
    dry = crewtrack("set", "flight.soyuz-ms-21.launch.at", "2022-03-19", "--dry-run")
    assert dry.code == 0
    assert f"--- /dev/null\n+++ {own_schedule()}\n" in dry.out
    assert dry.out.endswith("+[flight.soyuz-ms-21]\n+launch = { at = 2022-03-19 }\n")
    assert not own_schedule().exists()


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def answer(lines: str) -> None:
        # this one first: it imports the command, which is to take the real one with it
        monkeypatch.setattr("crewtrack.cli.cmd.edit.asks", lambda: True)
        monkeypatch.setattr("crewtrack.cli.editing.asks", lambda: True)
        monkeypatch.setattr(sys, "stdin", StringIO(lines))

    return answer


def test_the_first_edit_makes_your_own_if_you_agree(
    crewtrack: Run, answered: Callable[[str], None]
) -> None:
    answered("n\n")
    assert crewtrack("set", "flight.soyuz-ms-21.note", "x").code == 1
    assert not own_schedule().exists()
    answered("what\ny\n")
    ran = crewtrack("set", "flight.soyuz-ms-21.note", "x")
    assert ran.code == 0, ran.err
    assert "is overridden" in ran.err
    text = own_schedule().read_text(encoding="utf-8")
    assert 'include = ["crewtrack:iss-2022-02-25"]' in text
    assert text.endswith('[flight.soyuz-ms-21]\nnote = "x"\n')
    # From here on it is the usual one.
    assert crewtrack("set", "flight.soyuz-ms-21.note", "y").code == 0
    assert crewtrack("undo").code == 0
    assert own_schedule().read_text(encoding="utf-8") == text


def test_somebody_elses_edit_in_between_is_kept_and_so_is_yours(
    edit: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crewtrack.app.editing.bench import Bench

    plan = Bench.plan

    def slowly(self: Bench, *changes: object) -> object:
        made = plan(self, *changes)  # type: ignore[arg-type]
        mine.write_text(MINE + "# theirs\n")
        return made

    monkeypatch.setattr(Bench, "plan", slowly)
    ran = edit("set", "person.zed.name", "Z")
    assert ran.code == 1
    assert "somebody has changed it since it was read" in ran.err
    assert mine.read_text() == MINE + "# theirs\n"
    assert mine.with_name("mine.toml.yours").read_text() == MINE.replace('"Zed"', '"Z"')


# ---------------------------------------------------------------- unset, add, remove, rename


def test_a_value_is_taken_out(edit: Run, mine: Path) -> None:
    assert edit("unset", "flight.soyuz-ms-98.launch.site").code == 0
    assert mine.read_text() == MINE.replace(', site = "baikonur-31-6"', "")


def test_a_flight_is_added_like_another(edit: Run, mine: Path) -> None:
    ran = edit("add", "flight", "--like", "soyuz-ms-98", "launch.at=NET 2027-09", "crew=[zed, ?]")
    assert ran.code == 0, ran.err
    assert mine.read_text() == MINE + (
        "\n[flight.soyuz-ms-99]\n"
        'spacecraft = "soyuz-ms"\n'
        'crew       = ["zed", "?"]\n'
        'launch     = { at = "NET 2027-09", site = "baikonur-31-6" }\n'
        'dock       = { port = "rassvet-nadir" }\n'
    )


def test_an_item_is_added_to_a_list(edit: Run, mine: Path) -> None:
    assert edit("add", "flight.soyuz-ms-98.crew", "rubio").code == 0
    assert '["zed", "?", "rubio"]' in mine.read_text()
    assert edit("add", "person.zed.aliases", "zeddie").code == 0
    assert 'aliases = ["zeddie"]\n' in mine.read_text()
    for day in ("05-01", "05-02"):
        item = f"{{ left = 2027-{day}, at = 2027-{day}, port = prichal-nadir }}"
        assert edit("add", "flight.soyuz-ms-98.relocate", item).code == 0
    assert mine.read_text().count('port = "prichal-nadir" }') == 2
    ran = edit("add", "assert", "at=2022-02-25T12:00:00Z", "count=8")
    assert "failed-assertion" in ran.err
    assert mine.read_text().endswith("\n[[assert]]\nat    = 2022-02-25T12:00:00Z\ncount = 8\n")


def test_what_refers_to_an_entry_is_told_when_it_goes(edit: Run, mine: Path) -> None:
    ran = edit("remove", "person.zed")
    assert ran.code == 0
    assert f"1 place refers to person.zed:\n  {mine}:11:15: flight.soyuz-ms-98.crew[0]\n" in ran.err
    assert "person.zed]" not in mine.read_text()
    assert "unknown-id" in ran.err


def test_an_id_is_renamed(edit: Run, mine: Path) -> None:
    assert edit("rename", "person.zed", "person.zoe").code == 0
    assert mine.read_text() == MINE.replace("person.zed", "person.zoe").replace('"zed"', '"zoe"')


def test_what_is_wrong_already_is_not_new_under_a_new_id(edit: Run, mine: Path) -> None:
    mine.write_text(MINE.replace('"zed", "?"', '"zed", "nobody", "?", "?"'))
    ran = edit("rename", "flight.soyuz-ms-98", "soyuz-ms-97")
    assert ran.code == 0
    assert "new problem" not in ran.err


def test_a_key_that_each_file_has_for_itself_is_not_said_to_hold_below(edit: Run) -> None:
    ran = edit("unset", "format")
    assert ran.code == 0
    assert "holds again" not in ran.err


def test_files_that_were_edited_at_once_are_told_alike(crewtrack: Run, tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text('[person.zed]\nname = "Zed"\n')
    mine = tmp_path / "my.toml"
    mine.write_text(
        MINE.replace('["crewtrack:iss"]', '["crewtrack:catalog", "people.toml"]').replace(
            '[person.zed]\nname   = "Zed"\nagency = "nasa"\n', ""
        )
    )
    ran = crewtrack("rename", "-f", str(mine), "person.zed", "zod")
    assert f"{tmp_path / 'people.toml'}, {mine} are written" in ran.err
    ran = crewtrack("undo", "-f", str(mine))
    assert "are as they were" in ran.err


# ---------------------------------------------------------------- undo, redo, history


def test_edits_are_taken_back_and_made_again(edit: Run, mine: Path) -> None:
    texts = [mine.read_bytes()]
    for name in ("Z", "Y", "X"):
        assert edit("set", "person.zed.name", name).code == 0
        texts.append(mine.read_bytes())
    dry = edit("undo", "--dry-run")
    assert '-name   = "X"\n+name   = "Y"\n' in dry.out
    for text in reversed(texts[:-1]):
        assert edit("undo").code == 0
        assert mine.read_bytes() == text
    assert edit("undo").code == 1
    for text in texts[1:]:
        assert edit("redo").code == 0
        assert mine.read_bytes() == text
    assert "nothing to make again" in edit("redo").err


def test_history_tells_what_can_be_taken_back(edit: Run, mine: Path) -> None:
    assert edit("history").err == "crewtrack has made no edits there\n"
    edit("set", "person.zed.name", "Z")
    edit("set", "person.zed.name", "Y")
    edit("undo")
    assert edit("history").out == (
        f"- 2026-11-26 03:00  set person.zed.name  ({mine})\n"
        f"* 2026-11-26 03:00  set person.zed.name  ({mine})\n"
    )
    data = json.loads(edit("history", "--format", "json").out)
    schema = json.loads((shipped_root() / "schema" / "history-1.json").read_text())
    jsonschema.validate(data, schema, jsonschema.Draft202012Validator)
    assert [one["state"] for one in data["edits"]] == ["undone", "next"]
    mine.write_text(MINE + "# theirs\n")
    assert [
        one["state"] for one in json.loads(edit("history", "--format", "json").out)["edits"]
    ] == [
        "lost",
        "lost",
    ]
    assert "changed by something else" in edit("undo").err


# ---------------------------------------------------------------- edit


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make an editor that replaces one text by another each time it runs, and notes how it was called."""

    def make(*changes: tuple[str, str]) -> Path:
        log = tmp_path / "calls"
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys, json, pathlib\n"
            f"log = pathlib.Path({str(log)!r})\n"
            "calls = json.loads(log.read_text()) if log.exists() else []\n"
            f"old, new = {list(changes)!r}[len(calls)]\n"
            "log.write_text(json.dumps([*calls, sys.argv[1:]]))\n"
            "path = pathlib.Path(sys.argv[-1])\n"
            "path.write_text(path.read_text().replace(old, new))\n"
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        return log

    return make


def test_the_editor_opens_at_the_entry(edit: Run, mine: Path, editor: Callable[..., Path]) -> None:
    log = editor(('"Zed"', '"Z"'))
    ran = edit("edit", "soyuz-ms-98")
    assert ran.code == 0, ran.err
    assert json.loads(log.read_text()) == [["+9", str(mine)]]
    assert '"Z"' in mine.read_text()
    assert edit("undo").code == 0
    assert mine.read_text() == MINE
    assert edit("edit", "zde").err == 'crewtrack: nothing is called "zde"; did you mean "zed"?\n'


def test_an_editor_that_changes_nothing_is_no_edit(edit: Run, editor: Callable[..., Path]) -> None:
    editor(("x", "x"))
    assert edit("edit").err == "nothing has changed\n"


BROKEN = ('"soyuz-ms"', '"soyuz-sm"')


def test_a_new_error_can_be_edited_away_kept_or_discarded(
    edit: Run, mine: Path, editor: Callable[..., Path], answered: Callable[[str], None]
) -> None:
    log = editor(BROKEN, BROKEN[::-1], BROKEN, ("[flight", "[flight"), BROKEN)
    answered("e\n")
    ran = edit("edit", "zed")
    assert ran.code == 0
    assert "unknown-id" in ran.err
    assert mine.read_text() == MINE
    assert [call[0] for call in json.loads(log.read_text())] == ["+5", "+10"]
    answered("d\n")
    assert edit("edit").code == 0
    assert mine.read_text() == MINE
    answered("k\n")
    assert edit("edit").err.endswith("nothing has changed\n")
    assert edit("edit").code == 1
    assert mine.read_text() == MINE.replace(*BROKEN)
    assert edit("undo").code == 0
    assert mine.read_text() == MINE


def test_a_file_that_cannot_be_read_any_more_is_told_and_taken_back(
    edit: Run, mine: Path, editor: Callable[..., Path]
) -> None:
    editor(("format  = 1", "format  = "))
    ran = edit("edit")
    assert ran.code == 1
    assert "syntax" in ran.err
    assert edit("undo").code == 0
    assert mine.read_text() == MINE


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("path.write_bytes(path.read_bytes() + bytes([0xE9]))", "it is not UTF-8"),
        ("path.unlink()", "there is no such file"),
    ],
)
def test_what_an_editor_left_unreadable_is_told_and_discarded(
    edit: Run,
    mine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answered: Callable[[str], None],
    script: str,
    told: str,
) -> None:
    program = tmp_path / "spoil.py"
    program.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[-1])\n{script}\n")
    monkeypatch.setenv("EDITOR", f"{sys.executable} {program}")
    answered("d\n")
    ran = edit("edit")
    assert ran.code == 0, ran.err
    assert told in ran.err
    assert mine.read_text() == MINE
    answered("k\n")
    ran = edit("edit")
    assert ran.code == 1
    assert ran.err.count(told) == 2, "once as a problem, once as what cannot be taken back"


def test_a_file_that_cannot_be_read_opens_where_it_is_wrong(
    edit: Run, mine: Path, editor: Callable[..., Path]
) -> None:
    mine.write_text(MINE + "bad = =\n")
    log = editor(("bad = =\n", ""))
    ran = edit("edit", "zed")
    assert ran.code == 0, ran.err
    assert [call[0] for call in json.loads(log.read_text())] == ["+14"]
    assert mine.read_text() == MINE
    assert edit("undo").code == 0
    assert mine.read_text() == MINE + "bad = =\n"


def test_an_editor_that_fails_and_changes_nothing_is_an_error(
    edit: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mine.read_bytes()
    monkeypatch.setenv("EDITOR", "false")
    ran = edit("edit")
    assert ran.code == 1
    assert 'the editor "false" ended with 1' in ran.err
    assert "nothing has changed" in ran.err
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("add", 'person."A B"', "name=A"),
        ("add", "person.a_b", "name=A"),
        ("add", "person.Zed", "name=A"),
        ("add", 'person."[b]x[/]"', "name=A"),
        ("add", 'flight."Soyuz MS-98 B"', "--like", "soyuz-ms-98"),
        ("rename", "person.zed", "Zed"),
        ("rename", "person.zed", "z.d"),
        ("rename", "person.zed", ""),
    ],
)
def test_a_new_id_is_what_the_form_takes_for_one(edit: Run, words: tuple[str, ...]) -> None:
    ran = edit(*words)
    assert ran.code == 1
    assert "an id is of small letters, digits and hyphens" in ran.err


def test_an_odd_id_that_is_there_can_be_edited_and_renamed(edit: Run, mine: Path) -> None:
    with mine.open("a") as file:
        file.write('\n[person."Odd One"]\nname = "Odd"\n')
    assert edit("set", 'person."Odd One".name', "Even").code == 0
    assert edit("rename", 'person."Odd One"', "even-one").code == 0
    assert '[person."even-one"]\nname = "Even"' in mine.read_text()


def test_an_editor_that_does_not_run_is_told(edit: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/at-all")
    assert 'the editor "/nowhere/at-all" does not run' in edit("edit").err


# ---------------------------------------------------------------- fmt


UNTIDY = """\
format = 1

# == heading

[flight.b]
launch = { at = 2027-02 }  # b
# on the ship
spacecraft = "soyuz-ms"

# on a
[flight.a]
spacecraft="soyuz-ms"
name = "A"   \n\
launch = { at = 2027-01-01 }"""


def test_a_file_is_put_in_order_and_taken_back(edit: Run, mine: Path) -> None:
    text = UNTIDY.replace("2027-02 }", "2027-02-01 }")
    mine.write_text(text)
    ran = edit("fmt", "--check")
    assert ran.code == 1
    assert mine.read_text() == text
    assert ran.out.startswith(f"--- {mine}\n")
    assert edit("fmt").code == 0
    tidy = (
        'format = 1\n\n# == heading\n\n# on a\n[flight.a]\nname       = "A"\nspacecraft = "soyuz-ms"\n'
        "launch     = { at = 2027-01-01 }\n\n[flight.b]\n# on the ship\n"
        'spacecraft = "soyuz-ms"\nlaunch     = { at = 2027-02-01 }  # b\n'
    )
    assert mine.read_text() == tidy
    assert edit("fmt", "--check").err == "all is in order\n"
    edit("undo")
    assert mine.read_text() == text


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_in_order(crewtrack: Run, name: str) -> None:
    ran = crewtrack("fmt", "--check", str(shipped_root() / name))
    assert (ran.code, ran.out) == (0, "")


def test_what_ships_is_not_put_in_order(crewtrack: Run) -> None:
    assert crewtrack("fmt", "crewtrack:iss").code == 1
    assert crewtrack("fmt").code == 1
    assert crewtrack("undo").code == 1


def test_a_broken_file_is_not_put_in_order(edit: Run, mine: Path) -> None:
    mine.write_text("x = [\n")
    ran = edit("fmt")
    assert ran.code == 1
    assert f"{mine}:" in ran.err
