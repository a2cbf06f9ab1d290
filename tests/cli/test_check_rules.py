"""`check` for other tools: which rules, how bad, on which day, and in which format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from crewtrack.export.check_github import check_github
from crewtrack.ledger.rules.catalogue import RULES
from crewtrack.model.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

WRONG = """\
station = "iss"

[site.kourou]

[flight.tug-1]
spacecraft = "progress-ms"
launch = { at = "mid 2030-02" }
dock   = { at = 2030-02-24T07:03:20Z, port = "poisk-zenith" }

[flight.tug-2]
spacecraft = "progress-ms"
launch = { at = 2030-02-15T04:25:40Z }
dock   = { at = 2030-02-17T07:03:20Z, port = "poisk-zenith" }
"""


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "my.toml"
    path.write_text(WRONG, encoding="utf-8")
    return str(path)


def codes(ran: Ran) -> list[str]:
    return [one["code"] for one in json.loads(ran.out)["problems"]]


def test_which_rules(crewtrack: Callable[..., Ran], wrong: str) -> None:
    def told(*words: str) -> list[str]:
        return codes(crewtrack("check", wrong, "--format", "json", "--now", "2030-06-01", *words))

    assert told() == ["O304", "P201"]
    assert told("--severity", "error") == ["P201"]
    assert told("--severity", "advice") == ["N905", "O304", "P201"]
    assert told("--select", "P2") == ["P201"]
    assert told("--select", "overdue") == told("--select", "o304") == ["O304"]
    assert told("--select", "O304,P2") == told("--select", "P", "--select", "O") == ["O304", "P201"]
    assert told("--ignore", "port-conflict") == ["O304"]
    assert told("--ignore", "P,O") == []
    assert told("--select", "P2", "--ignore", "P201") == []
    assert told("--severity", "advice", "--select", "N") == ["N905"]


def test_what_is_left_out_does_not_count(crewtrack: Callable[..., Ran], wrong: str) -> None:
    words = ("check", wrong, "--now", "2030-06-01")
    assert crewtrack(*words).code == 1
    assert crewtrack(*words, "--ignore", "P201").code == 0
    assert crewtrack(*words, "--ignore", "P201", "--strict").code == 1
    assert crewtrack(*words, "--ignore", "P201", "--strict", "--severity", "error").code == 1
    assert crewtrack(*words, "--ignore", "P201,O304", "--strict") == (0, "", "")
    assert crewtrack(*words, "--ignore", "P201,O304", "--severity", "advice", "--strict").code == 0


def test_on_which_day(crewtrack: Callable[..., Ran], wrong: str, tmp_path: Path) -> None:
    def told(path: str, *words: str) -> bool:
        return "O304" in codes(crewtrack("check", path, "--format", "json", *words))

    assert not told(wrong, "--now", "2030-02-20")
    assert told(wrong, "--now", "2030-02-21")
    kept = tmp_path / "kept.toml"
    kept.write_text("known-to = 2030-03-01\n" + WRONG, encoding="utf-8")
    assert told(str(kept))  # to that day it was kept, whatever the clock says
    assert not told(str(kept), "--now", "2030-02-20")
    early = tmp_path / "early.toml"
    early.write_text("known-to = 2030-02-19\n" + WRONG, encoding="utf-8")
    assert not told(str(early))
    assert told(str(early), "--now", "2031-01-01")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_there_is_not(crewtrack: Callable[..., Ran], wrong: str, option: str) -> None:
    ran = crewtrack("check", wrong, option, "port-conflit")
    assert (ran.code, ran.out) == (2, "")
    assert f'{option}: there is no rule "port-conflit"; did you mean "port-conflict"?' in ran.err


def test_github(crewtrack: Callable[..., Ran], wrong: str) -> None:
    ran = crewtrack(
        "check", wrong, "--format", "github", "--now", "2030-06-01", "--severity", "advice"
    )
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::notice", "::warning", "::error"]
    assert lines[1] == (
        f"::warning file={wrong},line=7,endLine=7,col=17,endColumn=30,title=O304 overdue::"
        "Tug-1 launches mid Feb 2030, which is past, and nothing says how it went%0A"
        'help: give its day, or its status: "success" if it happened, "tbd" if it did not'
    )
    assert ran.err == ""
    assert crewtrack("check", "--format", "github") == (0, "", "")


def test_what_would_end_a_workflow_command_is_escaped() -> None:
    place = Place("a,b:c%\n.toml", 1, 2, 3, 4)
    found = check_github(
        [Problem("T101", "syntax", Severity.ERROR, "100 %\r\n::error::no", place=place)]
    )
    assert found.count("\n") == 1
    assert found.startswith("::error file=a%2Cb%3Ac%25")
    assert ",line=1,endLine=3,title=T101 syntax::100 %25" in found
    assert "col=" not in found  # only within one line


def test_sarif(crewtrack: Callable[..., Ran], wrong: str) -> None:
    ran = crewtrack(
        "check", wrong, "--format", "sarif", "--now", "2030-06-01", "--severity", "advice"
    )
    assert (ran.code, ran.err) == (1, "")
    log = json.loads(ran.out)
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert run["columnKind"] == "unicodeCodePoints"
    assert [(one["ruleId"], one["level"]) for one in run["results"]] == [
        ("N905", "note"),
        ("O304", "warning"),
        ("P201", "error"),
    ]
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["message"]["text"]
        (location,) = one["locations"]
        where = location["physicalLocation"]
        assert where["artifactLocation"]["uri"] == wrong
        assert where["region"]["startLine"] >= 1
    conflict = run["results"][2]
    region = conflict["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 8, "startColumn": 46, "endLine": 8, "endColumn": 60}
    (related,) = conflict["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 13


def test_sarif_of_nothing_is_a_run_without_results(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("check", "--format", "sarif")
    assert ran.code == 0
    assert json.loads(ran.out)["runs"][0]["results"] == []


def test_every_shipped_book_is_silent(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("check", "crewtrack:iss", "crewtrack:iss-2022-02-25", "--strict") == (
        0,
        "",
        "",
    )
