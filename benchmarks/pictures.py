"""Pictures: what a snapshot takes as a whole process: the opening scene in every format, and every view as text and data."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from processes import CREWTRACK, PYTHON, in_turn, table
from startup import SCENE

if TYPE_CHECKING:
    from processes import Took

BASE = "import textual.app"
FORMATS = ("txt", "ansi", "json", "csv", "md", "html", "ics", "svg", "png")
VIEWS = (
    "overview",
    "crew",
    "next",
    "ports",
    "timeline",
    "people",
    "flights",
    "depends",
    "slips",
    "log",
    "check",
)
TABLES = ("txt", "json", "csv")


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    rounds = 2 if quick else 7
    with tempfile.TemporaryDirectory() as folder:
        return f"""## Pictures and files

{formats(folder, rounds)}

Every view, of `import textual.app`:

{views(folder, rounds)}

The limits: a picture of the overview at most 2.00 of `import textual.app`; text, JSON and CSV of any view at most 0.60; a
calendar at most 0.90.

{site(folder, rounds)}"""


def formats(folder: str, rounds: int) -> str:
    """Return what the opening scene takes in every format, and how large it is."""
    took = _beside_textual({one: _words(folder, "overview", one) for one in FORMATS}, rounds)
    sizes = {path.suffix[1:]: path.stat().st_size for path in Path(folder).iterdir()}
    unit = took.pop(BASE).seconds
    rows = [
        (
            f"`{name}`",
            f"{one.seconds * 1000:.0f} ms",
            f"{one.seconds / unit:.2f}",
            f"{sizes[name] / 1000:.1f} kB",
        )
        for name, one in took.items()
    ]
    head = ("`crewtrack snapshot -o scene...`", "processor", "of `import textual.app`", "file")
    return table(head, rows)


def views(folder: str, rounds: int) -> str:
    """Return what every view takes as text, JSON and CSV."""
    commands = {f"{view}.{one}": _words(folder, view, one) for view in VIEWS for one in TABLES}
    took = _beside_textual(commands, rounds)
    unit = took[BASE].seconds
    rows = [
        (f"`{view}`", *(f"{took[f'{view}.{one}'].seconds / unit:.2f}" for one in TABLES))
        for view in VIEWS
    ]
    return table(("`crewtrack snapshot --view ...`", *TABLES), rows)


def site(folder: str, rounds: int) -> str:
    """Return what a whole site takes, and once more where nothing has changed."""
    took = in_turn(
        {
            "with its pictures": _publish(folder),
            "without pictures": _publish(folder, "--no-pictures"),
        },
        rounds,
    )
    rows = [(name, f"{one.seconds * 1000:.0f} ms") for name, one in took.items()]
    return table(("`crewtrack publish`, where nothing has changed", "processor"), rows)


def _publish(folder: str, *words: str) -> list[str]:
    return [CREWTRACK, "publish", "-f", SCENE, str(Path(folder) / f"site{''.join(words)}"), *words]


def _words(folder: str, view: str, form: str) -> list[str]:
    """Return the command that writes a view in a format."""
    path = Path(folder) / f"{view}.{form}"
    return [CREWTRACK, "snapshot", "-f", SCENE, "--view", view, "-o", str(path)]


def _beside_textual(commands: dict[str, list[str]], rounds: int) -> dict[str, Took]:
    """Return what commands take, in turn with importing Textual."""
    return in_turn({BASE: [PYTHON, "-c", BASE]} | commands, rounds)
