"""The options that commands share, and a parser whose complaints are sentences."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NoReturn

from crewtrack.cli.commands import COMMANDS
from crewtrack.cli.errors import MisuseError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITERAL = "\0"
"""Stands before every word after ``--``: no word of a command line can hold it."""

WHEN_HELP = "a time as a file may give it, its first instant: 2022-02-25, 2022-03; or now"


class _Help(argparse.HelpFormatter):
    """Help in columns that stay the same on every terminal."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=96)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        """Write ``-f, --file FILE`` rather than naming the value twice."""
        if not action.option_strings or action.nargs == 0:
            return super()._format_action_invocation(action)
        value = self._format_args(action, self._get_default_metavar_for_optional(action))
        return f"{', '.join(action.option_strings)} {value}"


class Parser(argparse.ArgumentParser):
    """One command's parser."""

    def __init__(self, command: str | None, usage: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"crewtrack {command}" if command else "crewtrack",
            usage=usage,
            description=description,
            epilog=f"example: {epilog}" if epilog else None,
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
        )
        self.command = command
        self.color = False  # Python 3.14 would paint the help
        self._positionals.title = "words"
        self.add_argument("-h", "--help", action="store_true", help="show this help")

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as a sentence."""
        raise MisuseError(_sentence(self, message), f"{self.prog} --help lists what there is")

    def read(self, words: Sequence[str], *, mixed: bool = False) -> argparse.Namespace:
        """Read the words of a command line.

        Args:
            words: without the command itself.
            mixed: options may stand between several words that are none.

        Raises:
            MisuseError: they make no sense.
        """
        marked = _marked(words)
        parse = self.parse_known_intermixed_args if mixed else self.parse_known_args
        found, extra = parse(marked)
        left = [word for word in extra if word != "--"]
        if left:
            self._refuse(left[0])
        return found

    def _refuse(self, word: str) -> NoReturn:
        """Complain of a word that nothing takes."""
        if word.startswith("-") and word != "-":
            flag = word.partition("=")[0]
            message = f"there is no option {flag}{did_you_mean(flag, self.flags())}"
        else:
            message = f'one word too many: "{word.removeprefix(_LITERAL)}"'
        raise MisuseError(message, f"{self.prog} --help lists what there is")

    def _get_values(self, action: argparse.Action, arg_strings: list[str]) -> Any:
        """Refuse ``--`` as the value of an option, of which argparse would make an empty list."""
        if action.option_strings and "--" in arg_strings:
            raise argparse.ArgumentError(action, 'it cannot be "--"')
        return super()._get_values(action, arg_strings)

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        """Take the mark off a word that is meant as it stands."""
        return super()._get_value(action, arg_string.removeprefix(_LITERAL))

    def flags(self) -> list[str]:
        """Return every option as it is written."""
        return [flag for action in self._actions for flag in action.option_strings]

    def actions(self) -> list[argparse.Action]:
        """Return every option and word that it takes."""
        return list(self._actions)


def _marked(words: Sequence[str]) -> list[str]:
    """Mark the words after ``--``: not one of them is an option, nor a second ``--``."""
    every = list(words)
    after = every.index("--") + 1 if "--" in every else len(every)
    return every[:after] + [_LITERAL + word for word in every[after:]]


def _sentence(parser: Parser, message: str) -> str:
    kind, _, rest = message.partition(": ")
    if kind == "the following arguments are required":
        return f"{rest} is missing"
    if kind.startswith("argument ") and "invalid choice: " in rest:
        chosen = rest.partition("invalid choice: ")[2].partition(" (choose from")[0].strip("'")
        name = kind.removeprefix("argument ").split("/")[-1]
        action = next(
            (one for one in parser.actions() if name in (*one.option_strings, one.dest)), None
        )
        known = list(action.choices or ()) if action is not None else []
        listed = ", ".join(str(one) for one in known)
        meant = did_you_mean(chosen, known)
        link = f"{meant} It" if meant else "; it"
        return f'{name} cannot be "{chosen}"{link} is one of {listed}'
    if kind.startswith("argument "):
        return f"{kind.removeprefix('argument ').split('/')[-1]}: {rest}"
    return message


# -- options that commands share -------------------------------------------------------------------


def add_file(parser: Parser) -> None:
    """Add the options that say which schedule is read, and what the clock says."""
    parser.add_argument(
        "-f",
        "--file",
        metavar="FILE",
        help="the schedule: a file, a folder, or crewtrack:NAME for one that ships; left out,"
        " $CREWTRACK_FILE, else your own, else the opening scene",
    )
    parser.add_argument("--now", metavar="WHEN", help="take this for the clock's now")


def add_what_if(parser: Parser) -> None:
    """Add the options that lay a view under a scenario, or show another day's knowledge."""
    add_scenario(parser, "lay a scenario over the schedule")
    parser.add_argument(
        "--without",
        metavar="AGENCY[@WHEN]",
        action="append",
        default=[],
        help="as if an agency's ships stopped flying, from a time or from the instant shown;"
        " several times if you like",
    )
    parser.add_argument(
        "--known-on",
        metavar="DAY",
        help="with that day's knowledge, of a month its last day's; left out, the file's known-on, else today's",
    )


