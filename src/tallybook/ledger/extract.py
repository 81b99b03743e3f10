"""From an article to its ledger, in one pass."""

from __future__ import annotations

from functools import lru_cache

from tallybook.context.dates import find_dates
from tallybook.context.events import Event, find_events, with_people
from tallybook.context.parties import Blame, find_blame
from tallybook.context.periods import Period, find_periods
from tallybook.context.places import Place, find_places
from tallybook.context.sources import Sourcing, find_attributions, find_sources, find_speakers
from tallybook.ledger.claim import Claim, Trail, claim_id
from tallybook.ledger.ledger import Ledger, Quote
from tallybook.ledger.shared import share_blames, share_events, share_periods, share_sources
from tallybook.ledger.structure import Links, find_links
from tallybook.quantities.quantity import Quantity
from tallybook.quantities.read import read_quantities
from tallybook.text.article import Article
from tallybook.text.quotations import find_quotations
from tallybook.text.sentences import split_sentences

LEDGERS_KEPT = 16


@lru_cache(LEDGERS_KEPT)
def extract(article: Article) -> Ledger:
    """Return the ledger of an article: every figure that it reports, and the numerals that are none.

    The same article gives the same ledger, which is kept for whoever asks again. Nothing but the article and the
    package's lexicons is read.
    """
    sentences = split_sentences(article)
    quantities, residue = read_quantities(article, sentences)
    quotations = find_quotations(article, sentences)
    dates = find_dates(article, sentences)
    attributions = find_attributions(article, sentences, quotations)
    speakers = find_speakers(article, sentences, quotations, attributions)
    sources = find_sources(article, sentences, quantities, attributions)
    events = find_events(article, sentences, quantities)
    quantities = tuple(map(with_people, quantities, events))
    links = find_links(article, sentences, quantities, events, sources)
    events, sources = share_events(events, links), share_sources(sources, links)
    periods = share_periods(find_periods(article, sentences, quantities, events, dates), links, quantities)
    places = find_places(article, sentences, quantities, events)
    blames = find_blame(article, sentences, quantities, events, sources)
    blames = share_blames(blames, links, quantities, events, sources)
    ids = tuple(claim_id(article.sha256, quantity.span) for quantity in quantities)
    facts = zip(quantities, events, blames, periods, places, sources, links, strict=True)
    return Ledger(
        article=article,
        sentences=sentences,
        claims=tuple(_claim(article, ids, index, *fact) for index, fact in enumerate(facts)),
        quotes=tuple(
            Quote(quotation, speaker.source, speaker.source_type)
            for quotation, speaker in zip(quotations, speakers, strict=True)
        ),
        dates=dates,
        attributions=attributions,
        residue=residue,
    )


def _claim(
    article: Article,
    ids: tuple[str, ...],
    index: int,
    quantity: Quantity,
    event: Event,
    blame: Blame,
    period: Period,
    place: Place,
    source: Sourcing,
    links: Links,
) -> Claim:
    return Claim(
        claim_id=ids[index],
        article_id=article.article_id,
        sentence=quantity.sentence,
        start=quantity.span.start,
        end=quantity.span.end,
        text=quantity.span.of(article.body),
        value=quantity.value,
        low=quantity.amount.low,
        high=quantity.amount.high,
        hedge=quantity.hedge,
        unit=quantity.unit,
        unit_kind=quantity.unit_kind,
        event=event.kind,
        subevent=event.subevent,
        blamed=blame.worded,
        blamed_party=blame.party,
        blamed_span=blame.span,
        period_start=period.start,
        period_end=period.end,
        as_of=period.as_of,
        period_precision=period.precision,
        period_implicit=period.implicit,
        place=place.name,
        place_precision=place.precision,
        lat=place.lat,
        lon=place.lon,
        source=source.source,
        source_type=source.source_type,
        via=source.via,
        cue=source.cue,
        source_span=source.source_span,
        cue_span=source.cue_span,
        part_of="" if links.part_of is None else ids[links.part_of],
        repeats="" if links.repeats is None else ids[links.repeats],
        superseded=links.superseded,
        share_of=quantity.share_of,
        sense=quantity.sense,
        magnitude=quantity.magnitude,
        alt=quantity.alt,
        rule=quantity.rule,
        trail=_trail(quantity, event, blame, period, place, source, links),
    )


def _trail(
    quantity: Quantity, event: Event, blame: Blame, period: Period, place: Place, source: Sourcing, links: Links
) -> tuple[Trail, ...]:
    steps = (
        ("amount", quantity.rule, quantity.cues[0] if quantity.cues else quantity.span),
        ("unit", "unit" if quantity.unit_span else "understood", quantity.unit_span),
        ("event", event.rule, event.cue_span),
        ("blamed", blame.rule, blame.span),
        ("period", period.rule, period.cue_span),
        ("place", place.rule, place.span),
        ("source", source.rule, source.cue_span),
        ("links", links.rule, links.cue_span),
    )
    return tuple(Trail(field, rule, span) for field, rule, span in steps if rule)
