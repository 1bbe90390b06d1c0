"""The forms as values: what is tapped and typed makes a fact, and a fact fills its form again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_app.domain import daily
from lbp_app.domain.log import LogError
from lbp_app.ui.flows import fact_form as forms
from lbp_app.ui.flows.fact_form import FORMS, NOTHING, Filled, Shape, fact_of, form_for, ready
from tests.fact_examples import FACTS

OF_A_FORM = [f for f in FACTS if not isinstance(f, daily.Medicine)]


@pytest.mark.parametrize("fact", OF_A_FORM, ids=lambda fact: type(fact).__name__)
def test_a_form_filled_from_a_fact_makes_the_same_fact(fact: object) -> None:
    form = form_for(fact)
    values, words = form.fill(fact)
    trimmed = fact_of(form, Filled(values), words)
    again_values, again_words = form.fill(trimmed)
    assert values == again_values
    assert {k: v.strip() for k, v in words.items()} == again_words


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_an_empty_form_makes_nothing(form: forms.Form) -> None:
    with pytest.raises(LogError, match=r"in_a_choice|words_missing"):
        fact_of(form, Filled(), {})


def test_a_form_is_ready_once_all_that_is_needed_was_tapped() -> None:
    activity = FORMS["activity"]
    walk = forms.choose(Filled(), activity.fields[0], "walk")
    assert not ready(activity, walk)
    assert ready(activity, forms.put(walk, "minutes", 5))


def test_of_one_choice_the_last_counts_and_of_several_all() -> None:
    kind, what = FORMS["activity"].fields[0], FORMS["helped"].fields[0]
    assert forms.choose(forms.choose(Filled(), kind, "walk"), kind, "swim").values == {
        "kind": "swim"
    }
    both = forms.choose(forms.choose(Filled(), what, "heat"), what, "walking")
    assert both.values == {"what": ("heat", "walking")}
    assert forms.choose(both, what, "heat").values == {"what": ("walking",)}


def test_nothing_noticed_and_a_side_effect_exclude_each_other() -> None:
    noticed = form_for(daily.SideEffects((), none_noticed=True)).fields[0]
    some = forms.choose(Filled(), noticed, "dizzy")
    none = forms.choose(some, noticed, NOTHING)
    assert none.values == {"noticed": (NOTHING,)}
    assert forms.choose(none, noticed, "dizzy").values == {"noticed": ("dizzy",)}


@pytest.mark.parametrize(
    ("before", "more", "after"),
    [
        (None, True, 5),
        (None, False, 5),
        (12, True, 15),
        (12, False, 10),
        (5, False, 5),
        (1440, True, 1440),
    ],
)
def test_minutes_go_to_the_next_full_five_between_five_and_a_day(
    before: int | None,
    more: bool,  # noqa: FBT001
    after: int,
) -> None:
    filled = Filled({} if before is None else {"minutes": before})
    assert forms.step(filled, "minutes", more=more).values == {"minutes": after}


@given(steps=st.lists(st.booleans(), max_size=40))
def test_minutes_that_were_stepped_always_make_a_fact(steps: list[bool]) -> None:
    filled = forms.put(Filled(), "kind", "walk")
    for more in [True, *steps]:
        filled = forms.step(filled, "minutes", more=more)
    fact = fact_of(FORMS["activity"], filled, {})
    assert isinstance(fact, daily.Activity)


def test_own_words_on_what_helped_stand_beside_the_list() -> None:
    filled = Filled({"what": ("heat",)})
    fact = fact_of(FORMS["helped"], filled, {"own": " My cat "})
    assert fact == daily.Helped(("heat", "My cat"))


def test_every_option_and_field_has_a_shape_that_fits() -> None:
    choices = [f for form in FORMS.values() for f in form.fields if f.options]
    assert {f.shape for f in choices} <= {Shape.ONE, Shape.SOME}
