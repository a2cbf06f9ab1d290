"""`crewtrack man`: the manual page, made from the commands, their options and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.commands import COMMANDS, GROUPS
from crewtrack.cli.errors import OK
from crewtrack.cli.output import put
from crewtrack.cli.parser import Parser, add_target, parser_of

if TYPE_CHECKING:
    from argparse import Action, Namespace
    from datetime import datetime

_FILES = (
    ("~/.local/share/crewtrack/schedule.toml", "your own schedule, which every command reads once it is there"),
    ("~/.config/crewtrack/config.toml", "settings of the terminal UI: theme, keys, saved views"),
    ("~/.local/state/crewtrack/", "what is kept from run to run, and may be lost; details of faults"),
)  # fmt: skip
_ENVIRONMENT = (
    ("CREWTRACK_FILE", "the schedule to read where no option names one"),
    ("CREWTRACK_CONFIG", "another file of settings"),
    ("CREWTRACK_THEME, CREWTRACK_MOUSE, CREWTRACK_ASCII, CREWTRACK_ZONE, CREWTRACK_SCREEN, CREWTRACK_REMEMBER", "settings of the terminal UI; they beat the file"),
    ("NO_COLOR", "do without colour"),
    ("VISUAL, EDITOR", "the editor for a file's text"),
)  # fmt: skip
_CODES = (
    ("0", "done"),
    ("1", "an error in the books, or nothing could be read or written"),
    ("2", "a command line that makes no sense"),
    ("70", "a fault of crewtrack itself"),
)


def parser() -> Parser:
    """Return the options of `man`."""
    made = Parser(
        "man",
        "crewtrack man [options]",
        "Print the manual page, for man(1).",
        "crewtrack man | man -l -",
    )
    add_target(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the page."""
    del now
    put(manual(), options.output)
    return OK


def manual() -> str:
    """Return the page in the language of man(7)."""
    from crewtrack import __version__

    out = [
        f'.TH CREWTRACK 1 "" "crewtrack {__version__}" "User Commands"',
        ".SH NAME",
        _words(
            "crewtrack - a plain-text ledger of a space station's traffic, with a terminal face"
        ),
        ".SH SYNOPSIS",
        ".B crewtrack",
        _words("[PATH] [options]"),
        ".br",
        ".B crewtrack",
        _words("COMMAND [options]"),
        ".SH DESCRIPTION",
        _words(
            "Keeps one TOML file of flights, and derives from it who is aboard at any instant, what comes next, which "
            "port holds what, and who has a seat home. Without a command it opens the terminal UI; every view is also a "
            "command that prints text, JSON or CSV."
        ),
        ".SH OPTIONS",
        *_options(parser_of(None)),
        ".SH COMMANDS",
    ]
    for title, names in GROUPS:
        out.append(f".SS {_words(title)}")
        for name in names:
            out += [".TP", f".B crewtrack {name}", _words(_sentence(COMMANDS[name]))]
            own = _options(parser_of(name))
            out += [".RS", *own, ".RE"] if own else []
    out += [
        ".SH KEYS",
        _words("In the terminal UI; ? shows them all, and config.toml changes them."),
    ]
    out += _keys()
    for heading, pairs in (
        ("FILES", _FILES),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("EXIT STATUS", _CODES),
    ):
        out.append(f".SH {heading}")
        for name, text in pairs:
            out += [".TP", f".B {_words(name)}", _words(_sentence(text))]
    return "\n".join(out) + "\n"


def _options(made: Parser) -> list[str]:
    """Return the options and words of a command, those that all have left out but for their own text."""
    out: list[str] = []
    for one in made.actions():
        if one.option_strings[:1] == ["-h"]:
            continue
        out += [".TP", f".B {_words(_name(one))}", _words(_sentence(one.help or ""))]
    return out


def _name(action: Action) -> str:
    if not action.option_strings:
        return str(action.metavar or action.dest)
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {action.metavar or action.dest.upper()}"


def _keys() -> list[str]:
    from crewtrack.app.registry import GROUPS as HEADINGS
    from crewtrack.app.registry import LISTED

    out: list[str] = []
    for group, heading in HEADINGS.items():
        commands = [one for one in LISTED if one.group == group and one.keys]
        if commands:
            out.append(f".SS {_words(heading)}")
        for one in commands:
            out += [".TP", f".B {_words('  '.join(one.keys))}", _words(one.help)]
    return out


def _sentence(text: str) -> str:
    plain = text.replace("%%", "%")
    return f"{plain[:1].upper()}{plain[1:]}{'' if plain.endswith('.') else '.'}"


def _words(text: str) -> str:
    """Return text that roff takes for text: no line of it is a request, and a hyphen is what was typed."""
    safe = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("\n", " ")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


if __name__ == "__main__":
    from pathlib import Path

    Path("docs/crewtrack.1").write_text(manual(), encoding="utf-8")
