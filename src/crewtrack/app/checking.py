"""Checking: all that is wrong with a schedule, for the command line, the screens and Python alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.loading import default_target, judged_by_clock, load
from crewtrack.app.whatif import mistakes
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from crewtrack.app.loading import Loaded
    from crewtrack.app.whatif import WhatIf
    from crewtrack.model.problem import Problem

CONSEQUENCES = frozenset({"S404", "C503", "C505", "C506", "D801", "D802"})
"""What `compare` tells of a scenario: who loses a seat or a ride home, what is left empty, who is left alone.

A scenario may mean just that, and is not wrong for it.
"""

_MANY = 100
"""For more problems than these the ledger is let go before they are looked up."""


def found(
    loaded: Loaded,
    ledger: Ledger,
    what_if: WhatIf,
    now: datetime,
    *,
    least: Severity = Severity.WARNING,
) -> tuple[Problem, ...]:
    """Return what the reader and the rules find in a schedule that was opened, not yet located.

    Args:
        loaded: the files.
        ledger: what follows from them under the what-if.
        what_if: what the schedule is laid under; what follows from it is a consequence, not a mistake.
        now: the clock, at which plans are judged where no file says to which day it was kept.
        least: the least bad that is looked for.
    """
    if what_if.derives and loaded.schedule is not None:
        ledger = Ledger.of(loaded.schedule)
    problems = _every(loaded, ledger, now, least=least)
    return tuple(mistakes(loaded, problems)) if what_if.above else problems


def check_files(
    target: str | None,
    environ: Mapping[str, str],
    now: datetime,
    *,
    above: Iterable[str] = (),
    asked: bool = False,
    least: Severity = Severity.WARNING,
) -> tuple[Loaded, tuple[Problem, ...], Ledger | None]:
    """Read a schedule and find all that is wrong with it as it stands today.

    Args:
        target: a path, a folder, or ``crewtrack:NAME``; None for the usual schedule.
        environ: says which that is.
        now: the clock.
        above: scenarios laid over it. Then only what stands in them is told: what follows from them is a consequence,
            as `CONSEQUENCES` always are, and what is wrong below them is told without them.
        asked: whether to judge plans at `now`, even if a file says to which day it was kept.
        least: the least bad that is looked for.

    Returns:
        The files, the problems in order of place, and the ledger that they follow from, unless there
        are many.
    """
    over = tuple(above)
    loaded = load(default_target(environ) if target is None else target, above=over, spare=True)
    if loaded.schedule is None:
        return loaded, _located(loaded, loaded.problems), None
    made = Ledger.of(loaded.schedule)
    problems = _every(loaded, made, now, asked=asked, least=least)
    ledger: Ledger | None = made
    if len(problems) > _MANY:
        # What is looked up and written from here on is large itself.
        made.undo()
        ledger = None
    del made
    if not over:
        return loaded, _located(loaded, problems), ledger
    # A scenario that is nowhere has no place either: that comes first.
    placed = [one for one in problems if one.place is not None or one.address]
    nowhere = [one for one in problems if one.place is None and not one.address]
    below = {layer.name for layer in loaded.layers[: loaded.own]}
    own = (
        one
        for one in _located(loaded, placed)
        if one.code not in CONSEQUENCES and (one.place is None or one.place.file not in below)
    )
    return loaded, (*nowhere, *own), ledger


def _located(loaded: Loaded, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems with their places, in order of place; for none of them nothing has to be imported."""
    if not problems:
        return ()
    from crewtrack.app.locating import located

    return located(loaded, problems)


def _every(
    loaded: Loaded,
    ledger: Ledger,
    now: datetime,
    *,
    asked: bool = False,
    least: Severity = Severity.WARNING,
) -> tuple[Problem, ...]:
    asked = asked or judged_by_clock(loaded)
    own = _own(loaded) if least is Severity.ADVICE else frozenset()
    return (*loaded.problems, *check(ledger, now, asked=asked, own=own, least=least))


def _own(loaded: Loaded) -> frozenset[tuple[str, str]]:
    """Return the entries of the file that was asked for: what it includes is there to choose from."""
    top = loaded.layers[-1].stack if loaded.layers else 0
    return frozenset(
        (table, ident)
        for layer in loaded.layers
        if layer.stack == top and not layer.shipped
        for table, entries in layer.data.items()
        if isinstance(entries, dict)
        for ident in entries
    )
