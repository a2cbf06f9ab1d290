"""docs/keys.md, made from the command registry: ``python -m crewtrack.app.keys_page``."""

from __future__ import annotations

from crewtrack.app.registry import BY_ID, GROUPS, LISTED

_INTRO = """\
# Keys

Made from the program: `make docs` writes this page anew. `?` shows the same in the program, the keys of the focused
pane first, and `:` finds every command by its name.

Letters and signs keep their meaning on every screen, and are letters again in a field for text. `:` alone stands
before a command that has no key: type its name. In a terminal whose mouse crewtrack takes, shift and drag selects text.
"""


def keys_page() -> str:
    """Return docs/keys.md."""
    parts = [_INTRO]
    opens = BY_ID["program.palette"].keys[0]
    for group, heading in GROUPS.items():
        commands = [command for command in LISTED if command.group == group]
        if not commands:
            continue
        rows = [f"## {heading}\n", "| key | command | what it does |", "| --- | --- | --- |"]
        for command in commands:
            keys = "  ".join(f"`{key}`" for key in command.keys) or f"`{opens}`"
            rows.append(f"| {keys} | {command.title} | {command.help} |")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(keys_page(), end="")
