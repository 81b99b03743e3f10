"""The evidence of a report, and what is behind its numbers, as plain data that says nothing twice.

Claims of one sentence share it, many have the same source or are read by the same step, many numbers rest on the same
trace: each of these is kept once, and named by its place in a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from tallybook.document.nodes import Citation, Evidence, Trace, Value
from tallybook.document.plain_data import from_json

_SHARED = ("before", "after", "trail")
_COLUMNS = tuple(one.name for one in fields(Evidence) if one.name not in _SHARED)
_WORDS = ("allows", "what", "source", "source_type", "period", "place", "rule", "mark")


def pool(evidence: Sequence[Evidence], values: Sequence[Value]) -> dict[str, object]:
    """Return evidence and values as plain data, in rows."""
    sentences: dict[str, int] = {}
    steps: dict[tuple[str, str, str], int] = {}
    words: dict[str, int] = {}
    rows = [
        [
            sentences.setdefault(f"{item.before}{item.text}{item.after}", len(sentences)),
            len(item.before),
            [steps.setdefault(step, len(steps)) for step in item.trail],
            *(_kept(item, name, words) for name in _COLUMNS),
        ]
        for item in evidence
    ]
    return {
        "sentences": list(sentences),
        "steps": list(steps),
        "words": list(words),
        "columns": ["sentence", "at", "steps", *_COLUMNS],
        "evidence": rows,
        **_pool_values(values, [item.claim_id for item in evidence]),
    }


def _kept(item: Evidence, name: str, words: dict[str, int]) -> object:
    value = getattr(item, name)
    return words.setdefault(value, len(words)) if name in _WORDS else value


def unpool(kept: Mapping[str, Any]) -> tuple[tuple[Evidence, ...], tuple[Value, ...]]:
    """Return the evidence and the values that `pool` made plain; evidence that an older report holds as nodes, too.

    >>> one = Evidence("c1", 1, "At least ", "13", " died.", "13 or more", "people", *[""] * 7)
    >>> value = Value("13", Trace("claim", ("c1",)))
    >>> unpool(pool([one], [value])) == ((one,), (value,))
    True
    """
    rows = kept["evidence"]
    evidence = tuple(_evidence(row, kept) for row in rows) if "columns" in kept else from_json(rows)
    return evidence, _unpool_values(kept, [item.claim_id for item in evidence])


def _evidence(row: Sequence[Any], kept: Mapping[str, Any]) -> Evidence:
    said = dict(zip(kept["columns"], row, strict=True))
    sentence, at = kept["sentences"][said.pop("sentence")], said.pop("at")
    trail = tuple(tuple(kept["steps"][place]) for place in said.pop("steps"))
    also = tuple(said.pop("also"))
    after = sentence[at + len(said["text"]) :]
    named = {name: kept["words"][said.pop(name)] for name in _WORDS}
    return Evidence(before=sentence[:at], after=after, trail=trail, also=also, **named, **said)


def _pool_values(values: Sequence[Value], claims: Sequence[str]) -> dict[str, object]:
    """Return numbers by what is behind them."""
    places = {claim: place for place, claim in enumerate(claims)}
    texts: dict[Trace, list[str]] = {}
    for value in values:
        texts.setdefault(value.trace, []).append(value.text)
    citations = list(dict.fromkeys(citation for trace in texts for citation in trace.citations))
    behind = [
        {
            "texts": said,
            "kind": trace.kind,
            "claims": [places[claim] for claim in trace.claims],
            "how": trace.how,
            "citations": [citations.index(citation) for citation in trace.citations],
        }
        for trace, said in texts.items()
    ]
    return {
        "citations": [[citation.words, citation.url] for citation in citations],
        "values": [{name: kept for name, kept in row.items() if kept} for row in behind],
    }


def _unpool_values(kept: Mapping[str, Any], claims: Sequence[str]) -> tuple[Value, ...]:
    citations = [Citation(words, url) for words, url in kept["citations"]]
    found: list[Value] = []
    for row in kept["values"]:
        trace = Trace(
            row["kind"],
            tuple(claims[place] for place in row.get("claims", ())),
            row.get("how", ""),
            tuple(citations[place] for place in row.get("citations", ())),
        )
        found += [Value(text, trace) for text in row["texts"]]
    return tuple(found)
