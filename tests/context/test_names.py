"""What a noun phrase tells of a source."""

from __future__ import annotations

import pytest

from tallybook.context.names import Mention, describe
from tallybook.text.span import Span


def read(phrase: str) -> Mention:
    return describe(phrase, Span(0, len(phrase)))


@pytest.mark.parametrize(
    ("phrase", "name", "person"),
    [
        ("Junta spokesman Major-General Zaw Moe Lin", "Zaw Moe Lin", True),
        ("the agency’s Aden coordinator, Salwa Haddad,", "Salwa Haddad", True),
        ("Rep. Peter King (R-N.Y.)", "Peter King", True),
        ("aid worker Nilar Oo of the 88 Generation Relief Trust", "Nilar Oo", True),
        (
            "The Syrian Observatory for Human Rights, a Britain-based group",
            "Syrian Observatory for Human Rights",
            False,
        ),
        ("the White Helmets rescue group", "White Helmets", False),
        ("two rebel sources", "rebel sources", False),
        ("a doctor at the regional hospital", "doctor at the regional hospital", True),
        ("the Kivu Security Tracker", "Kivu Security Tracker", False),
    ],
)
def test_name_and_person(phrase: str, name: str, person: bool) -> None:
    mention = read(phrase)
    assert (mention.name, mention.person) == (name, person)


def test_a_pronoun_and_an_article_point_back() -> None:
    assert [read(phrase).pointer for phrase in ("he", "the ministry", "its director", "a man", "Jane Doe")] == [
        "he", "the", "its", "a", "",
    ]  # fmt: skip
