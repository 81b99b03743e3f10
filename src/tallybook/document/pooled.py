"""The evidence of a report, and what is behind its numbers, as plain data that says nothing twice.

Claims of one sentence share it, many have the same source or are read by the same step, many numbers rest on the same
trace or read the same: each of these is kept once, and named by its place in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from tallybook.document.nodes import Citation, Evidence, Trace, Value
from tallybook.document.plain_data import from_json

_SHARED = ("before", "after", "trail")
_COLUMNS = tuple(one.name for one in fields(Evidence) if one.name not in _SHARED)
_WORDS = ("text", "allows", "what", "source", "source_type", "period", "place", "rule", "mark")
_VALUE_COLUMNS = ("texts", "kind", "claims", "how", "citations")
_Words = dict[str, int]


def pool(evidence: Sequence[Evidence], values: Sequence[Value]) -> dict[str, object]:
    """Return evidence and values as plain data, in rows."""
    sentences: dict[str, int] = {}
    steps: dict[tuple[str, str, str], int] = {}
    words: _Words = {}
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
        "steps": [_places(step, words) for step in steps],
        "columns": ["sentence", "at", "steps", *_COLUMNS],
        "evidence": rows,
        **_pool_values(values, [item.claim_id for item in evidence], words),
        "words": list(words),
    }


def _kept(item: Evidence, name: str, words: _Words) -> object:
    value = getattr(item, name)
    if name == "also":
        return _places(value, words)
    return _place(value, words) if name in _WORDS else value


def _place(word: str, words: _Words) -> int:
    return words.setdefault(word, len(words))


def _places(said: Iterable[str], words: _Words) -> list[int]:
    return [_place(word, words) for word in said]


def unpool(kept: Mapping[str, Any]) -> tuple[tuple[Evidence, ...], tuple[Value, ...]]:
    """Return the evidence and the values that `pool` made plain.

    Read as well is what older reports hold: evidence as nodes, values by name, words where they are used.

    >>> one = Evidence("c1", 1, "At least ", "13", " died.", "13 or more", "people", *[""] * 7)
    >>> value = Value("13", Trace("claim", ("c1",)))
    >>> unpool(pool([one], [value])) == ((one,), (value,))
    True
    """
    rows = kept["evidence"]
    evidence = tuple(_evidence(row, kept) for row in rows) if "columns" in kept else from_json(rows)
    return evidence, _unpool_values(kept, [item.claim_id for item in evidence])


def _word(word: int | str, kept: Mapping[str, Any]) -> str:
    """Return a word by its place; one that is said itself is the word."""
    return kept["words"][word] if isinstance(word, int) else word


def _words(said: Iterable[int | str], kept: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(_word(word, kept) for word in said)


def _evidence(row: Sequence[Any], kept: Mapping[str, Any]) -> Evidence:
    said = dict(zip(kept["columns"], row, strict=True))
    sentence, at = kept["sentences"][said.pop("sentence")], said.pop("at")
    steps = [_words(kept["steps"][place], kept) for place in said.pop("steps")]
    trail = tuple((field, rule, cue) for field, rule, cue in steps)
    also = _words(said.pop("also"), kept)
    named: dict[str, Any] = {name: _word(said.pop(name), kept) for name in _WORDS}
    after = sentence[at + len(named["text"]) :]
    return Evidence(before=sentence[:at], after=after, trail=trail, also=also, **named, **said)


def _pool_values(values: Sequence[Value], claims: Sequence[str], words: _Words) -> dict[str, object]:
    """Return numbers by what is behind them; a row says nothing after the last column that it needs."""
    places = {claim: place for place, claim in enumerate(claims)}
    texts: dict[Trace, list[str]] = {}
    for value in values:
        texts.setdefault(value.trace, []).append(value.text)
    citations = list(dict.fromkeys(citation for trace in texts for citation in trace.citations))
    rows = [
        [
            _places(said, words),
            _place(trace.kind, words),
            [places[claim] for claim in trace.claims],
            _place(trace.how, words) if trace.how else "",
            [citations.index(citation) for citation in trace.citations],
        ]
        for trace, said in texts.items()
    ]
    return {
        "citations": [[citation.words, citation.url] for citation in citations],
        "value_columns": _VALUE_COLUMNS,
        "values": [_cut(row) for row in rows],
    }


def _cut(row: Sequence[object]) -> list[object]:
    """Return a row without what is empty at its end.

    >>> _cut([[1], 2, [], "", []])
    [[1], 2]
    """
    filled = [place for place, cell in enumerate(row, 1) if cell not in ("", [])]
    return list(row[: max(filled, default=0)])


def _unpool_values(kept: Mapping[str, Any], claims: Sequence[str]) -> tuple[Value, ...]:
    citations = [Citation(words, url) for words, url in kept["citations"]]
    found: list[Value] = []
    for said in kept["values"]:
        row = said if isinstance(said, dict) else dict(zip(kept["value_columns"], said, strict=False))
        trace = Trace(
            _word(row["kind"], kept),
            tuple(claims[place] for place in row.get("claims", ())),
            _word(row.get("how", ""), kept),
            tuple(citations[place] for place in row.get("citations", ())),
        )
        found += [Value(text, trace) for text in _words(row["texts"], kept)]
    return tuple(found)
