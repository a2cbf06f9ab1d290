"""Bulletins: dated statements, beside the events of their days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.bulletins import BulletinLine, Bulletins

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.nouns import Bulletin

_WEEK = timedelta(days=7)


def bulletins(ledger: Ledger, at: datetime) -> Bulletins:
    """Return the statements up to an instant (aware, UTC), newest first.

    A statement known to the day counts from the start of that day.
    """
    schedule = ledger.schedule
    own = [event for event in ledger.every("bulletin") if event.instant <= at]
    own.reverse()
    return Bulletins(
        at=at,
        lines=tuple(line(ledger, schedule.bulletins[event.id]) for event in own),
        recent=sum(1 for event in own if event.instant > at - _WEEK),
    )


def line(ledger: Ledger, noun: Bulletin) -> BulletinLine:
    """Return one statement; its agency is the first that it is about."""
    agency = next((address[7:] for address in noun.about if address.startswith("agency.")), None)
    assert noun.at is not None  # noqa: S101 - a bulletin without a time is no event
    return BulletinLine(
        id=noun.id,
        when=noun.at,
        agency=agency_ref(ledger.schedule, agency) if agency is not None else None,
        title=noun.title or noun.id,
        text=noun.text,
        source=noun.source,
        about=noun.about,
        address=("bulletin", noun.id),
    )
