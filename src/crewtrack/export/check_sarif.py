"""Problems as SARIF 2.1.0, the format in which tools that look at code report to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack import __version__
from crewtrack.export.json import dumps
from crewtrack.ledger.rules.catalogue import RULES
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.ledger.rules.catalogue import Rule
    from crewtrack.model.problem import Place, Problem

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def check_sarif(problems: Iterable[Problem]) -> str:
    """Return located problems as one run of SARIF, with every rule's metadata."""
    numbers = {code: place for place, code in enumerate(RULES)}
    return dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "crewtrack",
                            "version": __version__,
                            "rules": [_rule(rule) for rule in RULES.values()],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(one, numbers) for one in problems],
                }
            ],
        }
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "help": {"text": f"docs/rules/{rule.page}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(problem: Problem, numbers: dict[str, int]) -> dict[str, Any]:
    words = f"{problem.message}. Help: {problem.hint}" if problem.hint else problem.message
    out: dict[str, Any] = {"ruleId": problem.code}
    if problem.code in numbers:
        out["ruleIndex"] = numbers[problem.code]
    out |= {"level": _LEVELS[problem.severity], "message": {"text": words}}
    if problem.place is not None:
        out["locations"] = [{"physicalLocation": _location(problem.place)}]
    related = [
        {
            "id": number,
            "message": {"text": one.message},
            "physicalLocation": _location(one.place),
        }
        for number, one in enumerate(problem.related)
        if one.place is not None
    ]
    if related:
        out["relatedLocations"] = related
    return out


def _location(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.file)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }


def _uri(file: str) -> str:
    """Return a file's name as a reference: with slashes, and escaped where it must be."""
    from urllib.parse import quote

    return quote(file.replace("\\", "/"))
