"""`crewtrack completion`: completion of commands and options for a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.commands import COMMANDS
from crewtrack.cli.errors import OK
from crewtrack.cli.output import put
from crewtrack.cli.parser import Parser, parser_of

if TYPE_CHECKING:
    from argparse import Action, Namespace
    from datetime import datetime

SHELLS = ("bash", "zsh", "fish")


def parser() -> Parser:
    """Return the options of `completion`."""
    made = Parser(
        "completion",
        "crewtrack completion bash|zsh|fish",
        "Print what a shell needs to complete commands and options.",
        'eval "$(crewtrack completion bash)"',
    )
    made.add_argument("SHELL", metavar="SHELL", choices=SHELLS, help="bash, zsh or fish")
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the script for a shell."""
    del now
    put({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.SHELL]())
    return OK


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


def _bash() -> str:
    lines = [
        "_crewtrack() {",
        '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"',
        '    local command="" flags="" one',
        '    for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'        case "$one" in {"|".join(COMMANDS)}) command="$one"; break;; esac',
        "    done",
        '    case "$command $before" in',
        *(
            f'        "{after}") COMPREPLY=($(compgen -W "{some}" -- "$word")); return;;'
            for after, some in _values().items()
        ),
        "    esac",
        '    case "$command" in',
        *(f'        "{name}") flags="{some}";;' for name, some in _flags().items()),
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
        '    local command="" before="${words[CURRENT-1]}" one',
        "    for one in ${words[2,CURRENT-1]}; do",
        f'        case "$one" in ({"|".join(COMMANDS)}) command="$one"; break;; esac',
        "    done",
        '    case "$command $before" in',
        *(f'        ("{after}") compadd -- {some}; return;;' for after, some in _values().items()),
        "    esac",
        '    case "$command" in',
        *(f'        ("{name}") compadd -- {some};;' for name, some in _flags().items()),
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
            lines.append(f"{when} {flags}{value} -d '{_fished(one.help or '')}'")
    lines.append(
        f"complete -c crewtrack -n '__fish_seen_subcommand_from completion' -x -a '{' '.join(SHELLS)}'"
    )
    return "\n".join(lines) + "\n"


def _fished(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
