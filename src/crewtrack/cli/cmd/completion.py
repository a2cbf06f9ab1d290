"""`crewtrack completion`: completion of commands and options for a shell."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from crewtrack.cli.commands import COMMANDS
from crewtrack.cli.errors import OK, MisuseError
from crewtrack.cli.output import put
from crewtrack.cli.parser import Parser, add_file, parser_of

if TYPE_CHECKING:
    from argparse import Action, Namespace
    from collections.abc import Iterable
    from datetime import datetime

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
"""An id that needs no quotes in any shell."""

SHELLS = ("bash", "zsh", "fish")

WORD_IDS = {
    "person": "person",
    **dict.fromkeys(("set", "unset", "remove", "rename", "edit"), "address"),
}
"""The commands whose own words are ids, with the noun."""

VALUE_IDS = {"--station": "station", "--agency": "agency", "--without": "agency"}
"""The options whose values are ids, with the noun."""

NOUNS = ("address", "agency", "flight", "person", "site", "spacecraft", "station")
"""The nouns whose ids can be asked for; an address is an id after its noun: ``flight.soyuz-ms-21``."""


def parser() -> Parser:
    """Return the options of `completion`."""
    made = Parser(
        "completion",
        "crewtrack completion bash|zsh|fish",
        "Print what a shell needs to complete commands, options, and the ids of your schedule.",
        'eval "$(crewtrack completion bash)"',
    )
    made.add_argument("SHELL", metavar="SHELL", nargs="?", choices=SHELLS, help="bash, zsh or fish")
    made.add_argument(
        "--ids",
        metavar="NOUN",
        choices=NOUNS,
        help=f"print ids of the schedule instead, one a line: {', '.join(NOUNS[:-1])} or {NOUNS[-1]}",
    )
    add_file(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the script for a shell, or the ids that it asks for.

    Raises:
        MisuseError: neither is asked for, or both.
    """
    del now
    if (options.SHELL is None) == (options.ids is None):
        msg = "say which shell: bash, zsh or fish"
        raise MisuseError(msg, 'eval "$(crewtrack completion bash)"')
    if options.ids is not None:
        put("".join(f"{one}\n" for one in ids(options.ids, options.file)))
        return OK
    put({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.SHELL]())
    return OK


def ids(noun: str, file: str | None) -> list[str]:
    """Return the ids of a noun that a shell can take as a word; none where the schedule cannot be read."""
    from crewtrack.app.loading import default_target, load

    schedule = load(file if file is not None else default_target(dict(os.environ))).schedule
    if schedule is None:
        return []
    tables: dict[str, Iterable[str]] = {
        "agency": schedule.agencies,
        "flight": schedule.flights,
        "person": schedule.people,
        "site": schedule.sites,
        "spacecraft": schedule.spacecraft,
        "station": schedule.stations,
    }
    if noun == "address":
        found: Iterable[str] = (f"{kind}.{one}" for kind, own in tables.items() for one in own)
    else:
        found = tables[noun]
    return [one for one in found if _PLAIN.fullmatch(one)]


def _actions() -> dict[str, list[Action]]:
    """Return the options of each command; those of the terminal UI under an empty name."""
    return {
        name: [one for one in parser_of(name or None).actions() if one.option_strings]
        for name in ("", *COMMANDS)
    }


def _flags() -> dict[str, str]:
    """Return the words that may follow each command."""
    found = {
        name: " ".join(flag for one in some for flag in one.option_strings)
        for name, some in _actions().items()
    }
    found[""] = f"{' '.join(COMMANDS)} {found['']}"
    found["completion"] = f"{' '.join(SHELLS)} {found['completion']}"
    return found


def _values() -> dict[str, str]:
    """Return the values of options that have a few, by command and option with a blank between."""
    return {
        f"{name} {flag}": _choices(one)
        for name, some in _actions().items()
        for one in some
        for flag in one.option_strings
        if one.choices
    }


def _choices(action: Action) -> str:
    return " ".join(str(one) for one in action.choices or ())


def _ask(noun: str) -> str:
    """The words that ask crewtrack for ids, of the file that the line names."""
    return f'crewtrack completion --ids {noun} ${{file:+-f "$file"}} 2>/dev/null'


