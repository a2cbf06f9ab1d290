"""Start: text commands on the whole record, beside importing Textual; and the first paint beside a bare app's."""

from __future__ import annotations

import statistics

from processes import CREWTRACK, PYTHON, in_turn, kept, table
from terminal import Terminal

SCENE = "crewtrack:iss-2022-02-25"
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("aboard")

Bare().run()
"""
VIEWS = (
    "crew",
    "crew --format json",
    "next",
    "ports",
    "person vande-hei",
    "flights",
    "people",
    "check",
)


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    return f"""## Start

The scene of 25 February 2022, which reads the whole record: {table_of_commands(quick=quick)}

{table_of_paint(quick=quick)}

The limits: `crewtrack crew` at most 0.60 of `import textual.app`, and 0.50 as the aim; first paint at most 1.50 of the
bare app."""


def table_of_commands(*, quick: bool) -> str:
    """Return what text commands take."""
    base = 'python -c "import textual.app"'
    commands = {
        base: [PYTHON, "-c", "import textual.app"],
        "python -c pass": [PYTHON, "-c", "pass"],
    }
    commands |= {
        f"crewtrack {view}": [CREWTRACK, view.split()[0], "-f", SCENE, *view.split()[1:]]
        for view in VIEWS
    }
    took = in_turn(commands, 5 if quick else 21)
    unit = took[base].seconds
    rows = [
        (
            f"`{name}`",
            f"{one.seconds * 1000:.0f} ms",
            f"{one.seconds / unit:.2f}",
            kept(one.seconds / unit, 0.6) if name == "crewtrack crew" else "",
            f"{one.peak:.0f} MiB",
        )
        for name, one in took.items()
    ]
    return "\n\n" + table(
        ("process", "processor", "of `import textual.app`", "limit", "peak"), rows
    )


def table_of_paint(*, quick: bool) -> str:
    """Return what the first paint takes: the processor time from spawn until a text is on the screen."""
    apps = {
        "a Textual App with one Static": [PYTHON, "-c", BARE],
        "crewtrack on the opening scene": [CREWTRACK, SCENE],
    }
    taken: dict[str, list[float]] = {name: [] for name in apps}
    for _ in range(3 if quick else 11):
        for name, command in apps.items():
            terminal = Terminal(command)
            try:
                taken[name].append(terminal.until(b"aboard"))
            finally:
                terminal.close()
    middle = {name: statistics.median(own) for name, own in taken.items()}
    bare = next(iter(middle.values()))
    rows = [
        (
            name,
            f"{seconds * 1000:.0f} ms",
            f"{seconds / bare:.2f}",
            kept(seconds / bare, 1.5) if seconds is not bare else "",
        )
        for name, seconds in middle.items()
    ]
    return table(("first paint, 120x40", "processor", "of the bare app", "limit"), rows)
