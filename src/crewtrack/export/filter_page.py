"""docs/filter.md, the page about the filter language: made from its table by `make docs`."""

from __future__ import annotations

from pathlib import Path

from crewtrack.views import filter as language
from crewtrack.views.filter.terms import BY_NAME, CHOICE, FIELDS, FLAGS, SAME_FIELD, SAME_KIND

_INTRO = """\
# The filter language

`/` in the terminal UI and `--filter` on the command line take the same small language. It says which people, flights,
events, ports, bulletins or problems are shown. Made from the program by `make docs`.

| you write | you see |
| --- | --- |
| `agency:roscosmos aboard` | people of Roscosmos who are aboard |
| `kind:landing after:2022-03` | landings from March 2022 on |
| `port:prichal` | what has to do with Prichal |
| `lopez` | who and what has it in a name: López-Alegría |
| `-agency:nasa days>100` | everybody but NASA's, more than 100 days up |
| `launch:2022-Q2 is:crewed or status:hold` | crewed launches of that quarter, and whatever is on hold |
| `(aboard or transit) nationality:de,jp` | Germans and Japanese in space |
| `"aboard"` | the word itself, in a name |

- Words that stand side by side must all be true; `or` joins alternatives, `-` or `not` turns a word around, brackets
  group. Commas between values mean one of them.
- A word that is a flag means `is:` that flag. Any other is looked for in names, whatever its capitals and accents.
  Quotes make a text of several words, or of a word that would mean something else.
- `:` finds what begins a name or a word in it, `=` the whole name, `!=` anything else: `flight:ms-1` finds MS-1, and
  not MS-19, since a number is not begun; `port:harmony` finds three ports.
- Numbers are compared with `:`, `=`, `!=`, `<`, `<=`, `>`, `>=`, or lie in a range: `days:100..200`. Days are whole days,
  as they are shown; with a point they are exact: `days>100.5`.
- A time is written as a file may give it: `2022-03`, `2022-Q2`, `"late 2022-09"`, `2022-03-01..2022-03-15`; `now` is
  the instant shown. `before:` and `<` mean: begins before its first instant; `after:` and `>=`: begins then or later;
  `<=` and `>` count from its end; `on:` and `:` mean that it is going on at some time in it.
- Where a time is not known well enough to tell, the thing is shown: a landing "late 2022-09" is found by
  `after:2022-09-25`, and by `before:2022-09-25` too.
- Nothing begun or misspelt does harm: on the screen the last filter that could be read stays, on the command line one line
  says what is wrong, in which column, and what was probably meant.
"""


def filter_page() -> str:
    """Return the page."""
    parts = [_INTRO, "## Fields\n", "| field | of | means | example |", "| --- | --- | --- | --- |"]
    for one in FIELDS:
        choices = f" One of {', '.join(f'`{word}`' for word in one.choices)}." if one.sort == CHOICE else ""  # fmt: skip
        parts.append(
            f"| `{one.name}` | {', '.join(one.of)} | {one.meaning}{choices} | `{one.example}` |"
        )
    same = ", ".join(f"`{word}` for `{name}`" for word, name in SAME_FIELD.items() if name in BY_NAME)  # fmt: skip
    kinds = ", ".join(f"`{word}` for `{name}`" for word, name in SAME_KIND.items())
    parts += [
        f"\nAlso understood: {same}. As a kind: {kinds}.",
        "\n## Flags\n",
        "`aboard` and `is:aboard` mean the same.\n",
        "| flag | of | means |",
        "| --- | --- | --- |",
        *(f"| `{one.name}` | {', '.join(one.of)} | {one.meaning} |" for one in FLAGS),
        "\n## Grammar\n",
        "```ebnf",
        *_grammar(),
        "```",
    ]
    return "\n".join(parts) + "\n"


def _grammar() -> list[str]:
    """Return the grammar as the language's own docstring has it."""
    lines = (language.__doc__ or "").splitlines()
    return [line.removeprefix("    ") for line in lines if line.startswith("    ") and line.strip()]


if __name__ == "__main__":
    Path("docs/filter.md").write_text(filter_page(), encoding="utf-8")
