"""What `read` promises of the data that it gives, and of the errors that it raises."""

from __future__ import annotations

import sys
import time
import unicodedata
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.toml.read import TomlSyntaxError, read
from crewtrack.toml.sound import MOST_LEVELS


def refusal(text: str) -> TomlSyntaxError:
    with pytest.raises(TomlSyntaxError) as caught:
        read(text)
    return caught.value


def place(error: TomlSyntaxError) -> tuple[int, int, int, int]:
    return error.line, error.column, error.end_line, error.end_column


def test_it_gives_what_tomli_gives(hostile: str) -> None:
    assert repr(read(hostile)) == repr(tomli.loads(hostile.removeprefix("\ufeff")))


def test_it_reads_toml_1_1() -> None:
    assert read('x = {\n a = "\\x41", # one\n b = 07:32,\n}\n')["x"]["a"] == "A"


# ---------------------------------------------------------------- characters

REFUSED = "\x00\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9b\x9f\u2028\u2029\u202a\u202e\u2066\u2069\ud800\udfff\ue000\uf8ff\U000f0000\U0010ffff"
KEPT = "é\xa0\xad\u0301\u200b\u200d\u200e\u200f\u061c\ufe0f\u3000\ufeff\ufffd\U0001f600\U000e0067"


def escape(char: str) -> str:
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"


@pytest.mark.parametrize("char", REFUSED, ids=escape)
def test_a_character_that_cannot_be_shown_is_refused_wherever_it_is_raw(char: str) -> None:
    for text, column in (
        (f'x = "ab{char}c"', 8),
        (f'"x{char}" = 1', 3),
        (f"x = ['', 'ab{char}']", 13),
    ):
        error = refusal(f"ok = 1\n{text}\n")
        assert place(error) == (2, column, 2, column + 1)
        assert error.control
        assert error.message.isprintable()


@pytest.mark.parametrize("char", REFUSED, ids=escape)
def test_a_character_that_cannot_be_shown_is_refused_at_its_escape(char: str) -> None:
    for before, after in (
        ('x = "ab', 'c"'),
        ('"x', '" = 1'),
        ('[t]\n["\\u0041', '"]'),
        ('x = ["\\\\u0041', '"]'),
    ):
        error = refusal(f"ok = 1\n{before}{escape(char)}{after}\n")
        line = before.count("\n") + 2
        column = len(before.rsplit("\n", 1)[-1]) + 1
        assert place(error) == (line, column, line, column + len(escape(char)))
        assert error.control


@pytest.mark.parametrize("short", ["b", "f", "r", "e", "x00", "x9b"])
def test_short_escapes_make_no_control_characters(short: str) -> None:
    assert place(refusal(f'x = "a\\n\\{short}"')) == (1, 9, 1, 10 + len(short))


@pytest.mark.parametrize("char", KEPT, ids=escape)
def test_what_names_are_written_with_is_kept(char: str) -> None:
    assert read(f'x = "a{char}b"\ny = "a{escape(char)}b"\n') == {"x": f"a{char}b", "y": f"a{char}b"}


def test_tabs_and_line_ends_are_kept_in_text() -> None:
    assert read('x = "a\\tb\\nc\td"\ny = """\n1\n2"""')["x"] == "a\tb\nc\td"


def test_a_key_holds_no_line_end() -> None:
    assert place(refusal('[a]\n"b\\nc" = 1')) == (2, 3, 2, 5)


def test_a_backslash_before_a_letter_is_no_escape_in_single_quotes() -> None:
    assert read(r"x = 'C:\b\u0000'") == {"x": r"C:\b\u0000"}
    assert read(r'x = "C:\\b\\u0000"') == {"x": r"C:\b\u0000"}


def test_comments_may_hold_icons_and_no_overrides() -> None:
    assert read("# \ue0b0 icon\nx = 1 # \U000f0000\n") == {"x": 1}
    assert place(refusal("# \ue0b0\n# \u202e\n")) == (2, 3, 2, 4)
    assert place(refusal("# \ue0b0\nx = '\ue0b0'\n")) == (2, 6, 2, 7)


