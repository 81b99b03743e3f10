"""What a corpus reports, as partitioned Parquet with a manifest; an interrupted reading goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tallybook import __version__
from tallybook.corpus.chunk import Chunk
from tallybook.corpus.part import CLAIMS, LEDGERS, Part
from tallybook.press.place import make_folder, write_whole
from tallybook.text.article import digest

MANIFEST, SET_ASIDE = "manifest.json", "set-aside.jsonl"
DONE = ".done"

Read = Callable[[Iterator[Chunk]], Iterator[tuple[Chunk, Part]]]


def store(chunks: Iterable[Chunk], read: Read, folder: Path, *, progress: Callable[[str], None]) -> dict[str, Any]:
    """Read the chunks into `folder`, but for those that are there already, and return the manifest.

    ``ledgers/part-….parquet`` has a row for each article that was read, ``claims/part-….parquet`` one for each claim;
    ``set-aside.jsonl`` has a line for each article that was not, with the reason. A part depends on its articles
    alone, so it has the same bytes whoever reads it and in whatever order.
    """
    for name in (LEDGERS, CLAIMS, DONE):
        make_folder(folder / name)
    entries: dict[int, dict[str, Any]] = {}
    done = 0
    for chunk, part in read(_missing(chunks, folder, entries)):
        entries[chunk.first] = _write(chunk, part, folder)
        done += part.articles
        progress(f"{done:,} articles read")
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
        entry: dict[str, Any] = json.loads((folder / DONE / f"{chunk.name}.json").read_text(encoding="utf-8"))
        whole = all(digest((folder / name).read_bytes()) == known for name, known in entry["files"].items())
    except (OSError, ValueError, KeyError):
        return None
    return entry if whole and entry["input"] == chunk.digest and entry["tallybook"] == _code() else None


def _write(chunk: Chunk, part: Part, folder: Path) -> dict[str, Any]:
    """Put a part in place and return its entry, which is written last: what it names is whole."""
    for path, data in part.files.items():
        write_whole(folder / path, data)
    entry = {
        "part": chunk.name,
        "input": chunk.digest,
        "tallybook": _code(),
        "articles": part.articles,
        "claims": part.claims,
        "set_aside": list(part.set_aside),
        "files": {path: digest(data) for path, data in part.files.items()},
    }
    write_whole(folder / DONE / f"{chunk.name}.json", json.dumps(entry).encode("utf-8"))
    return entry


def _code() -> str:
    """Return one sha256 of the package's code and data: another package may read another thing."""
    from tallybook.press.key import package_digest

    return package_digest()
