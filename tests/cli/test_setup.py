"""init, locate, schema, completion."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from crewtrack.cli.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

SCHEMAS = Path(__file__).parents[2] / "data" / "schema"


# -- init ------------------------------------------------------------------------------------------


def test_init_makes_your_own_schedule(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("init")
    path = Path(ran.out.strip())
    assert ran.code == 0
    assert "crewtrack check" in ran.err
    assert crewtrack("locate", "--format", "json").out.count(str(path)) == 2
    assert len(path.read_text().splitlines()) <= 15
    assert crewtrack("check") == (0, "", "")
    assert crewtrack("crew", "--at", "2022-02-25").out.startswith("7 aboard ")


@pytest.mark.parametrize("more", [(), ("--full",)])
def test_init_helps_editors_to_check_the_file(
    crewtrack: Callable[..., Ran], tmp_path: Path, more: tuple[str, ...]
) -> None:
    assert crewtrack("init", str(tmp_path), *more).code == 0
    first = (tmp_path / "schedule.toml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "#:schema ./schedule.schema.json"
    schema = tmp_path / first.removeprefix("#:schema ")
    assert schema.read_bytes() == (SCHEMAS / "schedule-1.json").read_bytes()
    schema.write_text("mine")
    (tmp_path / "schedule.toml").unlink()
    assert crewtrack("init", str(tmp_path), *more).code == 0
    assert schema.read_text() == "mine"


def test_init_never_overwrites(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    assert crewtrack("init", str(tmp_path)).code == 0
    path = tmp_path / "schedule.toml"
    path.write_text("# mine\n")
    ran = crewtrack("init", str(tmp_path), "--full")
    assert ran.code == 1
    assert "stays as it is" in ran.err
    assert path.read_text() == "# mine\n"


def test_init_elsewhere_says_how_to_open_it(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    folder = tmp_path / "my station"
    ran = crewtrack("init", str(folder))
    assert ran.out == f"{folder / 'schedule.toml'}\n"
    assert f"check '{folder / 'schedule.toml'}'" in ran.err
    assert crewtrack("check", str(folder / "schedule.toml")) == (0, "", "")


def test_the_flight_in_the_comments_works(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    crewtrack("init", str(tmp_path))
    path = tmp_path / "schedule.toml"
    head, mark, flight = path.read_text().partition("# [flight")
    path.write_text(head + (mark + flight).replace("# [", "[").replace("\n# ", "\n"))
    assert crewtrack("check", str(path)) == (0, "", "")
    assert "soyuz-ms-99" in crewtrack("next", "-f", str(path), "--format", "csv").out


def test_init_full_is_the_whole_record(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    crewtrack("init", str(tmp_path), "--full")
    path = tmp_path / "schedule.toml"
    text = path.read_text()
    assert "crewtrack:iss" not in text.partition("[flight")[0].partition("\ninclude")[2]
    assert all(f"# == Launched in {year} =" in text for year in range(1998, 2027))
    assert crewtrack("check", str(path)) == (0, "", "")
    own = crewtrack("crew", "-f", str(path), "--at", "2022-02-25").out
    assert own == crewtrack("crew", "--at", "2022-02-25").out


def test_init_where_a_file_is(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = crewtrack("init", str(tmp_path / "file"))
    assert ran.code == 1
    assert ran.err.startswith("crewtrack: ")


# -- locate ----------------------------------------------------------------------------------------


def test_locate(crewtrack: Callable[..., Ran]) -> None:
    found = json.loads(crewtrack("locate", "--format", "json").out)
    Draft202012Validator(json.loads((SCHEMAS / "locate-1.json").read_text())).validate(found)
    assert found["open"] == "crewtrack:iss-2022-02-25"
    assert (Path(found["shipped"]) / "iss.toml").is_file()
    text = crewtrack("locate").out
    assert all(f"{name:<8} {path}" in text for name, path in found.items() if name != "schema")


# -- schema ----------------------------------------------------------------------------------------


def test_schemas_are_listed_and_printed(crewtrack: Callable[..., Ran]) -> None:
    names = crewtrack("schema").out.split()
    assert names == sorted(f"{one.stem[:-2]}/1" for one in SCHEMAS.glob("*-1.json"))
    for name in names:
        found = json.loads(crewtrack("schema", name).out)
        Draft202012Validator.check_schema(found)
        assert found["title"] == f"crewtrack/{name}"
    assert crewtrack("schema", "crew") == crewtrack("schema", "crewtrack/crew/1")


# -- completion ------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(crewtrack: Callable[..., Ran], shell: str) -> None:
    ran = crewtrack("completion", shell)
    assert ran.code == 0
    assert all(name in ran.out for name in COMMANDS)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crewtrack cre", "crew"),
        ("crewtrack snapshot --format s", "svg"),
        ("crewtrack -f x crew --stat", "--station"),
        ("crewtrack check --sever", "--severity"),
        ("crewtrack completion f", "fish"),
    ],
)
def test_bash_completes(
    crewtrack: Callable[..., Ran], tmp_path: Path, words: str, found: str
) -> None:
    script = crewtrack("completion", "bash").out
    asked = f'COMP_WORDS=({words}); COMP_CWORD={len(words.split()) - 1}; _crewtrack; echo "${{COMPREPLY[@]}}"'
    ran = subprocess.run(
        ["bash", "-c", f"{script}\n{asked}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert ran.stdout.split() == [found]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_can_read_theirs(
    crewtrack: Callable[..., Ran], tmp_path: Path, shell: str
) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    path = tmp_path / "script"
    path.write_text(crewtrack("completion", shell).out)
    subprocess.run([program, "-n", str(path)], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("crewtrack person vande", "vande-hei"),
        ("crewtrack crew --station tiangong-", "tiangong-1 tiangong-2"),
        ("crewtrack crew --station al", "all"),
        ("crewtrack next --without ros", "roscosmos"),
        ("crewtrack edit flight.soyuz-ms-21", "flight.soyuz-ms-21"),
        ("crewtrack -f SMALL person lovel", "lovelace"),
    ],
)
def test_bash_completes_ids_of_the_schedule(
    crewtrack: Callable[..., Ran], tmp_path: Path, small: Path, words: str, found: str
) -> None:
    script = crewtrack("completion", "bash").out
    words = words.replace("SMALL", str(small))
    stand_in = f'crewtrack() {{ "{sys.executable}" -m crewtrack "$@"; }}'
    asked = f'COMP_WORDS=({words}); COMP_CWORD={len(words.split()) - 1}; _crewtrack; echo "${{COMPREPLY[@]}}"'
    ran = subprocess.run(
        ["bash", "-c", f"{script}\n{stand_in}\n{asked}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert ran.stdout.split() == found.split()


def test_ids_that_a_shell_would_not_take_for_a_word_are_left_out(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[person."$(touch pwned)"]\n[person.ada]\n[person."a b"]\n', encoding="utf-8")
    ran = crewtrack("completion", "--ids", "person", "-f", str(path))
    assert ran.code == 0
    assert "ada" in ran.out.split("\n")
    assert "pwned" not in ran.out
    assert "a b" not in ran.out
    path.write_text("[x", encoding="utf-8")
    assert crewtrack("completion", "--ids", "person", "-f", str(path)).out == ""


def test_completion_wants_one_thing(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("completion").code == 2
    assert crewtrack("completion", "bash", "--ids", "person").code == 2


# -- the manual page -------------------------------------------------------------------------------


def test_the_manual_page_is_made_from_the_commands(crewtrack: Callable[..., Ran]) -> None:
    """`make docs` writes docs/crewtrack.1 anew."""
    page = Path(__file__).parents[2] / "docs" / "crewtrack.1"
    ran = crewtrack("man")
    assert ran.code == 0
    assert page.read_text(encoding="utf-8") == ran.out
    for name in COMMANDS:
        assert f".B crewtrack {name}\n" in ran.out
    assert ran.out.isascii()


def test_no_line_of_the_manual_page_is_a_request_by_accident(crewtrack: Callable[..., Ran]) -> None:
    known = (".TH ", ".SH ", ".SS ", ".TP", ".B ", ".br", ".RS", ".RE")
    for line in crewtrack("man").out.splitlines():
        assert not line.startswith("'")
        assert not line.startswith(".") or line.startswith(known), line


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_groff_has_nothing_to_say_about_it(crewtrack: Callable[..., Ran]) -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-z", "-Tutf8"],
        input=crewtrack("man").out,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
