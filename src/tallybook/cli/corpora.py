"""Read a whole corpus, in several processes or on a cluster, into a folder of Parquet files with a manifest."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tallybook.errors import InputError, UsageError

if TYPE_CHECKING:
    from tallybook.corpus.store import Read

ARCHIVES = (
    ".zip",
    ".tar",
    ".tar.gz",
    ".tgz",
    ".tar.xz",
    ".tar.bz2",
    ".jsonl",
    ".jsonl.gz",
    ".parquet",
    ".warc",
    ".warc.gz",
)
EPILOG = """
A corpus is a folder, a zip or tar archive, or a JSON Lines, Parquet or WARC file, here or at an address that fsspec
opens (s3://…). With --workers or --scheduler it is read into the folder that -o names: ledgers/ and claims/ as Parquet
parts, set-aside.jsonl with what could not be read and why, manifest.json. The bytes are the same whoever reads it; the
same command goes on where it was.
"""


def is_meant(arguments: argparse.Namespace) -> bool:
    """Say whether a corpus is to be read into a folder."""
    named = [
        name for name in arguments.articles if "://" in name or name.lower().removesuffix(".gz").endswith(ARCHIVES)
    ]
    return arguments.workers is not None or arguments.scheduler is not None or bool(named)


def run(arguments: argparse.Namespace) -> int:
    """Read the corpus and say what came of it."""
    from tallybook.cli.extract import zone
    from tallybook.cli.making import progress
    from tallybook.cli.output import shown
    from tallybook.corpus import chunk
    from tallybook.corpus.records import read_corpus
    from tallybook.corpus.store import SET_ASIDE, store

    address = _address(arguments)
    timezone = zone(arguments.timezone) or "UTC"
    folder = Path(arguments.output)
    made = store(
        chunk.chunks(read_corpus(address), chunk.SIZE), _reader(arguments, timezone), folder, progress=progress
    )
    print(f"{made['read']:,} articles with {made['claims']:,} figures read into {shown(folder)}")
    if made["set_aside"]:
        print(f"{made['set_aside']:,} set aside, with the reason, in {shown(folder / SET_ASIDE)}")
    if not made["read"]:
        raise InputError(address, expected="articles", found="none that can be read")
    return 0


def _reader(arguments: argparse.Namespace, timezone: str) -> Read:
    from tallybook.cli.making import processors
    from tallybook.corpus import crew

    if arguments.scheduler:
        return partial(crew.on_cluster, timezone=timezone, address=arguments.scheduler)
    return partial(crew.in_processes, timezone=timezone, workers=arguments.workers or processors())


def _address(arguments: argparse.Namespace) -> str:
    """Return the corpus that is meant, after checking the options.

    Raises
    ------
    UsageError
        If the options do not go together.
    """
    if arguments.workers is not None and arguments.workers < 1:
        raise UsageError("--workers", expected="1 or more", found=str(arguments.workers))
    if arguments.workers and arguments.scheduler:
        raise UsageError("extract", expected="--workers or --scheduler", found="both")
    named = [*arguments.articles, *filter(None, [arguments.input_jsonl])]
    if len(named) != 1:
        raise UsageError(
            "extract", expected="one corpus", found=f"{len(named)} names", remedy="Put them into a folder."
        )
    if not arguments.output or arguments.output == "-":
        raise UsageError("extract", expected="-o FOLDER, to read a corpus into", found="none")
    if arguments.format or arguments.published:
        option = "--format" if arguments.format else "--published"
        raise UsageError(f"extract: {option} is not for a corpus", remedy="Leave it out: it is read into Parquet.")
    return str(named[0])
