from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallybook.text.credits import credited
from tallybook.text.extracted import Extracted

PROSE = "At least 11 people were killed on Saturday, a monitor said.\n"
NAMES = ("title", "publisher", "agency", "published", "timezone", "dateline")


def said(text: str, **known: Any) -> dict[str, str]:
    """Return what the text says of itself, without what it does not say."""
    found = credited(Extracted(text, **known))
    assert found.body == text
    return {name: str(getattr(found, name)) for name in NAMES if getattr(found, name)}


@pytest.mark.parametrize(
    "above",
    [
        "Toll rises to 11\n",
        "\nToll rises to 11\n\n",
        "SYRIA-CONFLICT-IDLIB\nToll rises to 11\nBy NAHED ABBAS\n(Updated 3:15 pm, adds toll)\n",
        "Syria-Truce/Toll (UPDATE 2, PIX)\nURGENT\nToll rises to 11\nRescuers go on\n",
        "World\nToll rises to 11\nBy A. Reader and B. Writer in Idlib\n",
        "# Toll rises to 11\n\n*By A. Reader*\n\n",
        "Title: Toll rises to 11\n",
        "Photo: A street. (AFP)\nToll rises to 11\n",
    ],
)
def test_the_headline_is_found(above: str) -> None:
    assert said(above + PROSE) == {"title": "Toll rises to 11"}


@pytest.mark.parametrize(
    "headline", ["Is the truce dead?", "“We lost all”", "YEMEN: FLOODS", "UPDATE 2-Blast kills 40"]
)
def test_a_headline_of_any_shape(headline: str) -> None:
    assert said(f"{headline}\n{PROSE}") == {"title": headline}


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Four died",
        PROSE + "A subhead\n" + PROSE,
        "The chief of the group, the main militant force in the northwestern\nregion, refused to leave the zone.\n",
        "KYIV, Ukraine — Russia launched 35 drones, the air force said\n" + PROSE,
        "Officials (Mostly from the south) — 14 of them — were killed, the ministry said on Friday.\n" + PROSE,
    ],
)
def test_where_there_is_no_headline_none_is_made_up(text: str) -> None:
    assert said(text) == {}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"IDLIB, Aug 3 (Newswire) — {PROSE}", {"agency": "Newswire", "dateline": "Aug 3"}),
        (f"KABUL, May 8, 2021 (Reuters) - {PROSE}", {"agency": "Reuters", "published": "2021-05-08"}),
        (f"GOMA, DR Congo, Oct. 30 (Newsline) -- {PROSE}", {"agency": "Newsline", "dateline": "Oct. 30"}),
        (f"BOGOTA (Colombia) (AFP) – {PROSE}", {"agency": "AFP"}),
        (f"Brussels (Belgium) – {PROSE}", {}),
        (f"Nairobi (AFP) – {PROSE}", {"agency": "AFP"}),
        (f"Bamako, Mali | AFP | {PROSE}", {"agency": "AFP"}),
        (f"GENEVA, 31\u00a0February 2021 — {PROSE}", {"dateline": "31 February 2021"}),
        (f"{PROSE}Agence France-Presse", {"agency": "Agence France-Presse"}),
        (f"{PROSE}(AFP)\n", {"agency": "AFP"}),
        (f"{PROSE}Photo: A street. (AFP)\n", {}),
        (f"{PROSE}— Reuters\n", {"agency": "Reuters"}),
        (f"{PROSE}© Lakeside Press Agency", {"publisher": "Lakeside Press Agency"}),
        (f"{PROSE}Copyright 2019 AFP. All rights reserved.", {"agency": "AFP"}),
        (f"{PROSE}(c) 2018-2019 The Paper Ltd, London", {"publisher": "The Paper Ltd"}),
        (f"Toll\nBy Agence France-Presse\n{PROSE}", {"title": "Toll", "agency": "Agence France-Presse"}),
        (f"Toll\nBy Ann Lee, Associated Press\n{PROSE}", {"title": "Toll", "agency": "Associated Press"}),
        (f"BBC News\nToll\n{PROSE}", {"title": "Toll", "publisher": "BBC News"}),
        (f"Source: The Paper\nWire: Newswire\n{PROSE}", {"publisher": "The Paper", "agency": "Newswire"}),
    ],
)
def test_who_wrote_and_who_printed_it(text: str, facts: dict[str, str]) -> None:
    assert said(text) == facts


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("3 August 2019", {"published": "2019-08-03"}),
        ("Saturday, August 3, 2019", {"published": "2019-08-03"}),
        ("Published: Sat 3 Aug 2019 18.22 BST", {"published": "2019-08-03"}),
        ("First published on 3rd August, 2019 at 10:22 GMT", {"published": "2019-08-03", "timezone": "UTC"}),
        ("2019-08-03T09:25:35Z", {"published": "2019-08-03", "timezone": "UTC"}),
        ("(Updated Aug. 3, 2019)", {"published": "2019-08-03"}),
        ("Posted\n3 Aug 2019\nUpdated\n4 Aug 2019", {"published": "2019-08-03"}),
        ("Last modified on 4 Aug 2019\nPublished 3 Aug 2019 1022 GMT", {"published": "2019-08-03", "timezone": "UTC"}),
        ("3 August", {}),
        ("31 February 2019", {}),
        ("03/08/2019", {}),
    ],
)
def test_a_line_that_is_a_day_is_the_day_of_publication(line: str, facts: dict[str, str]) -> None:
    assert said(f"Toll rises\n{line}\n{PROSE}") == {"title": "Toll rises", **facts}


@pytest.mark.parametrize("line", ["Situation as of 18:00 on 16 August 2022", "What 3 August 2019 changed"])
def test_a_headline_with_a_day_is_no_day_of_publication(line: str) -> None:
    assert said(f"{line}\n{PROSE}") == {"title": line}


def test_what_the_file_states_is_not_overruled() -> None:
    text = f"Toll rises\nSource: The Paper\n{PROSE}"
    assert said(text, title="Eleven die", publisher="Other") == {"title": "Eleven die", "publisher": "Other"}


@given(st.text())
def test_no_text_is_changed_or_refused(text: str) -> None:
    said(text)
