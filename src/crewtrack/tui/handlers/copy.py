"""The selected entry in the forms that it can be copied in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.address import dotted

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp


def text_of(app: CrewtrackApp, address: Address, form: str) -> str | None:
    """Return the entry as text, json or toml; None if it has no such form."""
    return {"text": text, "json": json, "toml": toml}[form](app, address)


def text(app: CrewtrackApp, address: Address) -> str | None:
    """Return it as text, under a what-if headed by its words."""
    found = _text(app, address)
    what_if = app.session.what_if
    return f"{what_if.words}\n{found}" if found is not None and what_if else found


def _text(app: CrewtrackApp, address: Address) -> str | None:
    """Return what the command line prints of a person, else what the detail pane shows."""
    if address[0] == "person":
        view = app.session.person(str(address[1]), app.clock.at)
        if view is not None:
            from crewtrack.export.text.person import person_text

            return person_text(view)
    return None if app.base_screen is None else app.base_screen.detail_text(address)


def json(app: CrewtrackApp, address: Address) -> str | None:
    """Return it as JSON, in the form that the command line prints."""
    data = _data(app, address)
    if data is None:
        return None
    from crewtrack.export.json import dumps, under_data

    if app.session.what_if:
        data |= {"under": under_data(app.session.what_if)}
    return dumps(data)


def _data(app: CrewtrackApp, address: Address) -> Any:
    from crewtrack.export.json import check_data, event_data, person_data, ports_data

    view, ledger, at = app.view, app.session.ledger, app.clock.at
    if address[0] == "person":
        person = app.session.person(str(address[1]), app.clock.at)
        return None if person is None else person_data(person)
    if address[0] == "problem":
        place = address[1]
        found = app.session.problems
        if not isinstance(place, int) or place >= len(found):
            return None
        return check_data((found[place],))["problems"][0]
    happening = next((one for one in ledger.events if one.address == address), None)
    if happening is not None:
        from crewtrack.views.agenda import occurrence

        return event_data(occurrence(ledger, happening, at, None))
    flight = ledger.schedule.flights.get(str(address[1])) if address[0] == "flight" else None
    if flight is not None and len(address) == 2:
        from crewtrack.export.json_lists import flight_data
        from crewtrack.views.flights import FlightLines

        return flight_data(FlightLines(ledger, at).line(flight))
    ports = ports_data(view.ports)["ports"]
    for row, data in zip(view.ports.rows, ports, strict=True):
        if row.address == address or any(ship.address == address for ship in row.holds):
            return data
    return {"address": dotted(address)}


def toml(app: CrewtrackApp, address: Address) -> str | None:
    """Return the lines of the file that hold it."""
    from crewtrack.app.excerpt import excerpt

    return excerpt(app.session.loaded, address)
