import base64
import hashlib
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from documents import AUDIT, BRIEF, EVIDENCE, META
from hostile import HOSTILE, LINKS, LONG, hostile_report, replace_links
from pages import Page

from tallybook.document.html import render_page, to_display, to_html
from tallybook.document.meta import Meta
from tallybook.document.nodes import (
    Chart,
    Code,
    Column,
    Document,
    Formula,
    Heading,
    KeyFigures,
    Link,
    Paragraph,
    Row,
    Table,
    Text,
    Trace,
    Value,
)
from tallybook.document.record import in_html
from tallybook.errors import PublishError


@pytest.fixture(scope="module")
def source() -> str:
    return render_page([BRIEF, AUDIT], meta=META)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    return Page(source)


def test_every_element_is_closed(page: Page) -> None:
    assert (page.open, page.faults) == ([], [])


def test_the_same_report_is_the_same_page(source: str) -> None:
    assert render_page([BRIEF, AUDIT], meta=META) == source


def test_ids_are_unique_and_every_inner_link_leads_somewhere(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = [link[1:] for link in page.values("href") if link.startswith("#")]
    assert set(targets) <= set(ids)


def test_the_page_asks_nothing_of_any_server(source: str, page: Page) -> None:
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    assert "default-src 'none'" in policy
    assert not page.all("link", "iframe", "object", "embed", "base")
    assert all(value.startswith("data:") for value in page.values("src"))
    assert not [found for found in re.findall(r"url\(([^)]*)\)", source) if not found.startswith(("data:", "#"))]
    assert not page.values("style")


def test_the_policy_names_this_style_and_this_script(source: str, page: Page) -> None:
    policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
    style = source[source.index("<style>") + 7 : source.index("</style>")]
    script = source[source.rindex("<script>") + 8 : source.rindex("</script>")]
    for rule, text in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy


def test_headings_go_down_step_by_step_from_one_title(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_reader_without_sight_gets_landmarks_language_and_alternatives(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "en-GB"
    assert len(page.all("main")) == len(page.all("footer")) == 1
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    assert all(image["alt"] for image in page.all("img"))
    drawings = [element for element in page.all("div") if element.get("role") == "img"]
    assert [drawing["aria-label"] for drawing in drawings] == [next(iter(_charts())).alt]
    assert all(svg.get("aria-hidden") == "true" or svg.get("aria-label") for svg in page.all("svg"))


def _charts() -> list[Chart]:
    return [block for block in BRIEF.blocks if isinstance(block, Chart)]


def test_tables_have_captions_and_heads(page: Page) -> None:
    assert len(page.all("caption")) == len(page.all("table"))
    assert {head.get("scope") for head in page.all("th")} == {"col", "colgroup", "row"}


def test_a_number_leads_to_its_sentence_and_the_sentence_to_the_article(source: str) -> None:
    assert "<a class=value href=#ev-3>790</a>" in source
    entry = source[source.index("<li id=ev-3>") :]
    entry = entry[: entry.index("</li>")]
    assert f"{EVIDENCE[2].before}<mark>790</mark>{EVIDENCE[2].after}</p><ul><li id=ev-3>" in source
    assert "sentence 12, characters 1730–1733" in entry
    assert "href=#in-ev-3" in entry
    assert "<mark id=in-ev-3><span class=hold>790" in source


def test_a_number_that_is_no_claim_says_how_it_was_made(page: Page) -> None:
    operands = "4 combatants killed, at most 2,000; 5 regime loyalists killed, exactly 900."
    assert f"1,100 Computed: at most 2,000 less 900. Rests on {operands}" in page.words
    assert "20 Parameter of this run: band_km = 20." in page.words
    assert "2011 Given, not read: the year in which the war began." in page.words


def test_evidence_is_listed_once_in_the_order_of_the_ledger(source: str) -> None:
    assert re.findall(r"<li id=(ev-\d+)>", source) == [f"ev-{number}" for number in range(1, 7)]


def test_a_sentence_stands_once_above_all_the_figures_that_it_reports(source: str) -> None:
    assert source.count("<p class=sentence>Fighting over the same period") == 1
    group = source[source.index("<p class=sentence>Fighting") :]
    assert "nearly two thousand<span class=ref>4</span></mark> combatants, including <mark>900<span" in group
    assert re.findall(r"<li id=(ev-\d+)>", group[: group.index("</ul>")]) == ["ev-4", "ev-5"]


def test_decimal_points_stand_below_one_another(source: str) -> None:
    assert "7.5</a><span class=pad aria-hidden=true>0</span>" in source
    assert "8</a><span class=pad aria-hidden=true>.00</span>" in source


def test_cross_references_name_charts_and_tables(source: str) -> None:
    assert "<a href=#at-ledger>Table 1</a>" in source
    assert "<a href=#at-spread>the first chart</a>" in source


def test_arabic_runs_from_right_to_left(source: str) -> None:
    assert "<bdi dir=rtl>لن ننسحب من المنطقة</bdi>" in source
    assert "<p dir=rtl><bdi dir=rtl>وقالت" in source


def test_code_is_set_where_asked_and_output_always(page: Page) -> None:
    assert "ledger.about" not in page.words
    assert "columns: 4 & <more>" in page.words
    assert "ledger.about" in Page(render_page([AUDIT], meta=replace(META, show_code=True))).words


def test_the_passport_is_printed_and_kept_for_programs(source: str, page: Page) -> None:
    assert "Hedge policystrict" in page.words
    data = json.loads(source[source.index('ld+json">') + 9 : source.index("</script>")])
    assert {"@type": "PropertyValue", "name": "Notebook", "value": "00-brief"} in data["additionalProperty"]
    assert data["datePublished"] == "2019-08-03"


def test_a_report_without_a_title_gets_that_of_its_meta() -> None:
    page = Page(render_page([Document((Paragraph((Text("x"),)),))], meta=Meta("A & B")))
    assert [tag for tag, _ in page.elements if tag == "h1"] == ["h1"]
    assert "A & B" in page.words


def test_a_number_without_evidence_is_refused() -> None:
    with pytest.raises(PublishError, match="claim c9: expected its evidence"):
        to_html(Document((Paragraph((Value("9", Trace("claim", ("c9",))),)),)))


def test_a_long_report_has_its_contents_below_the_title() -> None:
    sections = tuple(Heading(2, (Text(f"Part {letter}"),)) for letter in "abcdef")
    source = render_page([Document((Heading(1, (Text("Long"),)), *sections))], meta=META)
    assert source.index("<h1") < source.index("<nav") < source.index("<h2")
    assert source.count("href=#at-part-") == 6
    assert "<nav" not in render_page([BRIEF], meta=META)


def test_a_page_stays_small(source: str) -> None:
    assert len(source.encode()) < 170_000


@pytest.mark.parametrize("words", [words for words in HOSTILE if words.strip()])
def test_words_stay_words(words: str) -> None:
    meta = Meta(words, description=words, author=words, footer=words, header_right=words, passport={words: words})
    meta = replace(meta, record={words: words})
    source = render_page(hostile_report(words), meta=meta)
    page = Page(source)
    assert (page.open, page.faults) == ([], [])
    assert len(page.all("script")) == 2
    assert len(page.all("style")) == 1
    assert len(page.all("img")) == 1
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert not set(source) & set("\x00\x07\x1b\x85\x9b\u200b\u2028\u202e\u202c\u2066\ud800\ud83d")
    source.encode()
    record = in_html(source)
    assert record is not None
    assert (record.title, record.passport) == (words, {words: words})


@pytest.mark.parametrize(
    "words", [words for words in HOSTILE if words.isascii() and words.isprintable() and words.strip()]
)
def test_words_arrive(words: str) -> None:
    assert Page(to_html(Document((Paragraph((Text(words),)),)))).words == words


@pytest.mark.parametrize("words", LONG)
def test_a_word_of_ten_thousand_characters_arrives_and_can_break(words: str) -> None:
    source = to_html(Document((Paragraph((Text(words),)),)))
    assert Page(source).words == words
    assert "<wbr>" in source or not words.isascii()


def test_what_has_no_shape_is_shown_by_its_name() -> None:
    page = Page(to_html(Document((Paragraph((Text("a\u202eb\x07"),)),))))
    assert page.words == "aU+202EbU+0007"


@pytest.mark.parametrize("url", LINKS)
def test_only_plain_addresses_become_links(url: str) -> None:
    page = Page(to_html(Document((Paragraph((Link(url, (Text("words"),)),)),))))
    assert page.words == "words"
    assert not page.all("a")
    assert not page.values("onmouseover")
    render_page([replace_links(AUDIT, url), BRIEF], meta=META)


def test_a_plain_address_becomes_a_link() -> None:
    source = to_html(Document((Paragraph((Link("https://a.example/?b=c&d=e", (Text("words"),)),)),)))
    assert Page(source).all("a")[0]["href"] == "https://a.example/?b=c&d=e"


def test_a_link_to_nowhere_is_set_as_words() -> None:
    assert to_html(Document((Paragraph((Link("#nowhere", (Text("words"),)),)),))) == "<p>words</p>"


def test_a_formula_that_cannot_be_read_is_set_as_written() -> None:
    assert "<code>" in to_html(Document((Paragraph((Formula(r"\frac{"),)),)))
    assert "<math" in to_html(Document((Paragraph((Formula("x^2"),)),)))


def test_code_keeps_its_spaces() -> None:
    assert "<code>a\n  b</code>" in to_html(Document((Code("a\n  b"),)))


def test_a_wide_table_scrolls_and_can_be_reached_by_keyboard() -> None:
    columns = tuple(Column(f"c{number}") for number in range(12))
    table = Table(columns, (Row(tuple((Text("1"),) for _ in columns)),), "Wide")
    region = Page(to_html(Document((table,)))).all("div")[0]
    assert (region["tabindex"], region["role"], region["aria-label"]) == ("0", "region", "Wide")


def test_repeated_headings_get_names_of_their_own() -> None:
    twice = Document((Heading(2, (Text("Method"),)), Heading(2, (Text("Method"),))))
    assert len(set(Page(to_html(twice)).values("id"))) == 2


def test_a_cell_in_a_notebook_brings_its_own_look() -> None:
    shown = to_display(BRIEF)
    page = Page(shown)
    assert (page.open, page.faults) == ([], [])
    rules = re.sub(r"@font-face{[^}]*}", "", shown.partition("<style>")[2].partition("</style>")[0])
    assert rules.startswith(".tallybook.tallybook.tallybook{")
    assert rules.endswith("}}")
    assert ":scope" not in rules
    assert "[data-jp-theme-light=false] &" in rules
    assert "prefers-color-scheme" not in rules


def test_cells_in_one_notebook_do_not_share_names() -> None:
    one, other = Page(to_display(BRIEF)), Page(to_display(AUDIT))
    assert not set(one.values("id")) & set(other.values("id"))
    for page in (one, other):
        assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(page.values("id"))


def test_a_long_amount_is_set_smaller_and_a_longer_one_in_two_lines() -> None:
    strip = next(block for block in BRIEF.blocks if isinstance(block, KeyFigures))

    def shown(said: str) -> str:
        first = replace(strip.figures[0], amount=replace(strip.figures[0].amount, text=said))
        return to_html(replace(BRIEF, blocks=(KeyFigures((first,)),)))

    assert '<ul class="strip">' in shown("370,000")
    assert '<ul class="strip small">' in shown("2,000–3,000")
    assert '<b class="long">' not in shown("2,000–3,000")
    assert '<b class="long">' in shown("hundreds of thousands")


def test_the_passport_is_printed_short_and_kept_whole() -> None:
    meta = replace(META, passport={"Article": "x", "Article sha256": "0123456789abcdef" * 4})
    page = render_page([BRIEF], meta=meta)
    assert "x, sha256 0123456789abcdef…" in Page(page).words
    assert f'"value":"{"0123456789abcdef" * 4}"' in page


def test_drawings_that_are_said_once_for_all_take_no_room() -> None:
    source = render_page([BRIEF], meta=META)
    assert "<svg hidden" in source
    assert "svg[hidden]{position:absolute;width:0;height:0}" in source
