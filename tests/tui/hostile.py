"""A schedule in which every name is hostile, for the screens to show."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.tui.panels.test_hostile import PROBES

if TYPE_CHECKING:
    from pathlib import Path

READ = [
    "markup",
    "upper",
    "bad-markup",
    "variable",
    "backslash",
    "fillers",
    "wide",
    "combining",
    "right-to-left",
    "emoji",
    "long",
    "blank",
]
"""Those probes that the reader lets through; it refuses the others."""

BOOK = """
format = 1
title = NAME
as-of = 2022-03-01T00:00:00Z
[agency.a]
name = NAME
tag = NAME
[agency.b]
name = NAME
[person.p]
name = NAME
agency = "a"
[station.x]
name = NAME
[station.x.module.core]
name = NAME
[station.x.module.tower]
name = NAME
on = "core"
side = "zenith"
[station.x.port.front]
name = NAME
docking = NAME
module = "core"
direction = "forward"
[station.x.port.top]
module = "tower"
direction = "zenith"
[site.s]
name = NAME
[spacecraft.s]
name = NAME
docking = NAME
provider = "a"
seats = 3
returns = true
reboost = true
[flight.one]
name = NAME
short = NAME
station = "x"
spacecraft = "s"
crew = [{ id = "p", role = NAME }, "?"]
launch = { at = 2022-01-01T00:00:00Z, site = "s", note = NAME, source = NAME }
dock = { at = 2022-01-02T00:00:00Z, port = "front" }
undock = { at = 2022-04-01T00:00:00Z, known = 2022-02-01, slips = [{ known = 2021-12-01, at = 2022-03-01, why = NAME, source = NAME }] }
land = { at = 2022-04-01T06:00:00Z, site = "s", note = NAME }
note = NAME
source = NAME
[flight.two]
name = NAME
short = NAME
provider = "b"
station = "x"
spacecraft = "s"
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-02T00:00:00Z, port = "front" }
[flight.three]
name = NAME
station = "x"
spacecraft = "s"
launch = { at = 2022-05-01T00:00:00Z }
dock = { at = 2022-05-02T00:00:00Z, port = "top" }
[bulletin.said]
at = 2022-02-28
title = NAME
text = NAME
source = NAME
about = ["flight.one"]
"""


def hostile_book(folder: Path, probe: str) -> Path:
    """Write a schedule that says the probe wherever a text may stand."""
    path = folder / "hostile.toml"
    path.write_text(
        BOOK.replace("NAME", json.dumps(PROBES[probe], ensure_ascii=False)), encoding="utf-8"
    )
    return path
