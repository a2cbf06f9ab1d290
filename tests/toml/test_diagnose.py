"""What each fault is called, where it is put, and what is said to do about it."""

from __future__ import annotations

import random

import pytest
import tomli

from crewtrack.toml.read import TomlSyntaxError, read
from crewtrack.toml.strict import Strict


def refusal(text: str) -> TomlSyntaxError:
    with pytest.raises(TomlSyntaxError) as caught:
        read(text)
    return caught.value


FAULTS = [
    # text with the place marked by « », words of the message, words of the hint
    ("crew = [«shkaplerov»]", "`shkaplerov` is not in quotes", 'Write "shkaplerov".'),
    ('crew = ["a", «b c», "d"]', "`b c` is not in quotes", 'Write "b c".'),
    ("dock = { port = «rassvet-nadir» }", "not in quotes", 'Write "rassvet-nadir".'),
    ("at = «TBD»", "`TBD` is not in quotes", 'Write "TBD".'),
    ("at = «NET 2022-03» # soon", "`NET 2022-03` is not in quotes", 'Write "NET 2022-03".'),
    ("at = «2022-03»", "neither a number nor a date", '"2022-03"'),
    ("at = «2022-W12»", "not in quotes", '"2022-W12"'),
    ("at = «2022-09-28..2022-10-02»", "not a plain date", '"2022-09-28..2022-10-02"'),
    ("life = «245 days»", "not in quotes", '"245 days"'),
    ("at = «2022-02-30»", "no 2022-02-30: February 2022 has 28 days", "2022-02-28"),
    ("at = «2022-02-29»T10:00:00Z", "February 2022 has 28 days", "2022-02-28"),
    ("at = «2022-13-01»", "no month 13", "Is it 2022-01-13?"),
    ("at = «2022-00-01»", "no month 00", "01 to 12"),
    ("at = «2022-04-31»", "April 2022 has 30 days", "2022-04-30"),
    ("at = «2022-3-8»", "two digits", "2022-03-08"),
    ("at = «202»-03-08", "four digits", "2022-03-18"),
    ("at = «0000»-01-01", "no year 0000", None),
    ("at = «18/03/2022»", "not a date", "2022-03-18"),
    ("at = «18-03-2022»", "not a date", "2022-03-18"),
    ("at = 2022-03-18T«24»:00:00Z", "no hour 24", "00:00 of the next day"),
    ("at = 2022-03-18T15:«60»:00Z", "no minute 60", "00 to 59"),
    ("at = 2022-03-18T15:00:«60»Z", "no second 60", "Leap seconds"),
    ("at = «2022-03-18T15Z»", "no minutes", '"2022-03-18T15Z"'),
    ("at = 2022-03-18T«9»:00:00Z", "two digits", "09"),
    ("at = 2022-03-18T15:55:00«+0300»", "`+0300` after the time", "+03:00"),
    ("at = 2022-03-18 15:55« UTC»", "`UTC` after the time", "2022-03-18T15:55Z"),
    ("at = 2022-03-18 15:55« MSK»", "`MSK` after the time", "+03:00"),
    ("at = 2022-03-18T15:55:00«+25:00»", "no offset", "23:59"),
    ("at = 12:00«Z»", "`Z` after the time", "no zone"),
    ("seats = «007»", "begins with a zero", "Write 7"),
    ("days = «.5»", "not a number", "0.5"),
    ("days = «5.»", "not a number", "5.0"),
    ("days = «1__0»", "not a number", "underscore"),
    ("days = 1«,»000", "a list needs brackets", "[1,000]"),
    ("days = «True»", "not a truth value", "Write true"),
    ("days = «yes»", "not a truth value", "Write true"),
    ("days = «null»", "TOML has no `null`", "Leave the key out"),
    ("days «=»", "no value after `=`", "delete the key"),
    ("days «=» # soon", "no value after `=`", "delete the key"),
    ("days «==» 5", "two `=`", "Write one"),
    ("days«:» 5", "`:` after the key `days`", "Write `=`"),
    ("«days»", "`days` has no `=` and no value", "`days = ...`"),
    ("days «5»", "`5` after `days`: expected `=`", "Write `=`"),
    ("«my key» = 1", "needs quotes to be a key", '"my key"'),
    ("«né» = 1", "needs quotes to be a key: found `é`", '"né"'),
    ("«=» 1", "no key before `=`", "key = value"),
    ("a.«.»b = 1", "between two dots", "Delete the dot"),
    ("«.»b = 1", "begin with a dot", "Delete the dot"),
    ("a«.» = 1", "end in a dot", "Delete the dot"),
    ("«[flight.x»", "header is not closed", "`[flight.x]`"),
    ("«[[assert» # one", "header is not closed", "`[[assert]]`"),
    ("«[[assert]»", "ends with one `]`", "`]]`"),
    ("[assert]«]»", "one `]` too many", "Delete"),
    ("«flight.x]»", "header is not opened", "`[flight.x]`"),
    ("[«flight x»]", "needs quotes to be a key", '"flight x"'),
    ("«[]»", "needs a name", None),
    ("[a] «b = 1»", "after a header", "new line"),
    ('x = «"abc»', "not closed on its line", 'Write `"`'),
    ("x = «'abc» ", "not closed on its line", "Write `'`"),
    ('x = «"""»abc\ny = 1', "not closed", '"""'),
    ("x = «'''»abc\ny = 1", "not closed", "'''"),
    ('x = "say «"hi""»', 'ends at the `"` before `hi""`', '\\"'),
    ("x = 'it«'s'»", "ends at the `'` before `s'`", "double quotes"),
    ("x = «“»abc”", "`“` is not a quote", 'straight `"`'),
    ('x = "C:«\\d»ir"', "`\\d` means nothing", "`\\\\`"),
    ('x = "«\\u{a}»"', "stands without braces", "`\\u000a`"),
    ('x = "«\\u{2014}» y"', "stands without braces", "`\\u2014`"),
    ('x = "«\\u{1F680}»"', "stands without braces", "`\\U0001F680`"),
    ('x = "«\\U{0041»"', "stands without braces", "`\\u0041`"),
    ('x = "«\\x{}»"', "stands without braces", "the character itself"),
    ('x = "«\\u12»"', "needs 4 hexadecimal digits, and has 2", "`\\\\`"),
    ('x = "«\\uD800»"', "no character", None),
    ('x = «[»"a", "b"', "not closed", "Write `]`"),
    ('x = «[»"a",\ny = 1', "not closed", "Write `]`"),
    ('x = «[»"a"\n[flight.y]\nz = 1', "not closed", "Write `]`"),
    ("x = «{» a = 1", "not closed", "Write `}`"),
    ("x = «{» a = 1\ny = 2", "not closed", "Write `}`"),
    ('x = ["a"« »"b"]', "comma is missing", 'after `"a"`'),
    ('x = [\n  "a"\n  «"»b"\n]', "comma is missing", 'after `"a"`'),
    ("x = { a = 1« »b = 2 }", "comma is missing", "after `1`"),
    ("x = [1, «,» 2]", "no value before this comma", "Delete"),
    ("x = [1«;» 2]", "`;` between two items", "Write `,`"),
    ("x = [1«}»", "expected `]`", "Write `]`"),
    ("x = { a = 1 «]»", "expected `}`", "Write `}`"),
    ("x = { a «:» 1 }", "expected `=`", "Write `=`"),
    ('x = [«id =» "a"]', "stands in a list", "{ key = value }"),
    ("x = «a = 1»", "expected one value", "braces"),
    ("x = 1 «]»", "closes nothing", "Delete"),
    ("x = 1«,»", "a comma cannot end a line", "Delete"),
    ("x = 1 «//» one", "does not begin a comment", "`#`"),
    ("«/»/ one", "does not begin a comment", "`#`"),
    ("«<<<<<<<» HEAD\nx = 1", "merge conflict", "sides"),
    ("x«\u00a0»= 1", "U+00A0 (no-break space) is not a space", "plain space"),
    ("x = 1«\u200b»", "cannot be seen", "Delete"),
    ("x = 1«\r»y = 2", "carriage return", "LF or CRLF"),
    ("«\x00»", "NUL", "Delete"),
    ("x = 1\n«\ufeff»y = 2", "byte-order mark", "Delete"),
]


