"""The brief: what one article reports, on a page."""

from __future__ import annotations

from tallybook.analysis import wording, words
from tallybook.analysis.highlights import RULE, highlights
from tallybook.analysis.kinds import mark_of
from tallybook.analysis.reading import Reading
from tallybook.analysis.spread import Spread
from tallybook.analysis.spread import spread as spread_of
from tallybook.analysis.summary import summarise
from tallybook.analysis.timeline import Moment, Timeline
from tallybook.analysis.timeline import timeline as timeline_of
from tallybook.charts.spread import draw_spread
from tallybook.charts.timeline import MOST_MENTIONS, draw_timeline
from tallybook.document.nodes import Box, Inline, KeyFigure, KeyFigures, Paragraph, Text, Title, Value
from tallybook.document.traces import LATEST_DAY, RECORDED
from tallybook.ledger.claim import Claim
from tallybook.report.display import Piece, piece
from tallybook.report.opening import UNTITLED
from tallybook.report.sentences import dated, finding, openness
from tallybook.report.svg import Working, chart
from tallybook.report.value import boxes, computed, counted, declared, joined, of_claim, parameter, tally, worded


def opening(reading: Reading) -> Piece:
    """Return the title block: what the article is, and what it reports in one sentence."""
    article = reading.ledger.article
    claims = reading.claims
    kicker = (
        Text("Brief · one article, "),
        counted(claims, "figures in the ledger", digits=bool(claims)),
        Text(" reported figure" if len(claims) == 1 else " reported figures"),
    )
    return piece(reading, Title(kicker, article.title or UNTITLED, _facts(reading), finding(reading)))


def key_figures(reading: Reading) -> Piece:
    """Return the strip of at most six figures, and the rule that chose them."""
    chosen = highlights(reading)
    if not chosen:
        return piece(reading, Paragraph((Text("There is no figure to put first."),)))
    figures = KeyFigures(tuple(_key_figure(reading, claim) for claim in chosen))
    if len(chosen) == len(reading.claims):
        return piece(reading, figures)
    return piece(reading, figures, Paragraph((Text(RULE),), "note"))


def spread(reading: Reading) -> Piece:
    """Return the chart of all amounts by source."""
    result = spread_of(reading)
    if not result.amounts:
        return piece(reading, Paragraph((Text("There are no amounts to draw."), *_left_out(result)), "note"))
    drawn = chart(draw_spread(result), title=openness(reading), note=_spread_note(result, reading), label="spread")
    return piece(reading, drawn)


def timeline(reading: Reading) -> Piece:
    """Return the chart of the days that the article names."""
    result = timeline_of(reading)
    if not result.moments:
        return piece(reading, Paragraph((Text("The article names no day that can be placed on an axis."),), "note"))
    how = "dates of the article, resolved"
    latest = max(moment.end for moment in result.moments)
    title = dated(
        len(result.moments),
        computed(_first_day(result.moments[0]), how),
        computed(words.day(latest), how),
    )
    days = [_days_of(moment) for moment in result.moments]
    worked = [Working((value,)) for value in days]
    days += [declared(words.day(result.published), RECORDED)] if result.published else []
    note = _timeline_note(result)
    drawn = chart(draw_timeline(result), title=title, note=note, label="timeline", values=days, worked=worked)
    return piece(reading, drawn)


def _days_of(moment: Moment) -> Value:
    """Return the days of a moment, worked out from the words that the chart quotes."""
    said = dict.fromkeys(mention.words for mention in moment.mentions[:MOST_MENTIONS])
    how = f"{', '.join(f'“{words_of_text}”' for words_of_text in said)}, resolved"
    return computed(words.days(moment.start, moment.end), how)


def limits(reading: Reading) -> Piece:
    """Return the box that says what the brief does not show."""
    summary = summarise(reading)
    deaths = any(claim.event == "killed" for claim in summary.figures)
    first = "How many people died. These are" if deaths else "How many there were. These are"
    verified: tuple[Inline, ...] = (Text("None is marked as verified in the article."),)
    if summary.verified:
        verified = (Text("Only "), *boxes(summary.verified), Text(" is said to be verified by its source."))
    if not summary.figures:
        return piece(
            reading,
            Box(
                "What this does not show",
                ((Text("That nothing happened: an article without figures may still report."),),),
            ),
        )
    several = len(summary.sources) > 1
    second = (
        "Who is right. Sources count different things over different periods. They are set side by side here and are "
        "never added or averaged."
        if several
        else "Whether the figures are right. No second source is at hand in the article to hold them against."
    )
    by = "sources" if several else "a source" if summary.sources else "the article itself"
    return piece(
        reading,
        Box(
            "What this does not show",
            (
                (Text(f"{first} statements by {by}, at one moment, as one publisher printed them. "), *verified),
                (Text(second), *_policy_note(reading)),
            ),
        ),
    )


