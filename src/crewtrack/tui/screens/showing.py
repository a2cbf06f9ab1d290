"""Which screen shows a fact, and at which instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.registry import SCREEN_IDS
from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp

_SCREENS = {
    "person": ("people", "overview"),
    "flight": ("flights", "overview"),
    "station": ("ports", "overview"),
    "bulletin": ("log", "overview"),
    "eva": ("log", "overview"),
    "reboost": ("log", "overview"),
    "expedition": ("log", "overview"),
}
"""By the first part of an address: the screens that show such a thing, the best first; those that there are."""

_AT_PORTS = frozenset({"dock", "undock", "relocate"})


def screen_for(address: Address) -> str:
    """Return the id of the screen that shows what stands at an address."""
    wanted = _SCREENS.get(str(address[0]), ())
    if address[0] == "flight" and len(address) > 2 and address[2] in _AT_PORTS:
        wanted = ("ports", *wanted)
    return next((one for one in wanted if one in SCREEN_IDS), "overview")


def instant_of(app: CrewtrackApp, address: Address) -> datetime | None:
    """Return when what stands at an address happens, or None if nothing does."""
    for event in app.session.ledger.events:
        if (
            event.address[: len(address)] == address
            or address[: len(event.address)] == event.address
        ):
            return event.instant if event.instant < FAR_FUTURE else None
    return None


def show_fact(app: CrewtrackApp, address: Address) -> None:
    """Open the screen that shows a fact, with the fact selected; on the Ports at the instant of its movement."""
    name = screen_for(address)
    if name == "ports" and address[0] == "flight":
        at = instant_of(app, address)
        if at is not None and at != app.clock.at:
            app.seek(at)
    app.run_command(f"screen.{name}")
    app.call_after_refresh(app.jump, address)
