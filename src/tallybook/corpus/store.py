"""What a corpus reports, as partitioned Parquet with a manifest; an interrupted reading goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tallybook import __version__
from tallybook.corpus.chunk import Chunk, Result
from tallybook.press.place import make_folder, write_whole
from tallybook.text.article import digest

MANIFEST, SET_ASIDE = "manifest.json", "set-aside.jsonl"
LEDGERS, CLAIMS, DONE = "ledgers", "claims", ".done"

Read = Callable[[Iterator[Chunk]], Iterator[tuple[Chunk, tuple[Result, ...]]]]


def store(chunks: Iterable[Chunk], read: Read, folder: Path, *, progress: Callable[[str], None]) -> dict[str, Any]:
    """Read the chunks into `folder`, but for those that are there already, and return the manifest.

    ``ledgers/part-….parquet`` has a row for each article that was read, ``claims/part-….parquet`` one for each claim;
    ``set-aside.jsonl`` has a line for each article that was not, with the reason. A part depends on its articles
    alone, so it has the same bytes whoever reads it and in whatever order.
    """
    for name in (LEDGERS, CLAIMS, DONE):
        make_folder(folder / name)
    entries: dict[int, dict[str, Any]] = {}
    for chunk, results in read(_missing(chunks, folder, entries)):
        entries[chunk.first] = _write(chunk, results, folder)
        progress(f"{chunk.first + len(chunk.records):,} articles")
    parts = [entries[first] for first in sorted(entries)]
    aside = [row for part in parts for row in part["set_aside"]]
    manifest = {
        "tallybook": __version__,
        "articles": sum(part["articles"] for part in parts),
        "read": sum(part["articles"] - len(part["set_aside"]) for part in parts),
        "set_aside": len(aside),
        "claims": sum(part["claims"] for part in parts),
        "parts": [{name: value for name, value in part.items() if name != "set_aside"} for part in parts],
    }
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in aside)
    write_whole(folder / SET_ASIDE, lines.encode("utf-8", "replace"))
    write_whole(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode("utf-8"))
    return manifest


def _missing(chunks: Iterable[Chunk], folder: Path, entries: dict[int, dict[str, Any]]) -> Iterator[Chunk]:
    """Yield the chunks that are not there yet; the entries of the others are put into `entries`."""
    for chunk in chunks:
        known = _done(chunk, folder)
        if known:
            entries[chunk.first] = known
        else:
            yield chunk


def _done(chunk: Chunk, folder: Path) -> dict[str, Any] | None:
    try:
        entry: dict[str, Any] = json.loads((folder / DONE / f"{_name(chunk)}.json").read_text(encoding="utf-8"))
        whole = all(digest((folder / name).read_bytes()) == known for name, known in entry["files"].items())
    except (OSError, ValueError, KeyError):
        return None
    return entry if whole and entry["input"] == chunk.digest and entry["tallybook"] == _code() else None


def _write(chunk: Chunk, results: Sequence[Result], folder: Path) -> dict[str, Any]:
    """Put a part in place and return its entry, which is written last: what it names is whole."""
    from tallybook.ledger.parquet import claims_to_parquet, to_bytes

    read = [result for result in results if not result.reason]
    rows: dict[str, tuple[str, Sequence[object]]] = {
        "position": ("int64", [result.position for result in read]),
        "id": ("string", [result.record_id for result in read]),
        "claims": ("int64", [len(result.claims) for result in read]),
        "ledger": ("string", [result.ledger for result in read]),
    }
    name = f"part-{_name(chunk)}.parquet"
    files = {
        f"{LEDGERS}/{name}": to_bytes(rows),
        f"{CLAIMS}/{name}": claims_to_parquet([claim for result in read for claim in result.claims]),
    }
    for path, data in files.items():
        write_whole(folder / path, data)
    entry = {
        "part": _name(chunk),
        "input": chunk.digest,
        "tallybook": _code(),
        "articles": len(results),
        "claims": sum(len(result.claims) for result in read),
        "set_aside": [
            {"position": result.position, "id": result.record_id, "reason": result.reason}
            for result in results
            if result.reason
        ],
        "files": {path: digest(data) for path, data in files.items()},
    }
    write_whole(folder / DONE / f"{_name(chunk)}.json", json.dumps(entry).encode("utf-8"))
    return entry


def _name(chunk: Chunk) -> str:
    return f"{chunk.first:09d}"


def _code() -> str:
    """Return one sha256 of the package's code and data: another package may read another thing."""
    from tallybook.press.key import package_digest

    return package_digest()
