"""Own: a schedule of your own on top of one that ships, which is the way to edit that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.editing.bench import Bench
from crewtrack.app.loading import PREFIX, load
from crewtrack.store.paths import is_there, own_schedule
from crewtrack.store.shipped import SCHEMA_LINE, shipped_root
from crewtrack.toml.splice import EditRefusedError
from crewtrack.toml.written import value_text

if TYPE_CHECKING:
    from pathlib import Path


def own_on_top(bench: Bench, path: Path | None = None) -> Bench:
    """Return a bench to edit what ships in a file of your own; where there is none yet, a commit makes it.

    Args:
        bench: of a schedule that ships.
        path: where; left out, where crewtrack looks for your own.

    Raises:
        EditRefusedError: there is such a file, and it does not lie on top of that schedule.
    """
    path = own_schedule() if path is None else path
    if is_there(path):
        found = Bench.open(path, now=bench.now)
        if bench.loaded.path not in found.loaded.files:
            name = shipped_name(bench)
            message = f"{path} is there already, and does not include {name}"
            raise EditRefusedError(message, f'Add it to its include: "{name}"')
        return found
    text = on_top(bench)
    return Bench(load(str(path), texts={path: text}), bench.now, fresh={path: text})


def shipped_name(bench: Bench) -> str:
    """Return the name of a schedule that ships, ``crewtrack:iss``."""
    path = bench.loaded.path
    return PREFIX + path.relative_to(shipped_root()).with_suffix("").as_posix()


def on_top(bench: Bench) -> str:
    """Return what a schedule of your own begins with: the few lines that put it on top of another."""
    head = bench.schedule.head
    rows = {"format": "1", "title": value_text(f"My {head.title or bench.loaded.name}")}
    if head.station is not None:
        rows["station"] = value_text(head.station)
    rows["include"] = value_text([shipped_name(bench)])
    if head.as_of is not None:
        rows["as-of"] = (
            f"{value_text(head.as_of)}   # open here; without this line, at the clock's now"
        )
    lines = [f"{key:<7} = {value}" for key, value in rows.items()]
    top = "# Your own schedule, on top of what ships with crewtrack: what stands here wins.\n"
    return "\n".join([SCHEMA_LINE + top, *lines, ""])
