"""The pages of docs/rules: each example is wrong in just its way, and each cure cures it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.loading import load
from crewtrack.app.locating import located
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.rules.catalogue import FAMILIES, RULES, matching, problem
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from crewtrack.model.problem import Problem

PAGES = Path(__file__).parents[3] / "docs" / "rules"
NOW = datetime(2022, 7, 1, tzinfo=UTC)
_BLOCK = re.compile(r"```toml\n(.*?)```\n", re.DOTALL)
_WITHOUT = {"T103", "F111"}  # of no file, and of two: no example


def told(text: str, folder: Path, least: Severity) -> tuple[Problem, ...]:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    one = load(path)
    problems = list(one.problems)
    if one.schedule is not None:
        own = frozenset(
            (table, ident)
            for table, entries in one.layers[-1].data.items()
            if isinstance(entries, dict)
            for ident in entries
        )
        problems += check(Ledger.of(one.schedule), NOW, own=own, least=least)
    return located(one, problems)


@pytest.mark.parametrize("code", [code for code in RULES if code not in _WITHOUT])
def test_an_example_and_its_cure(code: str, tmp_path: Path) -> None:
    rule = RULES[code]
    least = Severity.ADVICE if rule.severity is Severity.ADVICE else Severity.WARNING
    example, cure = _BLOCK.findall((PAGES / rule.page).read_text(encoding="utf-8"))
    found = [one for one in told(example, tmp_path, least) if _counts(one, code)]
    assert {(one.code, one.name, one.severity) for one in found} == {
        (code, rule.name, rule.severity)
    }
    lines = {one.place.line for one in found if one.place is not None}
    marked = [n for n, line in enumerate(example.split("\n"), 1) if line.endswith("# here")]
    assert marked == sorted(lines)
    assert [one.message for one in told(cure, tmp_path, least) if _counts(one, code)] == []


def _counts(one: Problem, code: str) -> bool:
    """Leave out the advice of other rules."""
    return one.severity is not Severity.ADVICE or one.code == code


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    names = {path.name for path in PAGES.glob("*.md")} - {"README.md"}
    assert names == {rule.page for rule in RULES.values()}
    table = (PAGES / "README.md").read_text(encoding="utf-8")
    for rule in RULES.values():
        text = (PAGES / rule.page).read_text(encoding="utf-8")
        assert text.startswith(f"# {rule.code} {rule.name}\n")
        assert f"| [{rule.code}]({rule.page}) | {rule.name} | {rule.severity.value}" in table
        assert rule.code[0] in FAMILIES
        for fact in rule.facts:
            assert f"\n| {fact} | " in table


def test_the_numbers_of_what_is_guarded_are_all_there() -> None:
    table = (PAGES / "README.md").read_text(encoding="utf-8")
    numbers = [int(one) for one in re.findall(r"^\| R(\d\d) \|", table, re.MULTILINE)]
    assert numbers == [*range(1, 12), *range(20, 28), *range(30, 36), *range(40, 56)]


def test_what_is_possible_is_less_bad_where_a_rule_says_so() -> None:
    assert problem("S404", "m", ()).severity is Severity.WARNING
    assert problem("S404", "m", (), possible=True).severity is Severity.ADVICE
    assert problem("P201", "m", (), possible=True).severity is Severity.ERROR


def test_words_for_rules() -> None:
    assert matching("P2") == {"P201", "P202", "P203", "P204", "P205"}
    assert matching("port-conflict") == matching("p201") == matching("P201") == {"P201"}
    assert matching("X") == matching("") == matching("port") == frozenset()
