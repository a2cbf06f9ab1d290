"""docs/config.md and the JSON Schema of config.toml, made from its field table by `make docs`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crewtrack.app.settings import TABLES, Ui, View
from crewtrack.export.reference import _property, _table
from crewtrack.model.fields import specs

if TYPE_CHECKING:
    from crewtrack.model.fields import Spec

_INTRO = """\
# Settings

The terminal UI reads `config.toml` in the platform's folder for settings: `~/.config/crewtrack` on Linux (or
`$XDG_CONFIG_HOME/crewtrack`), `~/Library/Application Support/crewtrack` on macOS, `%LOCALAPPDATA%\\crewtrack` on
Windows; `crewtrack locate` says which. `$CREWTRACK_CONFIG` names another file. Made from the program by `make docs`.

```toml
[ui]
theme = "light"
mouse = false
zone = "Europe/Berlin"

[keys]
"time.next-event" = ["right", "f6"]
"out.snapshot" = []                # no key at all

[views.1]
title = "Russian traffic"
screen = "overview"
filter = "agency:roscosmos"

[views.2]
at = 2022-02-25
filter = "aboard"
```

Every key of `[ui]` has a name in the environment, too: `$CREWTRACK_THEME`, `$CREWTRACK_MOUSE` (1 or 0), and so on. An
option beats the environment, the environment the file, and the file what was kept from the last run. Nothing wrong in
the file is fatal: what cannot be read falls back, the last row says so when the screens open, and `crewtrack doctor`
tells every problem with its line and what would help, where each setting comes from, and which keys clash.

Text commands, snapshots and pages read none of this: they are the same on every machine. What is kept from one run to
the next (screen, filters, zoom, zone, theme) lies in the folder for state, not here; `remember = false` keeps nothing.
`$NO_COLOR` does without colour, whatever the theme.
"""

_VIEWS = """\
`v` and a digit opens a saved view; `v`, then `s`, then a digit saves what is on the screen as one, into this file. Its
other lines stay as they are.
"""

_KEYS = """\
A key is a sign that can be typed (`j`, `J`, `!`) or a name: `left`, `right`, `up`, `down`, `home`, `end`, `pageup`,
`pagedown`, `enter`, `escape`, `tab`, `space`, `backspace`, `delete`, `insert`, `f1` to `f24`; `ctrl+`, `shift+` and
`alt+` may stand before them. The ids are in [docs/keys.md](keys.md). Where two commands that work in the same place share
a key, the one that you chose runs, and `crewtrack doctor` says so.
"""


def config_page() -> str:
    """Return docs/config.md."""
    return (
        "\n\n".join(
            [
                _INTRO.rstrip(),
                "## `[ui]`",
                TABLES["ui"],
                _table(specs(Ui)),
                "## `[keys]`",
                TABLES["keys"],
                _KEYS.rstrip(),
                "## `[views.1]` to `[views.9]`",
                TABLES["views"],
                _table(specs(View)),
                _VIEWS.rstrip(),
            ]
        )
        + "\n"
    )


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of config.toml, for editors that check TOML by one."""
    key = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "crewtrack:schema/config-1",
        "title": "crewtrack/config/1",
        "description": "config.toml, as TOML. Made from the field table by `make docs`.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "ui": _closed(TABLES["ui"], specs(Ui)),
            "keys": {
                "type": "object",
                "description": TABLES["keys"],
                # written with dots and without quotes, an id is a table in a table
                "additionalProperties": {
                    "anyOf": [*key["anyOf"], {"type": "object", "additionalProperties": key}]
                },
            },
            "views": {
                "type": "object",
                "description": TABLES["views"],
                "patternProperties": {"^[1-9]$": _closed("A saved view.", specs(View))},
                "additionalProperties": False,
            },
        },
    }


def _closed(meaning: str, own: dict[str, tuple[str, Spec]]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": meaning,
        "additionalProperties": False,
        "properties": {name: _property(spec, name) for name, (_, spec) in own.items()},
    }


def schema_text() -> str:
    """Return the schema as it is shipped."""
    return json.dumps(config_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path("docs/config.md").write_text(config_page(), encoding="utf-8")
    Path("data/schema/config-1.json").write_text(schema_text(), encoding="utf-8")
