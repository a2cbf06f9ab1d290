"""The plain formats of a snapshot: text, text in colour, JSON, JSON by the line, CSV.

Each takes what a module of `crewtrack.export.shots` gives, and adds what all views share: what they are laid under,
the encoding, the end of the last line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.export.ink import PLAIN, Ink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.formats import Subject, View


def txt(subject: Subject, view: View) -> bytes:
    """Return a view as plain text."""
    return _text(subject, view, PLAIN)


def ansi(subject: Subject, view: View) -> bytes:
    """Return a view as text with the escape sequences of colours."""
    from crewtrack.export.ink import themed

    return _text(subject, view, themed(subject.text_theme))


def _text(subject: Subject, view: View, ink: Ink) -> bytes:
    what_if = subject.book.what_if
    head = f"{what_if.words}\n" if what_if else ""
    clock = subject.clock()
    if clock is not None:
        from crewtrack.export.text.words import instant

        head = f"{instant(subject.at)} is {clock[1](subject.at)} in {clock[0]}\n{head}"
    made: str = head + view.shot.text(subject, ink)
    if subject.ascii:
        from crewtrack.export.cells import to_ascii

        made = to_ascii(made)
    return made.encode("utf-8", "replace")


def json(subject: Subject, view: View) -> bytes:
    """Return a view as JSON."""
    from crewtrack.export.json import dumps

    return dumps(view.shot.data(subject) | under(subject)).encode("utf-8", "replace")


def under(subject: Subject) -> dict[str, Any]:
    """Return the key that says in JSON what a view is laid under; nothing where it is shown as it is."""
    if not subject.book.what_if:
        return {}
    from crewtrack.export.json import under_data

    return {"under": under_data(subject.book.what_if)}


def ndjson(subject: Subject, view: View) -> bytes:
    """Return a view as JSON by the line: one person, event or port each, with the schema of a line."""
    from crewtrack.export.json import line

    laid = under(subject)
    made = "".join(line(one | laid) for one in lines(subject, view))
    return made.encode("utf-8", "replace")


def lines(subject: Subject, view: View) -> Iterator[dict[str, Any]]:
    """Yield the things of a view, each whole by itself."""
    found: Iterator[dict[str, Any]] = view.shot.lines(view.shot.data(subject))
    yield from found


def csv(subject: Subject, view: View) -> bytes:
    """Return a view as CSV."""
    made: str = view.shot.csv(subject)
    return made.encode("utf-8", "replace")