def add_scenario(parser: Parser, does: str) -> None:
    """Add the option that names a scenario."""
    parser.add_argument(
        "--with",
        metavar="SCENARIO",
        dest="above",
        action="append",
        default=[],
        help=f"{does}: a file, a folder, or crewtrack:NAME; several times if you like",
    )


def add_view(parser: Parser, *, formats: Sequence[str], station: bool = True) -> None:
    """Add the options of a view."""
    add_file(parser)
    add_what_if(parser)
    parser.add_argument(
        "--at", metavar="WHEN", help=f"{WHEN_HELP}; left out, the file's as-of, else now"
    )
    if station:
        parser.add_argument(
            "--station", metavar="ID", help="the station, or all; left out, the file's own"
        )
    add_output(parser, formats=formats)


def add_filter(parser: Parser) -> None:
    """Add the option that shows some of a view's lines."""
    parser.add_argument(
        "--filter",
        metavar="EXPR",
        help="only what matches, in the language of docs/filter.md: 'agency:roscosmos aboard'",
    )


def add_output(parser: Parser, *, formats: Sequence[str]) -> None:
    """Add the options that say how and where to write."""
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        choices=formats,
        default=formats[0],
        help=f"{', '.join(formats[:-1])} or {formats[-1]}",
    )
    add_target(parser)
    parser.add_argument("--ascii", action="store_true", help="use plain ASCII alone in text")


class _Once(argparse.Action):
    """An option that may stand once: a second file would be written and the first one not."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        """Keep the value, unless there is one."""
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "it may stand only once")
        del parser, option_string
        setattr(namespace, self.dest, values)


def add_target(parser: Parser) -> None:
    """Add the option that says where to write."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        action=_Once,
        help="write to a file rather than to stdout",
    )


def number(text: str) -> int | None:
    """Read how many: a whole number, or ``all`` as None.

    Raises:
        ArgumentTypeError: it is neither.
    """
    if text == "all":
        return None
    if not text.isascii() or not text.isdigit():
        msg = f'"{text}" is no whole number, and not all'
        raise argparse.ArgumentTypeError(msg)
    return int(text)


def parser_of(command: str | None) -> Parser:
    """Return a command's parser; None is the terminal UI's.

    Raises:
        KeyError: there is no such command.
    """
    return module_of(command).parser()  # type: ignore[no-any-return]


def module_of(command: str | None) -> Any:
    """Import the module of a command: it has `parser()` and `run(options, now)`."""
    if command is not None and command not in COMMANDS:
        raise KeyError(command)
    return __import__(f"crewtrack.cli.cmd.{command or 'open'}", fromlist=["run"])