@pytest.mark.parametrize(
    ("marked", "message", "hint"), FAULTS, ids=[repr(one[0]) for one in FAULTS]
)
@pytest.mark.parametrize(
    "before", ["", '[first]\nname = "é" # one\ncrew = ["a",\n"b"]\n\n'], ids=["alone", "below"]
)
def test_a_fault_is_named_and_placed(
    before: str, marked: str, message: str, hint: str | None
) -> None:
    start, rest = before + marked.split("«", maxsplit=1)[0], marked.split("«")[1]
    text = start + rest.replace("»", "")
    end = start + rest.split("»")[0]
    error = refusal(text)
    assert (error.line, error.column) == (start.count("\n") + 1, len(start.rsplit("\n", 1)[-1]) + 1)
    assert (error.end_line, error.end_column) == (
        end.count("\n") + 1,
        len(end.rsplit("\n", 1)[-1]) + 1,
    )
    assert message in error.message
    assert hint is None or (error.hint is not None and hint in error.hint)


TWICE = [
    # text with the second place in « » and the first in ‹, words of the message
    ("‹x = 1\ny = 2\n«x» = 3", "`x` is given twice at the top of the file"),
    ("[a]\n‹x = 1\n«x» = { b = 2,\nc = 3 }", "`x` is given twice in `[a]`"),
    ('[[a]]\nx = 1\n[[a]]\n‹x = 1\n«"x"» = 2', "is given twice in `[[a]]`"),
    ("a.‹b = 1\n«a.b» = 2", "`a.b` is given twice"),
    ("a.b.‹c = 1\n«a.b.c» = 2", "`a.b.c` is given twice"),
    ("x = { ‹a = 1, «a» = 2 }", "given twice in one pair of braces"),
    ("x = [{ ‹a.b = 1, «a» = 2 }]", "given twice in one pair of braces"),
    ("x = { ‹a = 1, «a.b» = 2 }", "`a` has a value already"),
    ("[‹a]\nx = 1\n[b]\n[«a»]\ny = 2", "the table `a` is given twice"),
    ("[a.‹b]\n[c]\n[«a.b»]", "the table `a.b` is given twice"),
    ("[[‹a]]\n[«a»]", "list of tables"),
    ("[‹a]\n[[«a»]]", "single table"),
    ("‹a = 1\n[«a»]", "`a` has a value already"),
    ("‹a = 1\n[«a.b»]", "`a` has a value already"),
    ("[f.x]\n‹launch = { at = 2022-01-01 }\n«launch.site» = 'b'", "closed with its `}`"),
    ("[f.x]\n‹launch = { at = 2022-01-01 }\n[«f.x.launch»]", "closed with its `}`"),
    ("‹a = [{ b = 1 }]\n[[«a»]]", "closed with its `]`"),
    ("[a]\n‹b.c = 1\n«b» = 2", "`a.b` is a table already"),
    ("[a.‹b]\nx = 1\n[a]\n«b.y» = 2", "has a header of its own"),
]


