"""What lies in a folder of reports, and what it was made from, as a Process Run Crate: one RO-Crate metadata file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from tallybook import __version__
from tallybook.text.article import digest
from tallybook.text.terminal import harmless

FILE_NAME = "ro-crate-metadata.json"
CRATE = "https://w3id.org/ro/crate/1.1"
PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf", "csv": "text/csv"}
UNDATED = date(1980, 1, 1)
"""The date of a crate whose article has none: the same each time."""

_SOFTWARE = {"@id": "#tallybook"}
_TERMS = {"@id": "#terms"}
_INPUTS = ("article/", "articles/", "notebook/", "lock/")


def crate_of(known: Mapping[str, Any], name: str, published: date | None) -> bytes:
    """Return the metadata file of a folder.

    Parameters
    ----------
    known : mapping
        What is recorded of the folder, by product: its run, its inputs, its files with their sha256.
    name : str
        The folder's name.
    published : date or None
        The article's date, which the crate is given: a run has none, so that it gives the same bytes on any day.
    """
    graph = list(_graph(known, name, published or UNDATED))
    seen = {entity["@id"]: entity for entity in graph}
    data = {"@context": f"{CRATE}/context", "@graph": list(seen.values())}
    return (harmless(json.dumps(data, ensure_ascii=False, indent=1)) + "\n").encode("utf-8")


def _address(name: str) -> str:
    """Return a name as a relative address; half a character, which a file's name may hold, is one too."""
    return quote(name, errors="surrogatepass")


def _graph(known: Mapping[str, Any], name: str, day: date) -> Iterator[dict[str, Any]]:
    files = sorted({file for entry in known.values() for file in entry["files"]})
    yield {
        "@id": FILE_NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": CRATE},
        "about": {"@id": "./"},
    }
    yield {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Tallybook reports: {name}",
        "description": "The figures that a news dispatch reports, each with its hedge, its source and its sentence.",
        "datePublished": day.isoformat(),
        "license": _TERMS,
        "conformsTo": {"@id": PROFILE},
        "hasPart": _one_or_more([{"@id": _address(file)} for file in files]),
        "mentions": _one_or_more([{"@id": _action_id(product, entry)} for product, entry in sorted(known.items())]),
    }
    yield {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    yield {
        **_TERMS,
        "@type": "CreativeWork",
        "name": "Terms",
        "description": "The words of the article belong to its publisher; the record of the seed says on what terms.",
    }
    yield {
        **_SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "Tallybook",
        "softwareVersion": __version__,
        "description": "A research workbook for the figures that news dispatches report.",
    }
    for product, entry in sorted(known.items()):
        yield from _action(product, entry)


def _one_or_more(entities: list[dict[str, str]]) -> object:
    """Return a single entity by itself, as the crate's form recommends."""
    return entities[0] if len(entities) == 1 else entities


def _action_id(product: str, entry: Mapping[str, Any]) -> str:
    return f"#run-{_address(product)}-{entry['run']}"


def _action(product: str, entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the run that made a product, what went in, and the files that came out."""
    inputs = [*_inputs(entry["inputs"])]
    yield {
        "@id": _action_id(product, entry),
        "@type": "CreateAction",
        "name": f"Making {product}",
        "description": f"Run {entry['run']} of {product}; each report carries its passport.",
        "actionStatus": "http://schema.org/CompletedActionStatus",
        "instrument": _SOFTWARE,
        "object": _one_or_more([{"@id": one["@id"]} for one in inputs]),
        "result": _one_or_more([{"@id": _address(file)} for file in sorted(entry["files"])]),
    }
    yield from inputs
    for file, sha256 in sorted(entry["files"].items()):
        ending = file.rpartition(".")[2]
        yield {
            "@id": _address(file),
            "@type": "File",
            "name": file,
            "encodingFormat": MEDIA_TYPES.get(ending, "application/octet-stream"),
            "sha256": sha256,
        }


def _inputs(inputs: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name, value in sorted(inputs.items()):
        entity = {
            "@id": f"#{_address(name)}-{digest(value.encode('utf-8', 'surrogatepass'))[:8]}",
            "name": name.partition("/")[2] or name,
        }
        if name.startswith("parameter/"):
            yield {**entity, "@type": "PropertyValue", "value": value}
        elif name.startswith(_INPUTS):
            yield {**entity, "@type": "CreativeWork", "sha256": value}
