"""The command registry keeps its promises."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest

from crewtrack.app.registry import BY_ID, COMMANDS, EVERYWHERE, GROUPS, SCREENS, in_scope

SCOPES = {command.scope for command in COMMANDS}


def test_ids_are_unique_and_well_formed() -> None:
    assert len(BY_ID) == len(COMMANDS)
    for command in COMMANDS:
        assert re.fullmatch(r"[a-z]+\.[a-z-]+", command.id)
        assert command.group in GROUPS


def test_every_command_says_what_it_does_in_a_sentence() -> None:
    for command in COMMANDS:
        assert command.title
        assert command.help.endswith(".")
        assert command.help[0].isupper()


@pytest.mark.parametrize("scope", sorted(SCOPES))
def test_no_key_means_two_things_at_once(scope: str) -> None:
    keys = Counter(key for command in in_scope(scope) for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_of_a_list_hides_one_that_works_everywhere() -> None:
    everywhere = {key for command in in_scope(EVERYWHERE) for key in command.keys}
    assert everywhere & {key for command in in_scope("list") for key in command.keys} == set()


def test_a_screen_has_its_number_for_a_key() -> None:
    for entry in SCREENS:
        assert BY_ID[entry.command].keys == (str(entry.number),)
    assert [entry.number for entry in SCREENS] == sorted(entry.number for entry in SCREENS)


def test_ctrl_z_suspends_nothing() -> None:
    assert [command.id for command in COMMANDS if "ctrl+z" in command.keys] in ([], ["edit.undo"])


def test_the_registry_is_data_alone() -> None:
    code = "import sys, crewtrack.app.registry; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
