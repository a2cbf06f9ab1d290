"""The schedule itself: its text, and changes to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crewtrack.app.editing.bench import Bench
    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp

KINDS = {
    "flight": "a trip of one ship",
    "person": "someone who flies",
    "bulletin": "a dated statement",
    "expedition": "a numbered increment",
    "eva": "a spacewalk",
    "reboost": "the orbit is raised",
    "spacecraft": "a type of ship",
    "site": "where flights start or end",
    "agency": "who sends people, or ships",
}
"""What can be added, and what it is."""


def source(app: CrewtrackApp) -> None:
    """Show the file of the selected entry as text, or the file on disk that cannot be read."""
    from crewtrack.tui.screens.source import Source

    session = app.session
    broken = session.broken.place if session.broken is not None else None
    place = broken or app.editor_place
    if place is None and app.selected is not None:
        place = session.place(app.selected)
    # the file on top is the one that is kept by hand, and what it lies over comes after
    app.push_screen(Source(tuple(reversed(session.loaded.layers)), place))


def entry_of(address: Address) -> Address | None:
    """Return the entry that an address is part of: a flight of its landing; None if it is part of none."""
    from crewtrack.model.nouns import ENTRIES

    if len(address) >= 4 and address[0] == "station" and address[2] in ("port", "module"):
        return address[:4]
    return address[:2] if len(address) >= 2 and address[0] in ENTRIES else None


def _with_bench(app: CrewtrackApp, then: Callable[[Bench], None]) -> None:
    """Read the schedule to edit it; what ships is edited in a file of one's own, which is offered first."""
    from crewtrack.app.editing.bench import Bench
    from crewtrack.toml.splice import EditRefusedError

    if app.session.broken is not None:
        app.tell("the file on disk cannot be read: mend that first, ! goes there")
        return
    try:
        bench = Bench.open(app.session.target, now=app.now())
    except EditRefusedError as error:
        app.tell(error.reason)
        return
    if bench.read_only:
        _offer_own(app, bench, then)
    else:
        then(bench)


def _offer_own(app: CrewtrackApp, bench: Bench, then: Callable[[Bench], None]) -> None:
    from crewtrack.store.paths import is_there, own_schedule
    from crewtrack.tui.screens.ask import Ask
    from crewtrack.tui.screens.place import AskPlace

    own = own_schedule()

    def placed(path: Path | None) -> None:
        if path is not None:
            _on_own(app, bench, path, then)

    def take(answer: str | None) -> None:
        if answer == "enter":
            _on_own(app, bench, own, then)
        elif answer == "c":
            app.push_screen(AskPlace(own), placed)

    verb = "Edit" if is_there(own) else "Make"
    kind = "your own, which lies on top of it," if is_there(own) else "your own on top of it,"
    app.push_screen(
        Ask(
            "your own schedule",
            (
                "This is the schedule that ships with crewtrack.",
                f"{verb} {kind} in {_at_home(own)}?",
            ),
            {"enter": "yes", "c": "choose a place"},
        ),
        take,
    )


