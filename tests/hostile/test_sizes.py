"""Files that are too much of something: they load or get a clear problem, in little time and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.loading import load
from crewtrack.cli.main import run
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.problem import LEAST_TOLD, MOST_TOLD, Problem, Severity, Told
from crewtrack.toml.dense import TABLE, TABLE_WHOLE

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1_000_000
HUGE = {
    "a string of a megabyte": 'title = "' + "x" * MEGABYTE + '"\n',
    "a key of a megabyte": "k" * MEGABYTE + " = 1\n",
    "an id of a megabyte": "[flight." + "k" * MEGABYTE + "]\n",
    "a comment of a megabyte": "#" + "x" * MEGABYTE,
    "an array of a megabyte": "include = [" + "1," * (MEGABYTE // 2) + "]\n",
    "a list of includes of a megabyte": "include = [" + '"a.toml",' * (MEGABYTE // 9) + "]\n",
    "blanks of a megabyte": "title =" + " " * MEGABYTE + "'x'\n",
    "an integer of a megabyte": "format = " + "1" * MEGABYTE + "\n",
    "a time of a megabyte": '[flight.a]\nlaunch.at = "' + "2022-" * (MEGABYTE // 5) + '"\n',
    "an open string of a megabyte": 'title = "' + "\\\\" * (MEGABYTE // 2),
    "brackets of a megabyte": "title = " + "[" * MEGABYTE,
    "braces of a megabyte": "title = " + "{a=" * (MEGABYTE // 3),
    "dots of a megabyte": "a." * (MEGABYTE // 2) + "b = 1\n",
    "header dots of a megabyte": "[" + "a." * (MEGABYTE // 2) + "b]\n",
    "dashes of a megabyte": "-" * MEGABYTE,
    "quotes of a megabyte": '"' * MEGABYTE,
    "closed nesting": "title = " + "[" * 5000 + "]" * 5000 + "\n",
    "tables, one in another": "title = " + "{a=" * 101 + "1" + "}" * 101 + "\n",
}


@pytest.mark.parametrize("name", HUGE)
def test_a_megabyte_of_one_thing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    path.write_text(HUGE[name], encoding="utf-8")
    start = time.perf_counter()
    assert run(["check", str(path)]) in (0, 1)
    assert time.perf_counter() - start < 10
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert len(out) < 5_000  # what is told of a long line is short


def test_a_thousand_problems_are_told_in_the_time_of_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my.toml"
    path.write_text("".join(f"[flight.f-{n}]\ntypo = {n}\n" for n in range(500)))
    start = time.perf_counter()
    assert run(["check", str(path)]) == 1
    assert time.perf_counter() - start < 5
    assert capsys.readouterr().out.count("[F101]") == 500


def flights(count: int) -> str:
    return 'station = "iss"\n' + "".join(
        f'[flight.flight-number-{n}]\nspacecraft = "soyuz-ms"\ncrew = ["nobody-{n}"]\n'
        f'launch = {{ at = 2022-01-01T00:00:00Z, site = "nowhere", note = "{"x" * 40}" }}\n'
        for n in range(count)
    )


MEASURE = """
import sys
from pathlib import Path
from crewtrack.cli.main import run
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
sys.stdout = open("/dev/null", "w")
run(["check", sys.argv[1]])
before = peak()
code = run(["check", sys.argv[2]])
sys.stderr.write(f"peak {code} {peak() - before}\\n")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="its own peak is told on Linux alone")
@pytest.mark.parametrize(
    "text",
    [
        pytest.param('title = "' + "x" * 5 * MEGABYTE + '"', id="one-string"),
        pytest.param("title = [" + "'abcdef'," * (5 * MEGABYTE // 9) + "]", id="many-strings"),
        pytest.param("# " + "x" * 5 * MEGABYTE + "\ntitle = oops", id="one-line-and-an-error"),
        pytest.param("title = '\U0001f680" + "x" * 5 * MEGABYTE + "'", id="wide-characters"),
        pytest.param("title = " + "[" * 5 * MEGABYTE, id="brackets"),
    ],
)
def test_memory_is_at_most_twenty_times_the_file(text: str, tmp_path: Path) -> None:
    """Beyond what an empty file takes."""
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    assert times(path) < 20


def times(path: Path) -> float:
    """Return how many times a file `check` takes in memory, beyond what an empty file takes."""
    empty = path.parent / "empty.toml"
    empty.write_text("")
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(empty), str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    last = done.stderr.splitlines()[-1].split()
    assert last[0] == "peak", done.stderr
    assert last[1] in ("0", "1")
    return int(last[2]) * 1024 / path.stat().st_size


@pytest.mark.skipif(sys.platform != "linux", reason="its own peak is told on Linux alone")
@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("unknown keys", False),
        ("unknown keys with arrays", True),
        ("headers of four parts", True),
        ("tiny flights that fly", False),
        ("flights with everything wrong", False),
        ("flights of many people", False),
    ],
)
def test_so_it_is_of_what_is_just_thin_enough_to_be_read(
    name: str, whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measured figures are in docs/performance.md; here something is left for other machines."""
    monkeypatch.syspath_prepend("benchmarks")
    from shapes import SHAPES, written  # type: ignore[import-not-found, unused-ignore]

    room = TABLE_WHOLE if whole else TABLE
    path = written(SHAPES[name], 2 * MEGABYTE, tmp_path / "my.toml", room)
    assert load(path).schedule is not None  # it is read
    assert times(path) < 24


@pytest.mark.parametrize(
    "piece", ["[],", "{a={}},", "'x',[],"], ids=["empty-lists", "tables", "a-string-and-a-list"]
)
def test_what_is_packed_with_tables_gets_one_problem(piece: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("title = [" + piece * (MEGABYTE // len(piece)) + "]\n", encoding="utf-8")
    (problem,) = load(path).problems
    assert problem.code == "T103"
    assert "tables and lists; a file of its length may hold" in problem.message


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("crew = [" + "'a'," * 1001 + "]", "crew has 1001 items"),
        ("lifeboat = [" + "{}," * 1001 + "]", "lifeboat has 1001 items"),
        ("launch.slips = [" + "{}," * 1001 + "]", "slips has 1001 items"),
    ],
)
def test_a_list_of_an_entry_that_is_too_long_is_one_problem(
    line: str, what: str, tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text(f"[flight.a]\nspacecraft = 'soyuz-ms'\n{line}\n", encoding="utf-8")
    (problem,) = load(path).problems
    assert problem.code == "F104"
    assert problem.message == f"{what}; expected at most 1000"


def test_the_ledger_of_nobody_and_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(flights(300))
    start = time.perf_counter()
    assert run(["check", str(path)]) == 1
    assert time.perf_counter() - start < 5
    assert load(path).schedule is not None


def test_of_one_mistake_made_twenty_thousand_times_a_thousand_are_kept(
    tmp_path: Path,
) -> None:
    path = tmp_path / "my.toml"
    path.write_text("[person.a]\n" + "".join(f"key{n} = 1\n" for n in range(20_000)), "utf-8")
    problems = load(path).problems
    assert len(problems) == MOST_TOLD + 1
    assert problems[-1].message.startswith("19000 more of these")
    assert problems[-1].code == "F101"
    flights = "".join(f'[flight.f{n}]\nspacecraft = "none-such"\n' for n in range(MOST_TOLD + 3))
    path.write_text(flights, "utf-8")
    schedule = load(path).schedule
    assert schedule is not None
    found = [one for one in check(Ledger.of(schedule)) if one.code == "F107"]
    assert len(found) == MOST_TOLD + 1
    assert found[-1].message.startswith("3 more of these")


def test_some_of_each_rule_are_told_whatever_there_is_of_others() -> None:
    told = Told()
    problems = [
        Problem(code, "x", Severity.ERROR, f"{code} {number}")
        for code, count in (("A1", 1500), ("B2", 150), ("C3", 5), ("A1", 1))
        for number in range(count)
    ]
    for one in problems:
        told.add(one)
    counts = Counter(one.code for one in told.kept)
    assert counts == {"A1": MOST_TOLD, "B2": LEAST_TOLD, "C3": 5}
    more = [one.message for one in told.all()[len(told.kept) :]]
    assert [words.split()[0] for words in more] == ["501", "50"]
