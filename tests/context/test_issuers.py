"""Whose statement a text is: a body before a document in the title, in the dateline, in the line for questions."""

from __future__ import annotations

import pytest

from tallybook.context.issuers import find_issuer
from tallybook.text.article import from_text
from tallybook.text.sentences import split_sentences

BODY = "Some 40 families have fled.\n\nBoats leave at night."


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (f"Beira (ICRC) – {BODY}", "ICRC"),
        (f"Thousands flee\n\nBeira, 3 May 2024 (UNHCR) — {BODY}", "UNHCR"),
        (f"{BODY}\n\nFor further information, please contact: Ana Doe, ICRC Maputo, +258 84 555", "ICRC"),
        (f"BEIRA, May 3 (AFP) - {BODY}", None),
        (f"BEIRA, May 3 (Agency) - {BODY}", None),
        (f"MALI: HEALTH CLUSTER BULLETIN\nIssue 3\n\n{BODY}", "HEALTH CLUSTER"),
        (f"Chad: floods\n\nOCHA Flash Update No. 2\n\n{BODY}", "OCHA"),
        (f"Ministry of Health situation report, week 12\n\n{BODY}", "Ministry of Health"),
        (f"Police weekly report says 20 killed\n\n{BODY}", None),
        (f"Chad: situation report\n\n{BODY}", None),
        (f"Chad: floods\n\nThis report is produced by OCHA Chad with partners. {BODY}", "OCHA"),
        (f"{BODY} The ICRC said so.", None),
        (BODY, None),
        ("", None),
    ],
)
def test_the_issuer_is_named_where_a_statement_names_it(text: str, issuer: str | None) -> None:
    article = from_text(text, article_id="x")
    found = find_issuer(article, split_sentences(article))
    assert (found.of(article.body) if found else None) == issuer
