"""Warning signs in a free note, as people type them; and notes that should open nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain.diary import LONGEST_NOTE
from lbp_app.domain.note_signs import groups_in_note, plain
from tests.domain.rule_file import read_note_signs, read_rules

Signs = Mapping[str, tuple[str, ...]]

REAL_SIGNS = read_note_signs()

OPENS = [
    ("saddle", "numb between the legs"),
    ("saddle", "Numb between my legs since yesterday"),
    ("saddle", "NUMBNESS BETWEEN LEGS!!"),
    ("saddle", "my bum is numb"),
    ("saddle", "My bottom feels numb."),
    ("saddle", "wiping feels funny"),
    ("saddle", "wiping myself feels different"),
    ("saddle", "can\u2019t feel toilet paper"),
    ("saddle", "numb in the saddle area"),
    ("bladder_bowel_sex", "can't pee"),
    ("bladder_bowel_sex", "can\u2019t pee"),
    ("bladder_bowel_sex", "can`t pee"),
    ("bladder_bowel_sex", "cant pee"),
    ("bladder_bowel_sex", "CAN'T PEE"),
    ("bladder_bowel_sex", "cannot even pee"),
    ("bladder_bowel_sex", "trouble peeing"),
    ("bladder_bowel_sex", "its hard to start my pee"),
    ("bladder_bowel_sex", "wet myself twice"),
    ("bladder_bowel_sex", "wet the bed"),
    ("bladder_bowel_sex", "leaked pee when i coughed"),
    ("bladder_bowel_sex", "peed myself"),
    ("bladder_bowel_sex", "lost control of my bladder"),
    ("bladder_bowel_sex", "pooed myself :("),
    ("bladder_bowel_sex", "can't feel when I pee"),
    ("bladder_bowel_sex", "couldn't get an erection"),
    ("bladder_bowel_sex", "no feeling during sex"),
    ("bladder_bowel_sex", "incontinent at night"),
    ("legs", "Both legs tingle"),
    ("legs", "pins and needles in both legs"),
    ("legs", "both my legs are numb"),
    ("legs", "my legs gave way on the stairs"),
    ("legs", "my leg keeps giving way"),
    ("legs", "left leg is getting weaker"),
    ("legs", "leg feels really weak"),
    ("legs", "my foot keeps dropping"),
    ("legs", "my foot slaps the floor"),
    ("legs", "can't lift my foot"),
    ("legs", "can\u2019t walk properly"),
    ("legs", "calf is swollen and red"),
    ("legs", "hot calf"),
    ("fever", "fever last night"),
    ("fever", "shivering all night"),
    ("fever", "Night sweats"),
    ("fever", "feeling confused"),
    ("fall", "fell down the stairs"),
    ("fall", "slipped on ice"),
    ("fall", "car crash yesterday"),
    ("fall", "fallen twice"),
    ("pain", "wakes me every night"),
    ("pain", "pain woke me up every night this week"),
    ("pain", "no position helps"),
    ("pain", "pain is constant"),
    ("body", "I have lost 5 kilos weight"),
    ("body", "a lump on my spine"),
    ("body", "had breast cancer in 2010"),
    ("chest", "pain in my chest"),
    ("chest", "my chest feels tight"),
    ("chest", "can't breathe"),
    ("chest", "short of breath"),
    ("chest", "pain between my shoulder blades"),
]

OTHER_WORDS = [
    ("saddle", "numbness in my bottom"),
    ("saddle", "numbness round my private parts"),
    ("saddle", "tingling down below"),
    ("saddle", "pins and needles in my groin"),
    ("saddle", "no feeling down there"),
    ("saddle", "numb round my back passage"),
    ("saddle", "my vagina feels numb"),
    ("saddle", "numb penis"),
    ("bladder_bowel_sex", "can\u00b4t pee"),
    ("bladder_bowel_sex", "can\u2032t pee"),
    ("bladder_bowel_sex", "can t pee"),
    ("bladder_bowel_sex", "can not pee"),
    ("bladder_bowel_sex", "couldn't pee this morning"),
    ("bladder_bowel_sex", "unable to pee"),
    ("bladder_bowel_sex", "struggling to pee"),
    ("bladder_bowel_sex", "hard to start peeing"),
    ("bladder_bowel_sex", "I wet my pants"),
    ("bladder_bowel_sex", "wet my bed last night"),
    ("bladder_bowel_sex", "leaking wee"),
    ("bladder_bowel_sex", "lost control of my bowels"),
    ("bladder_bowel_sex", "can't control my bladder"),
    ("bladder_bowel_sex", "can't tell when I need to go"),
    ("bladder_bowel_sex", "poo came out without me noticing"),
    ("bladder_bowel_sex", "sex feels numb"),
    ("legs", "both feet are numb"),
    ("legs", "tingling in both feet"),
    ("legs", "weakness in my right leg"),
    ("legs", "foot dropped today"),
    ("legs", "keep catching my toes"),
    ("legs", "can't stand on tiptoe"),
    ("legs", "couldn't walk"),
    ("legs", "now the other leg as well"),
    ("legs", "my knees keep buckling"),
    ("fever", "temperature of 39"),
    ("fever", "shivery"),
    ("fever", "feel very ill"),
    ("fall", "got hit by a car"),
    ("fall", "came off my bike"),
    ("pain", "woken every night by the pain"),
    ("body", "swelling on my back"),
    ("chest", "out of breath"),
    ("chest", "pain in the belly"),
]

HARMLESS = [
    "slept well, no problems",
    "walked 20 minutes, felt good",
    "peed fine",
    "went for a wee walk",
    "back sore in the evening after garden work",
    "chilled on the couch",
    "the room was too warm",
    "legs tired after a walk",
    "good walk with both dogs",
    "calf stretches done",
    "stretched my toes",
    "stomach exercises done",
    "a lot of pressure at work",
    "the hot bath helped",
    "weak coffee",
    "slept with a pillow between my knees",
    "tight hamstrings",
    "took my tablets with breakfast",
    "sat too long in the office",
    "physio said well done",
    "",
    "   \n\t ",
    "\U0001f600\U0001f600",
]

NEEDLESS = [
    "fell asleep on the sofa",
    "it slipped my mind to walk",
    "turned the phone off by accident",
    "prices have fallen",
    "got a lump sum from work",
    "the dog fell off the bed",
]


def test_the_phrases_are_about_the_groups_of_the_rule_table(signs: Signs) -> None:
    assert set(signs) == set(read_rules().groups)


@pytest.mark.parametrize(("group", "note"), OPENS)
def test_a_warning_sign_in_a_note_opens_its_questions(group: str, note: str, signs: Signs) -> None:
    assert group in groups_in_note(note, signs)


@pytest.mark.parametrize(("group", "note"), OTHER_WORDS)
def test_a_warning_sign_in_other_words_opens_its_questions(
    group: str, note: str, signs: Signs
) -> None:
    assert group in groups_in_note(note, signs)


@pytest.mark.parametrize("note", HARMLESS)
def test_a_harmless_note_opens_nothing(note: str, signs: Signs) -> None:
    assert groups_in_note(note, signs) == ()


@pytest.mark.parametrize("note", NEEDLESS)
def test_a_note_about_something_else_opens_nothing(note: str, signs: Signs) -> None:
    assert groups_in_note(note, signs) == ()


@pytest.mark.parametrize(
    ("note", "group"),
    [("no fever", "fever"), ("no numbness between the legs", "saddle")],
)
def test_a_no_before_a_warning_sign_still_asks(note: str, group: str, signs: Signs) -> None:
    assert groups_in_note(note, signs) == (group,)


def test_several_signs_open_several_groups_in_the_order_of_the_list(signs: Signs) -> None:
    note = "Chest pain. Then I fell. Both legs numb, can't pee!"

    assert groups_in_note(note, signs) == ("bladder_bowel_sex", "legs", "fall", "chest")


@given(
    phrase=st.sampled_from([(g, p) for g, ps in REAL_SIGNS.items() for p in ps if p[0] != "-"]),
    before=st.sampled_from(["", "today ", "Since Monday, ", "ok but "]),
    after=st.sampled_from(["", "!!", " again", "\nwent to bed"]),
)
def test_every_phrase_opens_its_group_wherever_it_stands(
    phrase: tuple[str, str], before: str, after: str
) -> None:
    group, words = phrase
    typed = words.replace("*", "").upper()

    assert group in groups_in_note(before + typed + after, REAL_SIGNS)


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("cant pee", True),
        ("cant at all really pee", True),
        ("cant at all really ever pee", False),
        ("pee cant", True),
        ("cant peel", False),
    ],
)
def test_the_words_of_a_phrase_stand_together_with_at_most_three_others_among_them(
    note: str, *, found: bool
) -> None:
    assert bool(groups_in_note(note, {"a": ("cant pee",)})) is found


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Can\u2019t  PEE!", "cant pee"),
        ("can\u02bct\npee", "cant pee"),
        ("na\u00efve caf\u00e9", "naive cafe"),
        ("39,5 degrees", "39 5 degrees"),
        ("", ""),
    ],
)
def test_a_note_is_cleaned_of_capitals_accents_and_signs(typed: str, cleaned: str) -> None:
    assert plain(typed) == cleaned


@given(st.text(max_size=200))
def test_any_note_at_all_can_be_read(note: str) -> None:
    assert set(groups_in_note(note, REAL_SIGNS)) <= set(REAL_SIGNS)


@given(st.text(max_size=200))
def test_cleaning_a_note_twice_changes_nothing_more(note: str) -> None:
    assert plain(plain(note)) == plain(note)


def test_a_sign_at_the_end_of_the_longest_note_is_found(signs: Signs) -> None:
    note = ("good " * LONGEST_NOTE)[: LONGEST_NOTE - 10] + " can't pee"

    assert groups_in_note(note, signs) == ("bladder_bowel_sex",)


def test_a_star_stands_for_any_ending_and_a_minus_leaves_a_phrase_out() -> None:
    signs = {"fall": ("-fell asleep", "fell"), "saddle": ("numb* bottom",)}

    assert groups_in_note("fell asleep early", signs) == ()
    assert groups_in_note("fell asleep, then fell out of bed", signs) == ("fall",)
    assert groups_in_note("a bottom full of numbness", signs) == ("saddle",)
