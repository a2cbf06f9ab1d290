"""The commands: their names and what each does, without the code that does it."""

from __future__ import annotations

COMMANDS = {
    "crew": "who is aboard, by agency",
    "next": "what comes next, and what it does to the count",
    "ports": "which port holds what, until when, and what comes there next",
    "timeline": "ports, people, flights or agencies as bars over time",
    "flights": "every flight with its status, crews, stay and days",
    "people": "everyone with their flights and days, the records, and who visited when",
    "person": "somebody's rides up and home, and their days in space",
    "depends": "who depends on whom: seats up and home, lifeboats, engines",
    "log": "what happened, what was said, and what was put off, the newest first",
    "compare": "two futures: what a scenario changes, first consequence first",
    "slips": "how far each flight has moved, and how often",
    "check": "what is wrong with the books",
    "set": "set a value, every other byte kept",
    "unset": "take a value out",
    "add": "add an entry, or an item to a list",
    "remove": "remove an entry, and tell what refers to it",
    "rename": "give an entry another id, everywhere it is used",
    "edit": "open $VISUAL or $EDITOR at an entry, and check on return",
    "undo": "take back the last edit",
    "redo": "make again what was taken back",
    "history": "the edits that can be taken back",
    "fmt": "align and order a file, its data unchanged",
    "snapshot": "write a view to files: pictures, text, tables, data",
    "publish": "write a static site: pages, calendars, data, pictures",
    "serve": "the terminal UI in a browser",
    "list": "what ships, and what each of it holds",
    "init": "start your own schedule on top of the one that ships",
    "locate": "where crewtrack looks for what",
    "schema": "the published JSON Schema of an output",
    "doctor": "what crewtrack finds here, where each setting comes from, and what is wrong",
    "completion": "completion for bash, zsh or fish",
    "man": "the manual page",
}
"""What may stand as the first word; any other first word is a path."""

GROUPS = (
    (
        "See",
        (
            "crew",
            "next",
            "ports",
            "timeline",
            "flights",
            "people",
            "person",
            "depends",
            "log",
            "slips",
        ),
    ),
    ("Ask what if", ("compare",)),
    ("Prove", ("check",)),
    (
        "Edit",
        ("set", "unset", "add", "remove", "rename", "edit", "undo", "redo", "history", "fmt"),
    ),
    ("Share", ("snapshot", "publish", "serve")),
    ("Set up", ("list", "init", "locate", "schema", "doctor", "completion", "man")),
)
"""In which groups help lists them."""

TAKES_VALUE = frozenset({
    "-f", "--file", "--at", "--now", "--station", "--format", "-o", "--output", "--limit", "--until",
    "--theme", "--view", "--of", "--zone", "--scale", "--size", "--severity", "--select", "--ignore", "--with", "--without", "--known-on",
    "--filter", "--ids", "--alarm", "--since", "--why", "--source", "--known", "--like",
    "--from", "--cell", "--zoom", "--lanes", "--width", "--kind", "--host", "--port", "--public-url", "--sort", "--agency", "--by",
})  # fmt: skip
"""Options whose next word is their value: what it takes to find the command behind them."""


_TIMES = frozenset({"--at", "--now", "--from", "--until", "--known-on", "--known"})


def split(words: list[str]) -> tuple[str | None, list[str]]:
    """Find the command among the words of a command line.

    The first word that is no option is the command, if it is one; options may stand before and after it.

    Returns:
        the command, or None to open the terminal UI, and the other words.
    """
    words = _joined(words)
    place = 0
    while place < len(words):
        word = words[place]
        if word == "--":
            break
        if word == "-" or not word.startswith("-"):
            if word in COMMANDS:
                return word, words[:place] + words[place + 1 :]
            break
        place += 2 if word in TAKES_VALUE else 1
    return None, words


def _joined(words: list[str]) -> list[str]:
    """Join an option to a value that looks like one: ``--at -3d`` is three days ago."""
    out: list[str] = []
    for word in words:
        if out and out[-1] in _TIMES and word[:1] == "-" and word[1:2].isdigit():
            out[-1] += f"={word}"
        else:
            out.append(word)
    return out
