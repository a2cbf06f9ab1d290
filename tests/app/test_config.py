"""config.toml: read as a schedule is, nothing fatal, and for each setting where it came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crewtrack.app.config import NOW, load_config, settle
from crewtrack.app.keynames import NAMED, WAYS_OUT, bad_key, effective, shared
from crewtrack.app.registry import COMMANDS
from crewtrack.app.settings import UI_NAMES
from crewtrack.app.usual import DEFAULTS, config_path, usual
from crewtrack.export.config_page import config_page, config_schema, schema_text
from crewtrack.store.paths import config_dir
from crewtrack.tui.keys import textual_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from crewtrack.app.config import Config


@pytest.fixture
def config(tmp_path: Path) -> Callable[[str], Config]:
    def write(text: str) -> Config:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return load_config(path)

    return write


def told(found: Config) -> list[tuple[str, str, str | None]]:
    """Every problem as line and column, message, hint."""
    out = []
    for one in found.problems:
        assert one.place is not None
        assert one.place.file == "config.toml"
        out.append((f"{one.place.line}:{one.place.column}", one.message, one.hint))
    return out


def test_no_file_says_nothing(tmp_path: Path) -> None:
    found = load_config(tmp_path / "config.toml")
    assert not found.there
    assert found.problems == ()


def test_what_is_right_is_taken(config: Callable[[str], Config]) -> None:
    found = config(
        '[ui]\ntheme = "light"\nmouse = false\nzone = "Europe/Berlin"\n'
        '[keys]\n"time.now" = "f6"\ntime.scene = ["f7", "B"]\n"out.snapshot" = []\n'
        '[views.1]\ntitle = "x"\nfilter = "aboard"\nat = 2022-02-25\n[views.2]\nat = "now"\n'
    )
    assert told(found) == []
    assert (found.ui.theme, found.ui.mouse, found.ui.zone) == ("light", False, "Europe/Berlin")
    assert found.keys == {"time.now": ("f6",), "time.scene": ("f7", "B"), "out.snapshot": ()}
    assert found.views["1"].filter == "aboard"
    assert found.views["1"].at is not None
    assert found.views["1"].at.words == "2022-02-25"
    assert found.views["2"].at is NOW


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ui]\ntheme = 3", ("2:9", "theme is the number 3; expected a text in quotes", None)),
        (
            '[ui]\ntheme = "pink"',
            ("2:9", 'theme is "pink"; expected one of dark, light, ansi', None),
        ),
        ("[ui]\nmose = true", ("2:1", 'unknown key "mose" in ui', 'did you mean "mouse"?')),
        ("[uii]", ("1:2", 'unknown key "uii"', 'did you mean "ui"?')),
        ("ui = 3", ("1:6", "ui is no table", "write it as [ui]")),
        (
            '[ui]\nzone = "Mars/Phobos"',
            (
                "2:8",
                'there is no zone "Mars/Phobos"',
                "it is site, local, utc, or a name such as Europe/Berlin",
            ),
        ),
        (
            '[keys]\n"time.nw" = "x"',
            ("2:1", 'there is no command "time.nw"', 'did you mean "time.now"?'),
        ),
        (
            '[keys]\ntime.nw = "x"',
            ("2:6", 'there is no command "time.nw"', 'did you mean "time.now"?'),
        ),
        (
            '[keys]\n"time.now" = "esc"',
            ("2:14", 'there is no key "esc"', 'did you mean "escape"?'),
        ),
        (
            '[keys]\n"time.now" = 3',
            ("2:14", "time.now is no key, and no list of keys", 'write it as "f6" or ["f6", "g"]'),
        ),
        (
            '[keys]\n"time.now" = "ctrl+c"',
            ("2:14", '"ctrl+c" cannot be chosen', "the terminal stops programs with it"),
        ),
        (
            '[views.1]\nfilter = "agncy:x"',
            ("2:10", 'filter: there is no field "agncy"', 'did you mean "agency"?'),
        ),
        (
            '[views.one]\nfilter = "x"',
            ("1:8", 'a saved view has a digit from 1 to 9, not "one"', "write it as [views.1]"),
        ),
        ("[views]\n1 = 3", ("2:5", "views.1 is no table", "write it as [views.1]")),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_falls_back(
    config: Callable[[str], Config], text: str, expected: tuple[str, str, str | None]
) -> None:
    found = config(text)
    assert told(found) == [expected]
    settings, _ = settle(found, {})
    assert {name: one.value for name, one in settings.items()} == DEFAULTS
    assert found.keys == {}


def test_one_bad_line_spoils_no_other(config: Callable[[str], Config]) -> None:
    found = config('[ui]\ntheme = "pink"\nmouse = false\n[keys]\n"time.now" = "f6"\nx = "y"\n')
    assert len(found.problems) == 2
    assert found.ui.mouse is False
    assert found.keys == {"time.now": ("f6",)}


@pytest.mark.parametrize("text", ["[ui", 'x = "\\u0000"', "[ui]\ntheme = 'a\x1b'"])
def test_a_file_that_is_no_toml_has_one_problem(config: Callable[[str], Config], text: str) -> None:
    assert len(config(text).problems) == 1


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe")
    assert len(load_config(path).problems) == 1
    assert len(load_config(tmp_path).problems) == 1  # a folder


@given(st.dictionaries(st.sampled_from(["ui", "keys", "views", "x"]), st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["theme", "time", "now", "1", "at", "filter", "zone"]), inner, max_size=3), max_leaves=8)))  # fmt: skip
def test_nothing_is_fatal(data: dict[str, Any]) -> None:
    from crewtrack.app.config import _Reader

    reader = _Reader()
    reader.ui(data)
    reader.keys(data)
    reader.views(data)
    reader.tables(data)


# -- where a setting comes from --------------------------------------------------------------------


def test_an_option_beats_the_environment_the_file_and_what_was_kept(
    config: Callable[[str], Config],
) -> None:
    empty, full = config(""), config('# one\n[ui]\ntheme = "light"\nscreen = "overview"\n')
    env = {"CREWTRACK_THEME": "ansi"}
    kept = {"theme": "light", "screen": "overview"}
    for found, environment, flags, last, expected in (
        (empty, {}, {}, {}, ("dark", "default")),
        (empty, {}, {}, kept, ("light", "kept from the last run")),
        (full, {}, {}, {"theme": "ansi"}, ("light", "config.toml:3")),
        (full, env, {}, kept, ("ansi", "$CREWTRACK_THEME")),
        (full, env, {"theme": "dark"}, kept, ("dark", "--theme")),
        (full, env, {"theme": None}, kept, ("ansi", "$CREWTRACK_THEME")),
    ):
        settings, faults = settle(found, environment, flags, last)
        assert settings["theme"] == expected
        assert faults == []
    settings, _ = settle(empty, {}, {"mouse": False})
    assert settings["mouse"] == (False, "--no-mouse")
    assert set(settings) == set(UI_NAMES) == set(DEFAULTS)


@pytest.mark.parametrize("flags", [{}, {"mouse": False, "theme": None}, {"theme": "ansi"}])
def test_what_options_alone_say_is_known_without_reading(
    tmp_path: Path, flags: dict[str, Any]
) -> None:
    assert usual(flags) == settle(load_config(tmp_path / "no.toml"), {}, flags)[0]


def test_the_environment_is_read_with_care(config: Callable[[str], Config]) -> None:
    env = {"CREWTRACK_MOUSE": "off", "CREWTRACK_ASCII": "x", "CREWTRACK_THEME": "pink"}
    settings, faults = settle(config(""), {**env, "CREWTRACK_ZONE": "Mars"})
    assert settings["mouse"] == (False, "$CREWTRACK_MOUSE")
    assert settings["ascii"].origin == settings["theme"].origin == "default"
    assert faults == [
        '$CREWTRACK_THEME: "pink" is none of dark, light, ansi',
        '$CREWTRACK_ASCII: "x" is neither 1 nor 0',
        '$CREWTRACK_ZONE: there is no zone "Mars"; it is site, local, utc, or a name such as Europe/Berlin',
    ]


def test_a_file_that_the_environment_names_has_to_be_there(tmp_path: Path) -> None:
    env = {"CREWTRACK_CONFIG": str(tmp_path / "no.toml")}
    _, faults = settle(load_config(config_path(env)), env)
    assert faults == [f"$CREWTRACK_CONFIG: there is no file {tmp_path / 'no.toml'}"]


def test_the_path_is_the_platforms_or_the_environments() -> None:
    assert config_path({}) == config_dir() / "config.toml"
    assert config_path({"CREWTRACK_CONFIG": "/x/y.toml"}).as_posix() == "/x/y.toml"


# -- keys ------------------------------------------------------------------------------------------


def test_the_usual_keys_can_be_written() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert bad_key(key) is None, key


@pytest.mark.parametrize("key", ["j", "J", "!", "ctrl+shift+f6", "f24", "alt+left", "[", "ü"])
def test_keys_that_there_are(key: str) -> None:
    assert bad_key(key) is None
    assert textual_key(key)


@pytest.mark.parametrize(
    "key", ["", " ", "esc", "f25", "ctrl+", "jj", "ctrl+c", "\x1b", "left,right"]
)
def test_keys_that_there_are_not(key: str) -> None:
    assert bad_key(key) is not None
    assert key not in NAMED


def test_the_usual_keys_clash_nowhere() -> None:
    assert shared({one.id: one.keys for one in COMMANDS}) == []


def test_two_commands_that_share_a_key(config: Callable[[str], Config]) -> None:
    found = config('[keys]\n"time.now" = "j"\n"copy.text" = "q"\n')
    assert told(found) == [
        (
            "2:14",
            '"j" means time.now (Now) and list.down (Down)',
            "give list.down another key, or none: []",
        )
    ]
    assert found.problems[0].severity.value == "warning"
    assert found.keys["time.now"] == ("j",)
    assert config('[keys]\n"time.now" = "j"\n"list.down" = ["down"]\n').problems == ()
    both = config('[keys]\n"time.now" = "f6"\n"time.scene" = "f6"\n')
    assert [one.code for one in both.problems] == ["K201"]


def test_the_command_that_was_chosen_keeps_the_key() -> None:
    assert effective({"time.now": ("j",)}) == {"time.now": ("j",), "list.down": ("down",)}
    both = {"time.now": ("j",), "list.down": ("j",)}
    assert effective(both) == both
    assert effective({"out.snapshot": ()}) == {"out.snapshot": ()}


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ('"program.quit" = []', "2:18", "program.quit"),
        ('"program.quit" = []\n"program.palette" = []', "2:18", "program.quit"),
        ('"time.now" = ["q", "ctrl+q"]', "1:2", "program.quit"),
        ('"dialog.close" = []', "2:18", "dialog.close"),
        ('"form.leave" = []', "2:16", "form.leave"),
    ],
)
def test_nobody_is_locked_in(
    text: str, place: str, name: str, config: Callable[[str], Config]
) -> None:
    found = config(f"[keys]\n{text}\n")
    (one,) = [one for one in found.problems if one.code == "K202"]
    assert one.place is not None
    assert f"{one.place.line}:{one.place.column}" == place
    assert one.message.endswith(f"would have no key, and keeps {WAYS_OUT[name]}")
    held = effective(found.keys)
    assert held[name] == (WAYS_OUT[name],)
    assert "ctrl+q" not in held.get("time.now", ())


def test_a_hundred_thousand_mistakes_are_told_in_a_few_lines(
    config: Callable[[str], Config],
) -> None:
    found = config("[keys]\n" + "".join(f'"x{n}" = "a"\n' for n in range(100_000)))
    assert len(found.problems) == 21
    assert found.problems[-1].message.startswith("99980 more of these")
    many = ", ".join(f'"k{n}"' for n in range(15_000))
    (one,) = config(f'[keys]\n"time.now" = [{many}]\n').problems
    assert one.message == 'there is no key "k0"'


# -- docs ------------------------------------------------------------------------------------------


def test_the_page_and_the_schema_are_made_from_the_table() -> None:
    """`make docs` writes them anew."""
    from pathlib import Path

    root = Path(__file__).parents[2]
    assert (root / "docs" / "config.md").read_text(encoding="utf-8") == config_page()
    assert (root / "data/schema/config-1.json").read_text(encoding="utf-8") == schema_text()


def test_the_example_of_the_page_is_right_by_reader_and_schema(
    config: Callable[[str], Config],
) -> None:
    text = config_page().partition("```toml\n")[2].partition("```")[0]
    assert config(text).problems == ()
    schema = config_schema()
    Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(tomli.loads(text), default=str))
    Draft202012Validator(schema).validate(data)
    assert not Draft202012Validator(schema).is_valid({"uii": {}})
    assert not Draft202012Validator(schema).is_valid({"ui": {"theme": "pink"}})
    assert not Draft202012Validator(schema).is_valid({"views": {"12": {}}})