@pytest.mark.parametrize(("marked", "message"), TWICE, ids=[repr(one[0]) for one in TWICE])
def test_what_is_given_twice_is_placed_at_both(marked: str, message: str) -> None:
    text = marked.translate({ord(char): None for char in "«»‹"})
    first = marked.split("‹", maxsplit=1)[0].replace("«", "").replace("»", "")
    second = marked.split("«", maxsplit=1)[0].replace("‹", "")
    error = refusal(text)
    assert (error.line, error.column) == (
        second.count("\n") + 1,
        len(second.rsplit("\n", 1)[-1]) + 1,
    )
    assert error.related is not None
    assert error.related[1:] == (first.count("\n") + 1, len(first.rsplit("\n", 1)[-1]) + 1)
    assert message in error.message
    assert error.end_column - error.column == len(marked.split("«")[1].split("»", maxsplit=1)[0])


def test_an_unclosed_bracket_names_where_it_should_have_been_closed() -> None:
    error = refusal('[a]\ncrew = ["x",\n  "y"\n[b]\nz = 1\n')
    assert (error.line, error.column) == (2, 8)
    assert error.related == ("the next entry begins here", 4, 1)


def test_a_long_text_is_quoted_short_and_nothing_of_it_reaches_the_terminal() -> None:
    error = refusal("x = " + "y" * 500 + "\u0301 \u200b")
    assert len(error.message) < 100
    assert error.hint is not None
    assert len(error.hint) < 100


def test_the_strict_reader_accepts_what_tomli_accepts(hostile: str) -> None:
    text = hostile.removeprefix("\ufeff").replace("\r\n", "\n")
    strict = Strict(text)
    pos = 0
    while pos < len(text):
        after = strict.statement(pos)
        assert after > pos or after == len(text)
        pos = after if after > pos else len(text)


def test_a_slip_of_one_character_never_goes_without_words(hostile: str) -> None:
    """At every place of every document: a character left out, or another put in."""
    drawn = random.Random(0)  # noqa: S311 - the same slips each time
    slips = [
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        ",",
        "=",
        ".",
        "\n",
        " ",
        "a",
        "1",
        "-",
        "é",
        "\\",
        "'''",
        "\nx = 1\n",
    ]
    clean = hostile.removeprefix("\ufeff")
    for place in range(len(clean)):
        slip = drawn.choice(slips)
        for text in (clean[:place] + clean[place + 1 :], clean[:place] + slip + clean[place:]):
            theirs = line_of_tomli(text)
            if theirs is not None:
                ours = refusal(text)
                assert "this is not TOML" not in ours.message
                assert ours.line <= theirs, "ours is at the cause, which is never later"


def line_of_tomli(text: str) -> int | None:
    """Return the line of tomli's error, or None if it reads the text."""
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return error.lineno
    return None
