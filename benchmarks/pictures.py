"""Pictures: what a snapshot of the opening scene takes in each format, as a whole process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from processes import CREWTRACK, PYTHON, in_turn, table
from startup import SCENE

FORMATS = ("txt", "ansi", "json", "csv", "md", "html", "ics", "svg", "png")


def measure(*, quick: bool = False) -> str:
    """Measure; return what docs/performance.md says of it."""
    base = "import textual.app"
    with tempfile.TemporaryDirectory() as folder:
        commands = {base: [PYTHON, "-c", base]}
        commands |= {
            one: [CREWTRACK, "snapshot", "-f", SCENE, "-o", str(Path(folder) / f"scene.{one}")]
            for one in FORMATS
        }
        took = in_turn(commands, 2 if quick else 7)
        sizes = {path.suffix[1:]: path.stat().st_size for path in Path(folder).iterdir()}
    unit = took.pop(base).seconds
    rows = [
        (
            f"`{name}`",
            f"{one.seconds * 1000:.0f} ms",
            f"{one.seconds / unit:.2f}",
            f"{sizes[name] / 1000:.1f} kB",
        )
        for name, one in took.items()
    ]
    found = table(
        ("`crewtrack snapshot -o scene...`", "processor", "of `import textual.app`", "file"), rows
    )
    return f"""## Pictures and files

{found}"""