def _more(flag: str) -> str:
    """What may stand in place of an id."""
    return "all " if flag == "--station" else ""


def _bash() -> str:
    lines = [
        "_crewtrack() {",
        '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        '    local command="" flags="" file="" last="" one',
        '    for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        '        case "$last" in -f|--file) file="$one";; esac',
        '        last="$one"',
        f'        case "$one" in {"|".join(COMMANDS)}) command="${{command:-$one}}";; esac',
        "    done",
        '    case "$before" in',
        *(
            f'        {flag}) COMPREPLY=($(compgen -W "{_more(flag)}$({_ask(noun)})" -- "$word")); return;;'
            for flag, noun in VALUE_IDS.items()
        ),
        "    esac",
        '    case "$command $before" in',
        *(
            f'        "{after}") COMPREPLY=($(compgen -W "{some}" -- "$word")); return;;'
            for after, some in _values().items()
        ),
        "    esac",
        '    case "$command" in',
        *(f'        "{name}") flags="{some}";;' for name, some in _flags().items()),
        "    esac",
        '    case "$command" in',
        *(f'        "{name}") flags="$flags $({_ask(noun)})";;' for name, noun in WORD_IDS.items()),
        "    esac",
        '    COMPREPLY=($(compgen -W "$flags" -- "$word") $(compgen -f -- "$word"))',
        "}",
        "complete -o filenames -F _crewtrack crewtrack",
    ]
    return "\n".join(lines) + "\n"


def _zsh() -> str:
    lines = [
        "#compdef crewtrack",
        "_crewtrack() {",
        '    local command="" file="" last="" before="${words[CURRENT-1]}" one',
        "    for one in ${words[2,CURRENT-1]}; do",
        '        case "$last" in (-f|--file) file="$one";; esac',
        '        last="$one"',
        f'        case "$one" in ({"|".join(COMMANDS)}) command="${{command:-$one}}";; esac',
        "    done",
        '    case "$before" in',
        *(
            f'        ({flag}) compadd -- {_more(flag)}${{(f)"$({_ask(noun)})"}}; return;;'
            for flag, noun in VALUE_IDS.items()
        ),
        "    esac",
        '    case "$command $before" in',
        *(f'        ("{after}") compadd -- {some}; return;;' for after, some in _values().items()),
        "    esac",
        '    case "$command" in',
        *(f'        ("{name}") compadd -- {some};;' for name, some in _flags().items()),
        "    esac",
        '    case "$command" in',
        *(
            f'        ("{name}") compadd -- ${{(f)"$({_ask(noun)})"}};;'
            for name, noun in WORD_IDS.items()
        ),
        "    esac",
        "    _files",
        "}",
        "compdef _crewtrack crewtrack",
    ]
    return "\n".join(lines) + "\n"


def _fish() -> str:
    names = " ".join(COMMANDS)
    lines = [
        f"complete -c crewtrack -n 'not __fish_seen_subcommand_from {names}' -a {name} -d '{_fished(text)}'"
        for name, text in COMMANDS.items()
    ]
    for name, some in _actions().items():
        seen = f"__fish_seen_subcommand_from {name or names}"
        when = f"complete -c crewtrack -n '{seen if name else f'not {seen}'}'"
        for one in some:
            flags = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
                for flag in one.option_strings
            )
            value = "" if one.nargs == 0 else " -r"
            if one.choices:
                value = f" -x -a '{_choices(one)}'"
            noun = next((VALUE_IDS[flag] for flag in one.option_strings if flag in VALUE_IDS), None)
            if noun is not None:
                more = "all " if "--station" in one.option_strings else ""
                value = f" -x -a '{more}(crewtrack completion --ids {noun} 2>/dev/null)'"
            lines.append(f"{when} {flags}{value} -d '{_fished(one.help or '')}'")
    lines += [
        f"complete -c crewtrack -n '__fish_seen_subcommand_from {name}' -a '(crewtrack completion --ids {noun} 2>/dev/null)'"
        for name, noun in WORD_IDS.items()
    ]
    lines.append(
        f"complete -c crewtrack -n '__fish_seen_subcommand_from completion' -x -a '{' '.join(SHELLS)}'"
    )
    return "\n".join(lines) + "\n"


def _fished(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