def _at_home(path: Path) -> str:
    """A path as people say it."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


def _on_own(app: CrewtrackApp, bench: Bench, path: Path, then: Callable[[Bench], None]) -> None:
    from crewtrack.app.editing.own import own_on_top
    from crewtrack.toml.splice import EditRefusedError

    try:
        own = own_on_top(bench, path)
    except EditRefusedError as error:
        app.tell(f"{error.reason}; {error.hint}" if error.hint else error.reason)
        return
    then(own)


def _form(
    app: CrewtrackApp,
    bench: Bench,
    entry: Address,
    *,
    first: Address | None = None,
    start: Mapping[str, Any] | None = None,
) -> None:
    from crewtrack.tui.handlers.saving import saved
    from crewtrack.tui.screens.form import Form

    def done(after: Bench | None) -> None:
        if after is not None:
            saved(app, after, f"saved {after.loaded.path.name}", entry)

    app.push_screen(Form(bench, entry, first=first, start=start), done)


def edit(app: CrewtrackApp) -> None:
    """Edit the selected entry in a form."""
    address = app.selected
    entry = entry_of(address) if address is not None else None
    if address is None or entry is None:
        app.tell("select a person, a flight, an event or a bulletin to edit")
        return
    _with_bench(app, lambda bench: _form(app, bench, entry, first=address))


def add(app: CrewtrackApp) -> None:
    """Add an entry: what kind, under which id, then the form."""
    from crewtrack.tui.screens.pick import Pick

    near = entry_of(app.selected) if app.selected is not None else None
    first = str(near[0]) if near is not None and near[0] in KINDS else "flight"
    kinds = {first: KINDS[first], **KINDS}

    def named(bench: Bench, kind: str) -> None:
        from crewtrack.tui.screens.newid import NewId

        def made(ident: str | None) -> None:
            if ident is not None:
                _form(app, bench, (kind, ident), start={})

        app.push_screen(NewId(bench, kind), made)

    def picked(kind: str | None) -> None:
        if kind is not None:
            _with_bench(app, lambda bench: named(bench, kind))

    app.push_screen(Pick("add", kinds), picked)


def clone(app: CrewtrackApp) -> None:
    """Add a flight like the selected one: the next of its kind."""
    address = app.selected
    flight = _flight_of(app, address) if address is not None else None
    if flight is None:
        app.tell("select a flight, or an event of one, to make the next like it")
        return

    def made(bench: Bench) -> None:
        from crewtrack.app.editing.clone import clone as like
        from crewtrack.toml.splice import EditRefusedError

        try:
            new = like(bench, flight)
        except EditRefusedError as error:
            app.tell(error.reason)
            return
        _form(app, bench, new.address, start=new.value)

    _with_bench(app, made)


def _flight_of(app: CrewtrackApp, address: Address) -> str | None:
    """The flight that is meant: that of a movement, or the ship on a port."""
    if address[0] == "flight":
        return str(address[1])
    for row in app.view.ports.rows:
        if row.address == address and row.holds:
            return str(row.holds[0].address[1])
    return None


def remove(app: CrewtrackApp) -> None:
    """Remove the selected entry, once it is seen what refers to it."""
    address = app.selected
    entry = entry_of(address) if address is not None else None
    if entry is None:
        app.tell("select what to remove: a person, a flight, a bulletin")
        return
    _with_bench(app, lambda bench: _removed(app, bench, entry))


def _removed(app: CrewtrackApp, bench: Bench, entry: Address) -> None:
    from crewtrack.app.editing.changes import Remove
    from crewtrack.model.address import dotted
    from crewtrack.toml.splice import EditRefusedError
    from crewtrack.tui.handlers.saving import review, saved

    try:
        plan = bench.plan(Remove(entry))
    except EditRefusedError as error:
        app.tell(error.reason)
        return
    found = [dotted(one) for one in bench.refers(entry)]
    said = ", ".join(found[:6]) + (f" and {len(found) - 6} more" if len(found) > 6 else "")
    name = dotted(entry)
    review(
        app,
        bench,
        plan,
        title=f"remove {name}",
        first=(f"named by {said}" if found else "nothing else names it",),
        then=lambda after: saved(app, after, f"removed {name}", None),
    )


def undo(app: CrewtrackApp) -> None:
    """Take back the last edit of a file of one's own."""
    _step(app, back=True)


def redo(app: CrewtrackApp) -> None:
    """Make again what was taken back."""
    _step(app, back=False)


def _step(app: CrewtrackApp, *, back: bool) -> None:
    from crewtrack.app.editing import history
    from crewtrack.store.files import StoreError
    from crewtrack.toml.splice import EditRefusedError

    own = app.session.own_files
    # where nothing can be taken back, the top file says why
    path = history.latest(own, back=back) or next(reversed(own), None)
    if path is None:
        app.tell("there is nothing to take back" if back else "there is nothing to make again")
        return
    try:
        step = (history.undo if back else history.redo)(path)
    except EditRefusedError as error:
        app.tell(error.reason)
        return
    except StoreError as error:
        app.tell(f"not done: {error.message}")
        return
    app.reload()
    app.tell(f"{'taken back' if back else 'made again'}: {step.what}")
