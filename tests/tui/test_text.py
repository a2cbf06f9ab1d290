from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from tests.tui.panels.test_hostile import PROBES, harmless

from crewtrack.tui.text import (
    REPLACEMENT,
    ascii_only,
    cell_width,
    content,
    fit,
    one_for_one,
    pad,
    paragraph,
    safe,
    segment,
    wrap,
)

MARKUP = [
    "X[@click=app.pwn]CLK[/]",
    "ISS [EVA] Jane",
    "[Dragon] docked",
    "C:\\path\\",
    "[$primary]",
    "a[/]b",
    "[/foo]",
    "[link=https://x]",
    "[b]bold",
    "$x {y} %s",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_like_any_other(text: str) -> None:
    assert safe(text) == text
    assert content(text).plain == text
    assert content(text).spans == []
    assert segment(text).text == text


@pytest.mark.parametrize(
    "hazard",
    [
        "\x00", "\x07", "\x08", "\t", "\n", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029",
        "\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u061c",
        "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u180e",
        "\u115f", "\u1160", "\u3164", "\uffa0", "\u2800",
        "\ue000", "\ud800", "\U000e0041", "\U0001f3fb", "\u0378",
    ],
)  # fmt: skip
def test_what_could_do_harm_is_replaced_by_a_sign_that_shows(hazard: str) -> None:
    assert safe(f"a{hazard}b") == f"a{REPLACEMENT}b"
    assert cell_width(f"a{hazard}b") == 3


def test_an_escape_sequence_stays_readable_and_does_nothing() -> None:
    assert safe("\x1b]0;PWNED\x07") == f"{REPLACEMENT}]0;PWNED{REPLACEMENT}"


def test_letters_of_every_script_stay() -> None:
    for text in ("López-Alegría", "Сергей", "宇航员", "हिन्दी", "هزاع", "Łukasz", "Ægir", "김"):
        assert safe(text) == unicodedata.normalize("NFC", text)


def test_blanks_of_other_widths_become_the_one_blank() -> None:
    assert safe("a\u00a0b\u3000c\u2003d") == "a b c d"


def test_a_letter_and_its_accent_become_one() -> None:
    assert safe("Jose\u0301") == "José"


def test_marks_do_not_pile_up_or_sit_on_what_stands_before() -> None:
    piled = safe("Z" + "\u0335\u0321\u0322\u0323\u0324\u0325\u0326")
    assert len(piled) <= 1 + 3 + 1
    assert safe("\u0335a")[0] == REPLACEMENT
    assert safe("a \u0335b") == f"a {REPLACEMENT}b"


def test_variation_selectors_go_since_terminals_disagree_on_them() -> None:
    assert safe("\u2764\ufe0f") == "\u2764"


def test_a_joined_sign_falls_apart_into_signs_of_known_width() -> None:
    assert safe("👩\u200d🚀") == f"👩{REPLACEMENT}🚀"


@given(st.text())
def test_nothing_that_could_do_harm_survives(text: str) -> None:
    clean = safe(text)
    for character in clean:
        kind = unicodedata.category(character)
        assert kind not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert safe(clean) == clean


@given(st.text(), st.integers(0, 30), st.booleans())
def test_a_padded_text_fills_its_cells_exactly(text: str, width: int, right: bool) -> None:
    assert cell_len(pad(text, width, right=right)) == width


@given(st.text(), st.integers(0, 30))
def test_a_text_that_does_not_fit_says_so(text: str, width: int) -> None:
    cut = fit(text, width)
    assert cell_len(cut) <= width
    if cell_width(text) <= width:
        assert cut == safe(text)
    elif width:
        assert cut.endswith("…")


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert fit("宇航员", 4) == "宇…"
    assert pad("宇航员", 4) == "宇… "


@given(st.text(), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(
        safe(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ")).split()
    )


def test_words_are_not_broken_where_they_need_not_be() -> None:
    assert wrap("landing at 11:28:03 in one source", 15) == [
        "landing at",
        "11:28:03 in one",
        "source",
    ]
    assert wrap("one\n\ntwo", 10) == ["one", "", "two"]
    assert wrap("", 10) == []


@given(st.text())
def test_ascii_keeps_the_width(text: str) -> None:
    plain = ascii_only(text)
    assert plain.isascii()
    assert plain.isprintable()
    marks = sum(1 for c in safe(text) if unicodedata.combining(c) or cell_len(c) == 0)
    assert len(plain) == cell_width(text) or marks


def test_ascii_keeps_what_can_be_read() -> None:
    assert ascii_only("López-Alegría") == "Lopez-Alegria"
    assert ascii_only("Łukasz Øst") == "Lukasz Ost"
    assert ascii_only("宇") == "??"


def test_a_segment_is_safe_whatever_it_is_given() -> None:
    made = segment("a\x1b[31mb", Style(bold=True))
    assert made.text == f"a{REPLACEMENT}[31mb"
    assert made.style == Style(bold=True)
    assert segment("é", ascii_text=True).text == "e"


def test_a_paragraph_keeps_its_lines() -> None:
    assert paragraph("[b]one\ntwo\x1b").plain == f"[b]one\ntwo{REPLACEMENT}"


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES.keys())
def test_what_is_typed_in_is_shown_one_for_one(probe: str, plain: bool) -> None:
    shown = one_for_one(probe, ascii_text=plain)
    assert len(shown) == len(probe)
    assert harmless(shown)
    assert shown.isascii() or not plain
    assert all(cell_width(c) > 0 or unicodedata.combining(c) for c in shown)


def test_a_sign_that_shows_nothing_is_seen_where_it_is_typed() -> None:
    assert one_for_one("a\u200bb\ufe0fc") == "a\ufffdb\ufffdc"
    assert one_for_one("e\u0301 \u0301") == "e\u0301 \ufffd"
    assert one_for_one("Ærø 中", ascii_text=True) == "Aro ?"
