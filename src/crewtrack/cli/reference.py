"""The reference of the command line: docs/cli.md, made from the parsers.

`python -m crewtrack.cli.reference` prints it; a test holds the file to it.
"""

from __future__ import annotations

from crewtrack.cli.commands import GROUPS
from crewtrack.cli.parser import parser_of

_INTRO = """\
# The command line

`crewtrack [PATH]` opens the terminal UI; the commands below print the same as text, JSON or CSV. A first word that
is no command is a path. Options may stand before or after the command.

Every command reads the schedule that `-f FILE` names, else `$CREWTRACK_FILE`, else your own
(`crewtrack locate` says where), else the opening scene that ships.

- **What is printed** is data and goes to stdout; what is told to you goes to stderr. `-o F` and `> F` give the same
  bytes, in UTF-8 on every machine. `-o -` is stdout.
- **`--at`** takes any time that a file may hold and means its first instant: a day is its 00:00 UTC. `now` is the
  clock's; `tomorrow`, `-3d` and `"in 2 weeks"` count from it. Left out, the file's `as-of` holds, and the first line
  of a text says so; else the clock does.
- **`--until`** includes the last unit of what it is given: `--until 2022-03` reaches to the end of March.
- **`--station`** left out means the file's own, else the one with most flights. `all` prints one after the other.
- **Colour** is used on a terminal alone, and not where `NO_COLOR` is set. It never says what a word does not.
  `--ascii` does without every sign beyond ASCII, and without accents.
- **Exit codes**: 0 done; 1 an error in the books, or nothing could be read or written; 2 a command line that makes no
  sense; 70 a fault of crewtrack itself, with the path of a file that holds the details. A view over a file with
  problems shows what could be read, says so on stderr, and exits 0.
"""


def cli_reference() -> str:
    """Return docs/cli.md."""
    parts = [_INTRO, _section("crewtrack", None)]
    for title, names in GROUPS:
        parts.append(f"## {title}\n")
        parts += [_section(f"crewtrack {name}", name) for name in names]
    return "\n".join(parts)


def _section(title: str, command: str | None) -> str:
    return f"### {title}\n\n```text\n{parser_of(command).format_help().rstrip()}\n```\n"


if __name__ == "__main__":
    print(cli_reference(), end="")
