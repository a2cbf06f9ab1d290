from __future__ import annotations

import pytest

from crewtrack.cli.commands import COMMANDS, GROUPS, TAKES_VALUE, split
from crewtrack.cli.parser import parser_of


@pytest.mark.parametrize(
    ("words", "command", "rest"),
    [
        ([], None, []),
        (["crew"], "crew", []),
        (["-f", "my.toml", "crew"], "crew", ["-f", "my.toml"]),
        (["--file=my.toml", "next", "--at", "now"], "next", ["--file=my.toml", "--at", "now"]),
        (["--ascii", "ports"], "ports", ["--ascii"]),
        (["my.toml"], None, ["my.toml"]),
        (["my.toml", "crew"], None, ["my.toml", "crew"]),
        (["-f", "crew"], None, ["-f", "crew"]),
        (["-f", "crew", "crew"], "crew", ["-f", "crew"]),
        (["--", "crew"], None, ["--", "crew"]),
        (["person", "crew"], "person", ["crew"]),
    ],
)
def test_first_word_is_a_command_or_a_path(
    words: list[str], command: str | None, rest: list[str]
) -> None:
    assert split(words) == (command, rest)


def test_a_negative_amount_of_time_is_a_value() -> None:
    assert split(["crew", "--at", "-3d"]) == ("crew", ["--at=-3d"])


def test_options_with_a_value_are_known_before_their_parser_is() -> None:
    takes = {
        flag
        for command in (None, *COMMANDS)
        for action in parser_of(command).actions()
        for flag in action.option_strings
        if action.nargs != 0
    }
    assert takes == TAKES_VALUE


def test_every_command_is_listed_in_one_group() -> None:
    assert sorted(name for _, names in GROUPS for name in names) == sorted(COMMANDS)


def test_no_other_command_has_a_parser() -> None:
    with pytest.raises(KeyError):
        parser_of("os")
