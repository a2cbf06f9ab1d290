"""A schedule whose every text is hostile: what is written out of it must still be only text."""

from __future__ import annotations

import json

NAMES = (
    "<script>alert(1)</script>",
    "]]><!--",
    "[@click=app.quit]x[/]",
    "a \"quoted\" 'name' & `code`",
    "two\nlines\tand a tab",
    "👩🏽‍🚀 emoji",
    "שלום עולם",
    "=cmd()|' /C calc'!A0",
    "| a | b |",
    "[link](javascript:alert(1)) ![x](y) https://example.com www.example.com @someone a@b.c",
    "**bold** _it_ ~~no~~ # head $x$ :smile: <b>",
    "</style></title></svg>",
    "--> {{7*7}} ${7*7} %0d",
)
"""Names that mean something to one format or another."""


def schedule(name: str) -> str:
    """Return a schedule in which everything is called that."""
    words = json.dumps(name, ensure_ascii=False)
    tag = json.dumps(name.split("\n", maxsplit=1)[0][:4], ensure_ascii=False)
    return f"""
format = 1
title = {words}
as-of = 2022-02-25T12:00:00Z

[agency.house]
name = {words}
tag = {tag}

[spacecraft.pod]
name = {words}
provider = "house"
seats = 3
returns = true
docking = {words}

[station.alpha]
name = {words}
[station.alpha.module.hub]
name = {words}
[station.alpha.module.arm]
name = {words}
on = "hub"
side = "forward"
[station.alpha.port.front]
name = {words}
module = "arm"
direction = "forward"
docking = {words}
[station.alpha.port.back]
name = {words}
module = "hub"
direction = "aft"
docking = {words}

[site.pad]
name = {words}
latitude = 1.5
longitude = -2.25

[person.ada]
name = {words}
agency = "house"
note = {words}
source = {words}

[flight.one]
station = "alpha"
name = {words}
short = {words}
spacecraft = "pod"
crew = [{{ id = "ada", role = {words} }}, "?"]
launch = {{ at = 2022-02-18T15:55:18Z, site = "pad", note = {words}, source = {words}, known = 2022-01-01, slips = [{{ known = 2021-01-01, at = "2022-03", why = {words}, source = {words} }}] }}
dock = {{ at = 2022-02-18T19:12:06Z, port = "front" }}
undock = {{ at = 2022-03-18T19:12:06Z }}
land = {{ at = 2022-03-18T22:12:06Z, site = "pad" }}
source = {words}

[flight.two]
station = "alpha"
name = {words}
spacecraft = "pod"
crew = ["ada"]
launch = {{ at = "late 2022-09", site = "pad", status = "hold" }}
dock = {{ port = "back" }}

[expedition.first]
station = "alpha"
number = 1
from = 2022-02-18T19:12:06Z
command = [{{ at = 2022-02-19T12:00:00Z, person = "ada", source = {words} }}, {{ at = 2022-03-01T12:00:00Z, person = "ada" }}]
source = {words}

[eva.walk]
station = "alpha"
name = {words}
from = 2022-03-02T12:00:00Z
crew = ["ada"]

[bulletin.news]
at = 2022-02-24
title = {words}
text = {words}
source = {words}
about = ["agency.house"]
"""
