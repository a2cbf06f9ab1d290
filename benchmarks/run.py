"""Measure what people wait for, and write docs/performance.md with its plot: `make bench`.

Everything is a ratio taken in one run: whole processes in turn with what they are compared to, by processor time, so
that a busy machine slows both. Figures are medians. One module measures one topic:

    startup.py  text commands and the first paint, beside Textual itself
    rivals.py   crewtrack's commands beside hledger, beancount, calcurse and khal (peers.py), from 100 to 100,000 flights
    scale.py    the state at an instant
    steps.py    what a key costs on an open screen
    screens.py  what opening a screen costs, the first time and again
    timeline.py what a frame of the timeline costs, with 10,000 flights
    pictures.py snapshots in every format
    edits.py    what an edit costs, beside reading the file
    memory.py   what files take that are made to take much (shapes.py)

`--quick` takes few rounds and small files, and writes nothing; `--only TOPIC` measures one topic, and writes nothing.
"""

from __future__ import annotations

import argparse
import os
import platform
from importlib import import_module
from importlib.metadata import version

import peers
import rivals
from plot import plot
from processes import ENV, ROOT

TOPICS = (
    "startup",
    "rivals",
    "scale",
    "steps",
    "screens",
    "timeline",
    "pictures",
    "edits",
    "memory",
)
PARTS = ("textual", "rich", "attrs", "pendulum", "toml-rs", "tomli")


def main() -> None:
    """Measure, print, and write the page and its plot."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=TOPICS)
    options = parser.parse_args()
    # Measured is what a person has: modules that were compiled before.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.update(ENV)
    sections = []
    for topic in (options.only,) if options.only else TOPICS:
        if topic == "rivals":
            results = rivals.run(quick=options.quick)
            text = rivals.measure(results)
            if not options.quick and not options.only:
                (ROOT / "docs" / "images" / "performance.svg").write_text(plot(results))
        else:
            text = import_module(topic).measure(quick=options.quick)
        print(text, end="\n\n", flush=True)
        sections.append(text)
    if not options.quick and not options.only:
        (ROOT / "docs" / "performance.md").write_text(page(sections))


def page(sections: list[str]) -> str:
    """Return docs/performance.md."""
    ours = ", ".join(f"{name} {version(name)}" for name in PARTS)
    theirs = ", ".join(
        f"{name} {found}" for name, found in peers.versions(peers.find(install=False)).items()
    )
    body = "\n\n".join(sections)
    return f"""# Performance

Made by `make bench`. Whole processes by processor time, taken in turn in one run; medians. Compare the ratios: the
milliseconds are those of one machine on one day, and of what else it did.

{os.cpu_count()} cores, {platform.machine()}, CPython {platform.python_version()}, {platform.system()}; {ours}; {theirs}.

{body}
"""


if __name__ == "__main__":
    main()
