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
    made.add_argument("SHELL", choices=SHELLS, help="bash, zsh or fish")
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the script for a shell."""
    del now
    put({"bash": _bash, "zsh": _zsh, "fish": _fish}[options.SHELL]())
    return OK


def _options(command: str | None) -> list[Action]:
    return [one for one in parser_of(command).actions() if one.option_strings]


def _choices(action: Action) -> list[str]:
    return [str(one) for one in action.choices or ()]


def _every() -> dict[str | None, list[Action]]:
    return {name: _options(name) for name in (None, *COMMANDS)}


def _bash() -> str:
    every = _every()
    words = {
        name: " ".join(flag for one in some for flag in one.option_strings)
        for name, some in every.items()
    }
    values = {
        flag: " ".join(_choices(one))
        for some in every.values()
        for one in some
        for flag in one.option_strings
        if one.choices
    }
    lines = [
        "_crewtrack() {",
        '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" one',
        '    for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'        case "$one" in {"|".join(COMMANDS)}) command="$one"; break;; esac',
        "    done",
        '    case "$before" in',
        *(
            f"        {flag}) COMPREPLY=($(compgen -W '{some}' -- \"$word\")); return;;"
            for flag, some in values.items()
        ),
        "    esac",
        '    case "$command" in',
        *(f"        {name}) local flags='{some}';;" for name, some in words.items() if name),
        f"        *) local flags='{words[None]} {' '.join(COMMANDS)}';;",
        "    esac",
        f"    [[ $command == completion ]] && flags+=' {' '.join(SHELLS)}'",
        '    if [[ $word == -* || -z $command || $command == completion ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); fi',
        '    COMPREPLY+=($(compgen -f -- "$word"))',
        "}",
        "complete -o filenames -F _crewtrack crewtrack",
    ]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    for char in ("\\", "'", "[", "]", ":"):
        text = text.replace(char, "'\\''" if char == "'" else f"\\{char}")
    return text


def _zsh() -> str:
    lines = ["#compdef crewtrack", "_crewtrack() {", "  local -a commands=("]
    lines += [f"    '{name}:{_escaped(text)}'" for name, text in COMMANDS.items()]
    lines += [
        "  )",
        "  local command one",
        '  for one in "${words[@]:1:$((CURRENT - 2))}"; do',
        '    if [[ -n ${commands[(r)$one:*]} ]]; then command="$one"; break; fi',
        "  done",
        '  case "$command" in',
    ]
    for name, some in _every().items():
        specs = [spec for one in some for spec in _zsh_specs(one)]
        rest = "'*:file:_files'"
        if name == "completion":
            rest = f"'*:shell:({' '.join(SHELLS)})'"
        elif name is None:
            rest = "'*:command or file:{ _describe command commands; _files }'"
        body = " \\\n      ".join(["_arguments -s", *specs, rest])
        lines.append(f"    {name or '*'}) {body} ;;")
    lines += [
        "  esac",
        "}",
        'if [[ $funcstack[1] == _crewtrack ]]; then _crewtrack "$@"; else compdef _crewtrack crewtrack; fi',
    ]
    # the command itself has no name to match by, so it comes last
    start = next(place for place, line in enumerate(lines) if line.startswith("    *)"))
    lines.insert(len(lines) - 3, lines.pop(start))
    return "\n".join(lines) + "\n"


def _zsh_specs(action: Action) -> list[str]:
    value = ""
    if action.nargs != 0:
        known = f"({' '.join(_choices(action))})" if action.choices else "_files"
        value = f":{action.metavar or action.dest}:{known}"
    text = _escaped(action.help or "")
    return [f"'{flag}[{text}]{value}'" for flag in action.option_strings]


def _fish() -> str:
    names = " ".join(COMMANDS)
    lines = [
        f"complete -c crewtrack -n 'not __fish_seen_subcommand_from {names}' -a {name} -d '{_fished(text)}'"
        for name, text in COMMANDS.items()
    ]
    for name, some in _every().items():
        seen = (
            f"__fish_seen_subcommand_from {name}"
            if name
            else f"not __fish_seen_subcommand_from {names}"
        )
        for one in some:
            flags = " ".join(
                f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}"
                for flag in one.option_strings
            )
            value = (
                ""
                if one.nargs == 0
                else f" -x -a '{' '.join(_choices(one))}'"
                if one.choices
                else " -r"
            )
            lines.append(
                f"complete -c crewtrack -n '{seen}' {flags}{value} -d '{_fished(one.help or '')}'"
            )
    lines.append(
        f"complete -c crewtrack -n '__fish_seen_subcommand_from completion' -x -a '{' '.join(SHELLS)}'"
    )
    return "\n".join(lines) + "\n"


def _fished(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")
