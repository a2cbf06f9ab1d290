"""What is wrong with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink

_FINE = "the books balance: there is neither an error nor a warning\n"


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text, each problem with its line."""
    from crewtrack.export.check_text import check_text

    texts = {layer.name: layer.text for layer in subject.book.loaded.layers}
    return check_text(subject.book.problems, texts.get, ink=ink) or _FINE


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json import check_data

    return check_data(subject.book.problems)


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the problems."""
    for problem in data["problems"]:
        yield {"schema": "crewtrack/check-line/1", **problem}


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv import check_csv

    return check_csv(subject.book.problems)
