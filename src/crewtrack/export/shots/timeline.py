"""A station's traffic over time: the window that the width shows, around the instant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.export.chart.window import Window
    from crewtrack.export.formats import Subject
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes import Timeline

_LANES = "ports+people"


def window(subject: Subject) -> Window:
    """Return what of the calendar is shown; a snapshot does not know the clock's now."""
    from crewtrack.export.chart.frame import frame
    from crewtrack.export.chart.window import Window
    from crewtrack.views.scale import usual

    cells = frame(subject.size[0]).cells
    return Window.around(usual(cells), subject.at, cells)


def shape(subject: Subject) -> Timeline:
    """Return the view itself."""
    from crewtrack.views.timeline import timeline

    shown = window(subject)
    book = subject.book
    return timeline(book.ledger, subject.station, subject.at, shown.start, shown.end, _LANES)


def text(subject: Subject, ink: Ink) -> str:
    """Return it as text, as wide as the subject says."""
    from crewtrack.export.text.timeline import timeline_text

    return timeline_text(
        shape(subject),
        window(subject),
        width=subject.size[0],
        ink=ink,
        ascii_only=subject.ascii,
    )


def data(subject: Subject) -> dict[str, Any]:
    """Return it as JSON."""
    from crewtrack.export.json_timeline import timeline_data

    return timeline_data(shape(subject))


def lines(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the lanes."""
    for lane in data["lanes"]:
        yield {
            "schema": "crewtrack/timeline-line/1",
            "station": data["station"],
            "at": data["at"],
            "start": data["start"],
            "end": data["end"],
            **lane,
        }


def csv(subject: Subject) -> str:
    """Return it as CSV."""
    from crewtrack.export.csv_timeline import timeline_csv

    return timeline_csv([shape(subject)])
