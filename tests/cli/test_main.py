from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

import crewtrack as package
from crewtrack.cli import parser
from crewtrack.cli.commands import COMMANDS
from crewtrack.cli.main import run
from crewtrack.cli.reference import cli_reference

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

DOCS = Path(__file__).parents[2] / "docs"


def process(
    *words: str, stdout: int | IO[bytes] = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """Run crewtrack as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "crewtrack", *words],
        check=False,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_version(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("--version") == (0, f"crewtrack {package.__version__}\n", "")
    assert crewtrack("--ascii", "--version") == crewtrack("--version")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_goes_to_stdout(crewtrack: Callable[..., Ran], command: str) -> None:
    ran = crewtrack(*command.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: crewtrack ")


def test_help_lists_every_command(crewtrack: Callable[..., Ran]) -> None:
    out = crewtrack("-h").out
    assert all(text in out for pair in COMMANDS.items() for text in pair)


def test_the_reference_is_what_help_says() -> None:
    # python -m crewtrack.cli.reference > docs/cli.md
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == cli_reference()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["crw"], 'there is no command and no file "crw"; did you mean "crew"?'),
        (["crew", "--fromat", "json"], 'there is no option --fromat; did you mean "--format"?'),
        (["crew", "--format", "yaml"], '--format cannot be "yaml"; it is one of text, json, csv'),
        (["crew", "one"], 'one word too many: "one"'),
        (["crew", "--at"], "--at: expected one argument"),
        (["crew", "--at", "2022-13"], "--at: expected a month from 01 to 12"),
        (["crew", "--at", "TBD"], '--at: "TBD" has no first instant'),
        (["crew", "--at", "2022-02-25T12:00"], "--at: expected an offset from UTC"),
        (["crew", "--at", "+99999y"], "--at: "),
        (["crew", "--station", "is"], 'there is no station "is"; did you mean "iss"?'),
        (["next", "--limit", "many"], '--limit: "many" is no whole number, and not all'),
        (["next", "--until", "soon"], "--until: "),
        (["crew", "-f", ""], "-f names no file"),
        (["crew", "-o", ""], "-o names no file"),
        (["snapshot", "-o", ""], "-o names no file"),
        (["check", ""], "an empty word names no file"),
        (["person"], "ID is missing"),
        (["person", "vandehei"], 'nobody is called "vandehei"; did you mean "vande-hei"?'),
        (["person", "Mark Vande Hey"], 'did you mean "vande-hei"?'),
        (["snapshot"], "-o FILE is missing"),
        (["snapshot", "-o", "picture.gif"], "picture.gif does not end in .svg, .png, .txt, "),
        (["snapshot", "-o", "x.txt", "--station", "all"], "a snapshot is of one station"),
        (["snapshot", "-o", "-"], "stdout has no ending to tell the format"),
        (["snapshot", "-o", "x.svg", "--size", "big"], '--size: "big" is no size'),
        (["snapshot", "-o", "x.svg", "--size", "4x4"], "--size: 4x4 is not between"),
        (["schema", "crwe"], 'there is no schema "crwe"; did you mean "crew"?'),
        (["check", "a.toml", "-f", "b.toml"], "name the file once"),
        ([], "the screens need a terminal"),
        (["next", "--station=--"], '--station: it cannot be "--"'),
        (["next", "-o=--"], '--output: it cannot be "--"'),
        (["next", "--limit=--"], '--limit: it cannot be "--"'),
        (["next", "--format=--"], '--format: it cannot be "--"'),
        (["crew", "--at=--"], '--at: it cannot be "--"'),
        (["crew", "-f=--"], '--file: it cannot be "--"'),
        (["--theme=--"], '--theme: it cannot be "--"'),
        (["check", "--severity=--"], '--severity: it cannot be "--"'),
        (["snapshot", "-o", "x.svg", "--size=--"], '--size: it cannot be "--"'),
        (["snapshot", "-o", "x.svg", "--view=--"], '--view: it cannot be "--"'),
        (["snapshot", "-o", "x.svg", "--theme=--"], '--theme: it cannot be "--"'),
        (["crew", "--at", "--", "x"], "--at: expected one argument"),
        (["person", "--", "aa", "-f", "F"], 'one word too many: "-f"'),
        (["person", "aa", "b c"], 'one word too many: "b c"'),
        (["person", "--", "--at"], 'nobody is called "--at"'),
        (["completion", "--", "tcsh"], 'SHELL cannot be "tcsh"; it is one of bash, zsh, fish'),
        (["crew", "-o", "a.txt", "-o", "b.txt"], "--output: it may stand only once"),
        (["schema", "-o", "a.txt", "-o", "b.txt"], "--output: it may stand only once"),
        (["crew", "--st", "iss"], 'there is no option --st; did you mean "--station"?'),
        (["crew", "--station", "ISS"], 'there is no station "ISS"; did you mean "iss"?'),
    ],
)
def test_misuse_is_one_sentence_and_exit_2(
    crewtrack: Callable[..., Ran], words: list[str], said: str
) -> None:
    ran = crewtrack(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("crewtrack: ")
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2


def test_no_guess_rests_on_dashes_alone(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("crew", "--until", "2022").err.startswith(
        "crewtrack: there is no option --until\n"
    )


@pytest.mark.parametrize(
    "words",
    [["crew", "-f"], ["check"], ["check", "-f"], ["crew", "-o"], ["snapshot", "-o"], []],
)
def test_no_name_is_too_long_for_a_sentence(
    crewtrack: Callable[..., Ran], words: list[str]
) -> None:
    ran = crewtrack(*words, f"{'a' * 300}.txt")
    assert ran.code == (1 if words else 2)
    assert "aaa.txt" in ran.out + ran.err


def test_nor_is_one_in_the_environment(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREWTRACK_FILE", "a" * 300)
    assert crewtrack("crew").code == 1
    assert crewtrack("check").code == 1
    assert crewtrack("locate").code == 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that takes no files")
def test_a_folder_that_takes_no_files_is_there(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", "-o", "/proc/x")
    assert (ran.code, ran.out) == (1, "")
    assert "there is no folder" not in ran.err


def test_what_a_person_typed_cannot_steer_the_terminal(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("person", "\x1b[2Jx")
    assert "\x1b" not in ran.err
    assert "\\u{1b}[2Jx" in ran.err


def test_a_fault_of_ours_is_a_sentence_and_a_file(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_command: str | None) -> None:
        msg = "the sky\nis falling"
        raise RuntimeError(msg)

    monkeypatch.setattr(parser, "module_of", fail)
    ran = crewtrack("crew")
    assert ran.code == 70
    assert ran.err.count("\n") == 1
    assert "(RuntimeError: the sky)" in ran.err
    path = Path(ran.err.rpartition(" ")[2].strip())
    assert path.is_relative_to(Path(os.environ["XDG_STATE_HOME"]))
    assert "is falling" in path.read_text(encoding="utf-8")


def test_no_fault_hides_another_of_the_same_second(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_command: str | None) -> None:
        raise RuntimeError

    monkeypatch.setattr(parser, "module_of", fail)
    told = [crewtrack("crew", f"{number}").err.rpartition(" ")[2].strip() for number in range(9)]
    assert len(set(told)) == 9
    for number, one in enumerate(told):
        assert f"'crew {number}'" in Path(one).read_text(encoding="utf-8")


def test_a_fault_of_ours_is_told_even_if_nothing_can_be_written(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(parser, "module_of", fail)
    monkeypatch.setattr(Path, "open", fail)
    ran = crewtrack("crew")
    assert ran.code == 70
    assert "could not be written anywhere" in ran.err


def test_an_interrupt_is_silent(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_command: str | None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(parser, "module_of", stop)
    assert crewtrack("crew") == (130, "", "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_broken_pipe_is_silent() -> None:
    shell = f"set -o pipefail; {sys.executable} -m crewtrack next --limit all | true"
    ran = subprocess.run(["bash", "-c", shell], check=False, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = process("crew", stdout=full)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"crewtrack: cannot write to stdout: ")
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes a descriptor as a shell does")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("crew >&-", 1, b"crewtrack: cannot write to stdout: it is closed\n"),
        ("--version >&-", 1, b"crewtrack: cannot write to stdout: it is closed\n"),
        ("crew --help >&-", 1, b"crewtrack: cannot write to stdout: it is closed\n"),
        ("crew -o /dev/null >&-", 0, b""),
        ("check >&-", 0, b""),
        (">&-", 2, b"crewtrack: the screens need a terminal"),
        ("<&-", 2, b"crewtrack: the screens need a terminal"),
    ],
)
def test_nothing_is_written_to_a_closed_stdout(words: str, code: int, said: bytes) -> None:
    shell = f"{sys.executable} -m crewtrack {words}"
    ran = subprocess.run(shell, shell=True, check=False, capture_output=True)  # noqa: S602
    assert ran.returncode == code
    assert ran.stderr.startswith(said)
    assert bool(ran.stderr) is bool(said)


def test_the_process_ends_with_the_code() -> None:
    ran = process("crew", "--at", "never")
    assert ran.returncode == 2
    assert ran.stdout == b""
    assert process("crew").stdout.startswith(b"as of 25 Feb 2022 12:00 UTC (scene)")


def test_run_never_exits_by_itself() -> None:
    assert run(["schema"]) == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(setting: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "crewtrack", "crew"],
        check=True,
        stdout=theirs,
        env={**os.environ, "TERM": "xterm", **setting},
    )
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 65536):
            out += chunk
    except OSError:  # the other end is closed: that was all
        pass
    os.close(ours)
    assert (b"\x1b[94mNASA\x1b[0m" in out) is coloured
    assert (b"\x1b" in out) is coloured
    assert b"Raja Chari" in out


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_a_terminal_that_is_not_utf8_gets_ascii() -> None:
    import pty

    ours, theirs = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "crewtrack", "crew", "--at", "2022-04-10"],
        check=True,
        stdout=theirs,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    os.close(theirs)
    out = os.read(ours, 65536)
    os.close(ours)
    assert out.isascii()
    assert b"Lopez-Alegria" in out


@pytest.mark.parametrize("words", [[], ["a.toml"], [""], ["crewtrack:iss"]])
def test_what_needs_no_parser_is_what_the_parser_says(words: list[str]) -> None:
    from crewtrack.cli.cmd import open as screens

    assert vars(screens.without_options(*words)) == vars(screens.parser().read(words))
