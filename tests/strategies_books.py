"""Strategies that draw whole schedules whose books balance."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

START = datetime(2022, 1, 1, 0, 0, 1, tzinfo=UTC)
PEOPLE = ("ada", "bob", "cyd", "dot", "eve", "fay", "gus", "hal")
SHIPS = {"ship": {"seats": 5, "returns": True, "transit": 0.5, "descent": 0.3}}


def day(number: float) -> datetime:
    """Return an instant, some days after the first."""
    return START + timedelta(days=number)


class _Time:
    """A time in two versions: as it truly is, and as it is known."""

    def __init__(self, true: datetime, known: object) -> None:
        self.versions = (true, known)


def books(*, exact: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Draw the data of a schedule: flights one after another, with swaps of seats on the way home.

    Args:
        exact: whether every time is known to the second, or some to the day, the month or less.
    """
    return pairs().map(lambda pair: pair[0] if exact else pair[1])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw the data of a schedule twice: with times to the second, and as they may be known."""
    now = 0.0
    ground = list(PEOPLE)
    landed: list[tuple[float, str]] = []
    aboard: dict[str, list[str]] = {"iss": [], "tss": []}
    docked: dict[str, list[str]] = {"iss": [], "tss": []}
    flights: dict[str, Any] = {}
    steps = draw(st.lists(st.sampled_from("uuddrfx"), min_size=1, max_size=14))
    for number, step in enumerate(steps):
        now += draw(st.integers(1, 40))
        station = draw(st.sampled_from(["iss", "iss", "tss"]))
        # Nobody flies again so soon that a landing known to the month may be later than that launch.
        ground += [one for rested, one in landed if rested <= now]
        landed = [one for one in landed if one[0] > now]
        ident = f"f{number}"
        if step == "u":
            crew = (
                draw(st.lists(st.sampled_from(ground), max_size=3, unique=True)) if ground else []
            )
            ground = [one for one in ground if one not in crew]
            names: list[str] = [*crew, *["?"] * draw(st.integers(0, 1))]
            flights[ident] = {
                "spacecraft": "ship",
                "station": station,
                "crew": names,
                "launch": {"at": _time(draw, now, bare=True)},
                "dock": {"at": _time(draw, now + 0.25, bare=True), "port": ident},
            }
            docked[station].append(ident)
            aboard[station] += crew
            aboard[station] += [f"?{ident}"] if "?" in names else []
            now += 0.5
        elif step == "d" and docked[station]:
            ident = draw(st.sampled_from(docked[station]))
            docked[station].remove(ident)
            own = f"?{ident}"
            going = [own] if own in aboard[station] else []
            named = [one for one in aboard[station] if not one.startswith("?")]
            if named:
                going += draw(st.lists(st.sampled_from(named), max_size=4, unique=True))
            aboard[station] = [one for one in aboard[station] if one not in going]
            landed += [(now + 45, one) for one in going if not one.startswith("?")]
            flights[ident]["undock"] = {"at": _time(draw, now)}
            flights[ident]["land"] = {
                "at": _time(draw, now + 0.25),
                "crew": ["?" if one == own else one for one in going],
            }
            now += 0.5
        elif step == "r" and docked[station]:
            ident = draw(st.sampled_from(docked[station]))
            flights[ident].setdefault("relocate", []).append(
                {"left": day(now), "at": day(now + 0.1), "port": f"{ident}-{number}"}
            )
            now += 0.2
        elif step == "f":
            crew = (
                draw(st.lists(st.sampled_from(ground), max_size=2, unique=True)) if ground else []
            )
            flights[ident] = {
                "spacecraft": "ship",
                "station": "none",
                "crew": crew,
                "launch": {"at": day(now)},
                "land": {"at": day(now + 0.5)},
            }
            now += 0.6
        elif step == "x":
            flights[ident] = {
                "spacecraft": "ship",
                "station": station,
                "crew": draw(st.lists(st.sampled_from(ground), max_size=2, unique=True))
                if ground
                else [],
                "launch": {
                    "at": day(now),
                    "status": draw(st.sampled_from(["failure", "cancelled"])),
                },
            }
    idents = draw(st.permutations(sorted(flights)))
    ports: dict[str, Any] = {ident: {} for ident in flights}
    for flight in flights.values():
        ports |= {one["port"]: {} for one in flight.get("relocate", [])}
    data = {
        "station": {"iss": {"port": ports}, "tss": {"port": ports}},
        "spacecraft": SHIPS,
        "person": {one: {"agency": "nasa"} for one in PEOPLE},
        "agency": {"nasa": {}},
        "flight": {ident: flights[ident] for ident in idents},
    }
    return _version(data, 0), _version(data, 1)


def _time(draw: st.DrawFn, number: float, *, bare: bool = False) -> _Time:
    """Return a time to the second, with what is known of it."""
    then = day(number)
    forms: list[Any] = [then, then, then.date(), then.strftime("%Y-%m")]
    forms.append(f"{(then - timedelta(days=2)).date()}..{(then + timedelta(days=9)).date()}")
    if bare:
        forms.append(f"NET {then.date()}")
    return _Time(then, draw(st.sampled_from(forms)))


def _version(data: Any, which: int) -> Any:
    if isinstance(data, dict):
        return {key: _version(value, which) for key, value in data.items()}
    if isinstance(data, list):
        return [_version(value, which) for value in data]
    return data.versions[which] if isinstance(data, _Time) else data


def moved(data: Any, by: timedelta) -> Any:
    """Return the data of a schedule with every date-time moved."""
    if isinstance(data, dict):
        return {key: moved(value, by) for key, value in data.items()}
    if isinstance(data, list):
        return [moved(value, by) for value in data]
    return data + by if isinstance(data, datetime) else data
