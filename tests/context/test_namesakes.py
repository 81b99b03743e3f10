"""Georgia beside Florida is the state, beside Tbilisi the country."""

import pytest

from tallybook.context.namesakes import as_states
from tallybook.context.places import name_places
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences


def _georgia(text: str) -> tuple[str, str]:
    """Return the precision and the country of what "Georgia" means in a text."""
    named = name_places(split_sentences(from_text(text, article_id="x")))
    mention = next(mention for found in named for mention in found if mention.core == "georgia")
    return mention.precision, mention.country


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 33 people in Georgia and 49 in South Carolina.",
        "The storm struck Florida on Thursday. In Georgia, 33 people died.",
    ],
)
def test_the_state_stands_beside_other_states(text: str) -> None:
    assert _georgia(text) == ("province", "")


@pytest.mark.parametrize(
    "text",
    [
        "Police in Georgia detained 33 people.",
        "In Tbilisi, police in Georgia detained 33 people who had come from Florida.",
        "Georgian police detained 33 people in Georgia who had come from Florida.",
    ],
)
def test_the_country_has_its_cities_and_its_people(text: str) -> None:
    assert _georgia(text) == ("country", "GE")


def test_a_smaller_state_does_not_take_a_country() -> None:
    text = "Some 33 people died in Niger and 40 in Nigeria's Borno state."
    named = name_places(split_sentences(from_text(text, article_id="x")))
    assert [mention.country for mention in named[0] if mention.core == "niger"] == ["NE"]


def test_nothing_named_is_nothing_changed() -> None:
    assert as_states([(), ()]) == [(), ()]
