"""Who has a seat otherwise: lifeboat seats that are lost, and the seats home by provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.spans import beyond, days
from crewtrack.views.dependence import able
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.comparison import (
    Consequence,
    Unseated,
)

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.views.futures.both import Both, Gaps
    from crewtrack.views.shapes.common import AgencyRef


def without_one(both: Both, gaps: Gaps) -> tuple[Unseated, ...]:
    """Return who has no lifeboat seat under the what-if at a time when they have one in the plan."""
    schedule = both.plan.schedule
    before, after = gaps
    out = []
    for key, spans in after.items():
        person = str(key)
        new = beyond(spans, before.get(key, []))
        if not new:
            continue
        end = spans[-1][1]
        out.append(
            Unseated(
                person=person,
                name=schedule.person_name(person),
                family=both.family(person),
                agency=agency_ref(schedule, both.plan.agency(person, new[0][0])),
                start=new[0][0],
                end=end if end < both.end else None,
                days=days(spans),
                days_plan=days(before.get(key, [])),
            )
        )
    out.sort(key=lambda one: (one.start, one.person))
    return tuple(out)


def unseating(both: Both, gaps: Gaps) -> list[Consequence]:
    """Tell at which instants people lose their lifeboat seat that they have in the plan."""
    before, after = gaps
    by: dict[datetime, list[str]] = {}
    for person, spans in after.items():
        for start, _ in beyond(spans, before.get(person, [])):
            by.setdefault(start, []).append(str(person))
    out = []
    for at, people in by.items():
        verb = "has" if len(people) == 1 else "have"
        out.append(
            Consequence(
                at, "lifeboat", f"{both.families(people)} {verb} no lifeboat seat", tuple(people)
            )
        )
    return out


def home(both: Both) -> tuple[tuple[AgencyRef, int, int], ...]:
    """Return the seats home by provider at the start: in the plan, and under the what-if."""
    counts: list[dict[str | None, int]] = []
    for ledger in (both.plan, both.other):
        homes, _ = able(ledger, ledger.state(both.start), both.station, both.start)
        counts.append({ident: sum(one for _, one in ships) for ident, ships in homes.items()})
    before, after = counts
    rows = [
        (agency_ref(both.plan.schedule, ident), before.get(ident, 0), after.get(ident, 0))
        for ident in dict.fromkeys((*before, *after))
    ]
    rows.sort(key=lambda one: (-one[2], -one[1], one[0].name))
    return tuple(rows)