@given(st.text(), st.booleans())
def test_no_string_or_key_holds_what_cannot_be_shown(words: str, escaped: bool) -> None:
    inner = (
        "".join(escape(char) for char in words)
        if escaped
        else words.replace("\\", "").replace('"', "")
    )
    try:
        data = read(f'x = "{inner}"\ny = {{ "{inner}" = 1 }}\n')
    except TomlSyntaxError:
        return
    for text in (data["x"], *data["y"]):
        for char in text:
            assert char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs", "Co"}
            assert not "\u202a" <= char <= "\u202e"
            assert not "\u2066" <= char <= "\u2069"


# ---------------------------------------------------------------- depth and size


def deep_array(levels: int) -> str:
    return "x = " + "[" * levels + "]" * levels


def deep_inline(levels: int) -> str:
    return "x = " + "{a=" * levels + "1" + "}" * levels


def deep_key(levels: int) -> str:
    return ".".join("x" * (levels + 1)) + " = 1"


def deep_header(levels: int) -> str:
    return "[" + ".".join("x" * levels) + "]"


def deep_mixture(levels: int) -> str:
    return (
        f"[{'.'.join('a' * 30)}]\n{'.'.join('b' * 30)} = {'[' * (levels - 59)}{']' * (levels - 59)}"
    )


@pytest.mark.parametrize("make", [deep_array, deep_inline, deep_key, deep_header, deep_mixture])
def test_nesting_has_a_limit(make: Any) -> None:
    read(make(MOST_LEVELS))
    for levels in (MOST_LEVELS + 1, 405, 3000):
        assert "nested" in refusal(make(levels)).message
    error = refusal("ok = 1\n" + make(MOST_LEVELS + 1))
    assert error.line >= 2


def test_deep_nesting_is_refused_in_little_time() -> None:
    begin = time.perf_counter()
    refusal("x = " + "[" * 100_000)
    refusal("x = " + "{a=" * 100_000)
    refusal(".".join("a" * 100_000) + " = 1")
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 0])
def test_integers_of_64_bits_are_read(number: int) -> None:
    assert read(f"x = [{number}]") == {"x": [number]}


@pytest.mark.parametrize(
    "words",
    [
        "9223372036854775808",
        "-9223372036854775809",
        "0xFFFFFFFFFFFFFFFF",
        "0b" + "1" * 65,
        "9" * 5000,
    ],
)
def test_larger_integers_are_refused(words: str) -> None:
    error = refusal(f"a = 1\nx = [1, {words}]")
    assert place(error) == (2, 9, 2, 9 + len(words))
    assert "too large" in error.message


# ---------------------------------------------------------------- errors in general


def test_there_is_no_other_exception(hostile: str) -> None:
    """Every document cut short, at every place, is read or refused, with a place that is in it."""
    for end in range(len(hostile)):
        text = hostile[:end]
        try:
            read(text)
        except TomlSyntaxError as error:
            check_error(text, error)


@given(st.text(alphabet="ab=[]{}\"'#.,\\\n\r 019-:Té\x00\x1b\u202e\ue000", max_size=30))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        data = read(text)
    except TomlSyntaxError as error:
        check_error(text, error)
    else:
        assert data == tomli.loads(text)


def check_error(text: str, error: TomlSyntaxError) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    assert 1 <= error.line <= len(lines)
    assert 1 <= error.column <= len(lines[error.line - 1]) + 1
    assert (error.line, error.column) < (error.end_line, error.end_column)
    assert error.end_line <= len(lines)
    assert error.message.isprintable()
    assert error.hint is None or error.hint.isprintable()
    assert "this is not TOML" not in error.message, "every fault has words of its own"
    if error.related is not None:
        _, line, column = error.related
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


def test_an_error_says_where_it_is() -> None:
    assert str(refusal("x = \n")) == "there is no value after `=` (line 1, column 3)"


def test_columns_are_the_same_with_other_line_ends_and_a_mark() -> None:
    text = '[a]\nx = """\n1\n"""\nname = "Сергей 😀" b\n'
    windows = "\ufeff" + text.replace("\n", "\r\n")
    assert place(refusal(text)) == place(refusal(windows))


def test_a_clean_read_imports_nothing_for_errors() -> None:
    import subprocess

    code = "import sys; from crewtrack.toml.read import read; read('x = 1\\ny = \"\\\\u00e9\"'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {
        "attr",
        "typing_extensions",
        "calendar",
        "crewtrack.toml.strict",
        "crewtrack.toml.diagnose",
        "crewtrack.toml.locate",
    }