def _facts(reading: Reading) -> tuple[tuple[str, tuple[Inline, ...]], ...]:
    article = reading.ledger.article
    facts: list[tuple[str, tuple[Inline, ...]]] = []
    printed = ", from ".join(part for part in (article.publisher, article.agency) if part)
    if printed:
        facts.append(("Article", (worded(printed, RECORDED),)))
    if article.published is not None:
        facts.append(("Published", (declared(words.day(article.published), RECORDED),)))
    facts += _as_of(reading)
    facts.append(("Length", (tally(len(article.body.split()), "words of the article", digits=True), Text(" words"))))
    facts.append(("Hedges read", (parameter(reading.policy.name, "hedge_policy"),)))
    return tuple(facts)


def _as_of(reading: Reading) -> list[tuple[str, tuple[Inline, ...]]]:
    """Return the latest day that a figure speaks of; days after publication are forecasts and plans."""
    published = reading.ledger.article.published
    dated = [(claim.as_of or claim.period_end, claim) for claim in reading.claims]
    past = [(day, claim) for day, claim in dated if day is not None and published is not None and day <= published]
    if not past:
        return []  # without its day an article dates old figures only: "the 1999 quake"
    latest = max(day for day, _ in past)
    claims = [claim for day, claim in past if day == latest]
    said = computed(words.day(latest), LATEST_DAY, claims)
    return [("Figures as of", (said,))]


def _key_figure(reading: Reading, claim: Claim) -> KeyFigure:
    return KeyFigure(
        hedge=wording.hedge(claim),
        amount=of_claim(claim, wording.short(claim)),
        what=wording.what(claim),
        mark=mark_of(claim),
        source=wording.source(claim),
        period=wording.period(claim, reading.ledger),
        claim_id=claim.claim_id,
    )


def _spread_note(result: Spread, reading: Reading) -> tuple[Inline, ...]:
    said = []
    if result.people.groups:
        said.append("People stand on one axis" + (", other units on axes of their own." if result.others else "."))
    if any(amount.allowed.low is None or amount.allowed.high is None for amount in result.amounts):
        said.append("The length of a pointed bar carries no amount: it shows only which side the words leave open.")
    if any(None not in (a.allowed.low, a.allowed.high) and a.allowed.low != a.allowed.high for a in result.amounts):
        said.append("A range too narrow for its mark is drawn as wide as the mark.")
    return (Text(" ".join(said)), *_left_out(result), *_policy_note(reading))


def _first_day(moment: Moment) -> str:
    return words.days(moment.start, moment.end) if moment.precision in ("year", "month") else words.day(moment.start)


def _timeline_note(result: Timeline) -> tuple[Inline, ...]:
    said = ["A circle is a day, a bar a stretch of days; letters as in the article."]
    if any(moment.precision in ("part_of_month", "season") for moment in result.moments):
        said.append("Dashed: no days named; “early”, “mid”, “late” are thirds of a month.")
    unresolved = [worded(f"“{mention.words}”") for mention in result.unresolved]
    listed = (Text(" No day could be given to "), *joined(unresolved), Text(".")) if unresolved else ()
    further = (
        (
            Text(" Further from publication and not drawn: "),
            tally(result.left_out, "days and periods not drawn"),
            Text("."),
        )
        if result.left_out
        else ()
    )
    return (Text(" ".join(said)), *listed, *further)


def _left_out(result: Spread) -> tuple[Inline, ...]:
    if not result.left_out:
        return ()
    said: list[Inline] = [Text(" Not drawn, but in the ledger: ")]
    for index, (reason, claims) in enumerate(result.left_out):
        said += [Text("; " if index else ""), counted(claims, f"figures not drawn: {reason}"), Text(f" ({reason})")]
    return (*said, Text("."))


def _policy_note(reading: Reading) -> tuple[Inline, ...]:
    widened = [claim for claim in reading.claims if reading.allows(claim) != claim.amount]
    if not widened:
        return ()
    number = counted(widened, f"figures that the policy {reading.policy.name} reads beyond their words", capital=True)
    verb = "figure is" if len(widened) == 1 else "figures are"
    return (
        Text(" "),
        number,
        Text(f" {verb} given limits that the words do not state, by the policy “{reading.policy.name}”."),
    )
