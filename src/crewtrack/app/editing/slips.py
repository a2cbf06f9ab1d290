"""Slips: what a movement said before is kept when it changes, if that was a plan.

A date that still lies ahead was a plan: its change is a slip. One that lies in the past is put right without a trace.
Knowledge is kept by days, so what stood for less than a day is no slip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.app.editing.field import order_of
from crewtrack.model.address import dotted
from crewtrack.model.fields import specs
from crewtrack.model.nouns import OUTCOMES
from crewtrack.model.nouns import Slip as Kept
from crewtrack.model.when import When, WhenError
from crewtrack.toml.splice import EditRefusedError
from crewtrack.toml.written import value_text

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.app.editing.changes import Slip
    from crewtrack.app.editing.planning import Planner
    from crewtrack.model.address import Address

_MOVEMENTS = ("launch", "dock", "undock", "land")
DATES = ("at", "left")
HISTORY = ("known", "slips")
"""Keys that only say what stood before, and since when the present stands."""


def kept(
    planner: Planner, address: Address, old: Any, new: Any, wish: Slip, *, same: bool = False
) -> list[tuple[Address, Any]]:
    """Return what else is to be set, so that an old value is kept as a slip; nothing where it is not.

    Args:
        planner: the files with the changes so far.
        address: what is being changed.
        old: what it says.
        new: what it is to say.
        wish: what was asked for.
        same: whether it is to say the same.

    Raises:
        EditRefusedError: a slip was asked for, and there can be none.
    """
    table = address[:-1]
    sources = _source(address, wish)
    if not is_movement(table) or address[-1] not in specs(Kept) or address[-1] in _ABOUT:
        if wish.keep or wish.why is not None:
            message = "only a movement keeps slips: launch, dock, undock, land, relocate"
            raise EditRefusedError(message, "Leave --why and --slip away.")
        return sources
    asked = wish.keep or (wish.keep is None and wish.why is not None)
    if asked and not wish.keep and not same and _happened(planner, address, old, new):
        message = f"{dotted(table)} has happened, and so its date is put right without a slip"
        hint = "Leave --why away; if the old date was a plan, --slip keeps it all the same."
        raise EditRefusedError(message, hint)
    due = address[-1] in DATES and _ahead(old, planner.bench.now)
    if wish.keep is False or old is None or not (asked or due):
        return sources
    today = wish.known or planner.bench.now.date()
    since = _day(planner.value((*table, "known"))) or _day(planner.value((*address[:2], "known")))
    listed = planner.value((*table, "slips"))
    count = len(listed) if isinstance(listed, list) else 0
    if same or (since is not None and since >= today):
        # Nothing changes, or what stood for less than a day; the reason still tells why the one before it changed.
        if count and wish.why is not None:
            return [((*table, "slips", count - 1, "why"), wish.why), *sources]
        return sources
    slip: dict[str, Any] = {} if since is None else {"known": since}
    slip[str(address[-1])] = old
    if wish.why is not None:
        slip["why"] = wish.why
    source = planner.value((*table, "source"))
    if wish.source is not None and isinstance(source, str):
        slip["source"] = source  # it spoke of the old value
    return [((*table, "known"), today), ((*table, "slips", count), slip), *sources]


def _source(address: Address, wish: Slip) -> list[tuple[Address, Any]]:
    """Return the new source of the table that an address stands in, if one was given and it can hold one."""
    if wish.source is None:
        return []
    if address[-1] == "source" or "source" not in order_of(address):
        message = f"{dotted(address[:-1]) or 'the file'} holds no source"
        raise EditRefusedError(message, "Leave --source away.")
    return [((*address[:-1], "source"), wish.source)]


_ABOUT = ("known", "why", "source", "note")


def is_movement(table: Address) -> bool:
    """Whether an address is a flight's movement, or one of its relocations."""
    if len(table) == 3 and table[0] == "flight" and table[2] in _MOVEMENTS:
        return True
    return len(table) == 4 and table[0] == "flight" and table[2] == "relocate"


def _ahead(value: Any, now: datetime) -> bool:
    """Whether a date is not certainly over."""
    try:
        return When.parse(value).before_instant(now) is not True
    except WhenError:
        return False


def _happened(planner: Planner, address: Address, old: Any, new: Any) -> bool:
    """Whether a date is that of a movement which has taken place, and no plan that has come to nothing."""
    now = planner.bench.now
    if address[-1] not in DATES or old is None or _ahead(old, now):
        return False
    return planner.value((*address[:-1], "status")) in OUTCOMES or not _ahead(new, now)


def _day(value: Any) -> date | None:
    from datetime import date

    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if type(value) is date else None


def words(value: Any) -> str:
    """Return an old value as the file has it, for a sentence."""
    return value_text(value)
