"""Merging: somebody else has changed a file while an entry of it was being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from crewtrack.app.editing.sheet import sheet
from crewtrack.store.files import SourceError, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.plan import Plan
    from crewtrack.app.editing.sheet import SheetLine
    from crewtrack.model.address import Address


@frozen
class Difference:
    """A line of an entry in three versions, as typed; empty where nothing stands.

    Attributes:
        label: the line.
        was: as it was read.
        theirs: as it stands on disk now.
        mine: as it is typed.
    """

    label: str
    was: str
    theirs: str
    mine: str

    @property
    def clash(self) -> bool:
        """Whether both have changed it, and not to the same."""
        return self.theirs != self.was != self.mine and self.theirs != self.mine


def stale(plan: Plan) -> bool:
    """Whether a file that a plan is about is no longer what was read."""
    for one in plan.files:
        if one.new:
            continue
        try:
            if read_source(one.path).text != one.before:
                return True
        except SourceError:
            return True
    return False


def differences(
    theirs: Bench, entry: Address, lines: Iterable[SheetLine], texts: Mapping[Address, str]
) -> tuple[Difference, ...]:
    """Return the lines of an entry that the version on disk, or what is typed, has changed."""
    known = list(lines)
    fresh = {one.address: one.text for one in sheet(theirs, entry, [one.address for one in known])}
    out = [
        Difference(
            one.label, one.text, fresh.get(one.address, ""), texts.get(one.address, one.text)
        )
        for one in known
    ]
    return tuple(one for one in out if one.was != one.theirs or one.was != one.mine)
