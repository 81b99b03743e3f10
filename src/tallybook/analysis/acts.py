"""What a party owns up to: its own act, the blame that it accepts or denies."""

from __future__ import annotations

from collections.abc import Sequence

from tallybook.analysis.sides import Speaker, parties_in, wordings
from tallybook.context.parties import ACTORS, sides_in
from tallybook.ledger.claim import Claim
from tallybook.ledger.ledger import Ledger
from tallybook.text.span import Span
from tallybook.text.tokens import Token, tokenize

NEAR = 2  # sentences behind a figure in which the party that is blamed may answer
_LONG = 20  # characters behind a cue that may belong to it: "claimed responsibility"
ANSWERS = ("accepts", "denies")


def answers(ledger: Ledger, claim: Claim) -> frozenset[str]:
    """Return whether the party that is blamed for a figure ``accepts`` or ``denies`` it, there or close behind."""
    blamed = sides_in(claim.blamed)
    found: set[str] = set()
    for attribution in ledger.attributions if blamed else ():
        speaks = bool(blamed & sides_in(attribution.source)) and bool(attribution.cue_spans)
        if speaks and 0 <= _sentence(ledger, attribution.cue_spans[0]) - claim.sentence <= NEAR:
            cue = attribution.cue_spans[0]
            said = " ".join(ledger.article.body[cue.start : cue.end + _LONG].lower().split())
            found.update(name for name in ANSWERS if said.startswith(tuple(wordings("positions", name))))
    return frozenset(found)


def _sentence(ledger: Ledger, span: Span) -> int:
    return sum(sentence.span.start <= span.start for sentence in ledger.sentences) - 1


def is_own_act(ledger: Ledger, claim: Claim) -> bool:
    """Say whether the source says that it did itself what is counted: "the army said it had killed 20 rebels".

    The speaker is the subject of the nearest verb of harm before the figure, and nobody else stands between.
    """
    if claim.blamed or claim.source_type not in ACTORS:
        return False
    speaker = Speaker(claim.source, claim.source_type)
    return any(
        attribution.source == claim.source
        and span.covers(claim.span)
        and _did(ledger.article.body, Span(span.start, claim.start), speaker)
        for attribution in ledger.attributions
        for span in attribution.content_spans
    )


def _did(body: str, before: Span, speaker: Speaker) -> bool:
    tokens = tokenize(body, before.start, before.end)
    verbs = wordings("blame", "harm") | wordings("blame", "lost_to")
    at = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].lower in verbs), -1)
    if at < 0 or tokens[at].lower in wordings("blame", "lost_to"):
        return False
    start = _subject_end(body, tokens, before, speaker)
    if not 0 <= start <= at:
        return False
    suffered = any(token.lower in wordings("positions", "passive") for token in tokens[start:])
    return not suffered and not any(token.lower in wordings("positions", "undone") for token in tokens[start:at])


def _subject_end(body: str, tokens: Sequence[Token], before: Span, speaker: Speaker) -> int:
    """Return where the verb of the speaker's own doing may begin; -1 where it does nothing itself."""
    if tokens and tokens[0].lower in wordings("positions", "possessive"):
        return 1  # "its forces had hit a depot"
    for at, token in enumerate(tokens):
        if token.lower in wordings("positions", "subject"):
            return at + 1
    own = [party.span.end for party in parties_in(body, before) if speaker.is_own(party)]
    if not own:
        return -1
    return next((at for at, token in enumerate(tokens) if token.start >= own[0]), -1)
