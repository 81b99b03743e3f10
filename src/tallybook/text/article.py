"""An article: its body exactly as received, and what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tallybook.errors import ChangedError, InputError
from tallybook.text.encoding import decode
from tallybook.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Article:
    """A dispatch, as received.

    Attributes
    ----------
    article_id : str
        The seed's folder name, or the file's stem.
    body : str
        The text, code point for code point; every span counts into it.
    published : date or None
        The day of publication, which weekdays and "last month" are resolved against.
    timezone : str
        IANA name of the zone that `published` is a day of.
    title, publisher, agency, url, licence : str
        What the seed records; empty where unknown. None of it is part of the body.
    sha256 : str
        Of the text's bytes in UTF-8: of ``article.txt``, byte for byte.
    """

    article_id: str
    body: str
    published: date | None = None
    timezone: str = "UTC"
    title: str = ""
    publisher: str = ""
    agency: str = ""
    url: str = ""
    licence: str = ""
    sha256: str = ""


def digest(data: bytes) -> str:
    """Return the sha256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def from_text(body: str, *, article_id: str, published: date | None = None, timezone: str = "UTC") -> Article:
    """Return an article made of `body` alone.

    >>> from_text("790 civilians", article_id="x").sha256[:8]
    'f178eed3'
    """
    return Article(article_id, body, published, timezone, sha256=digest(body.encode("utf-8")))


def load_seed(seed_id: str, workbook: Workbook) -> Article:
    """Return the article of a seed, after checking its sha256.

    Raises
    ------
    InputError
        If there is no such seed (with a did-you-mean), or ``seed.toml`` lacks a key.
    ChangedError
        If ``article.txt`` is not the text that ``seed.toml`` records, or the file that it was taken out of not the one.
    """
    folder = workbook.seeds / seed_id
    if not (folder / "seed.toml").is_file():
        raise _no_such_seed(seed_id, workbook)
    record = _record(folder / "seed.toml")
    data = (folder / "article.txt").read_bytes()
    found = digest(data)
    if found != record["sha256"]:
        raise ChangedError(
            f"{seed_id}: article.txt is not the text that seed.toml records",
            expected=f"sha256 {str(record['sha256'])[:8]}",
            found=found[:8],
            remedy="Restore the file, or add the new text as a seed of its own.",
        )
    _check_original(folder, record)
    known = {key: str(record.get(key, "")) for key in ("title", "publisher", "agency", "url", "licence")}
    return Article(
        article_id=seed_id,
        body=decode(data, name=f"{seed_id}/article.txt"),
        published=record["published"],  # type: ignore[arg-type]  # _record checks it
        timezone=str(record["timezone"]),
        sha256=found,
        **known,
    )


def _check_original(folder: Path, record: dict[str, object]) -> None:
    """Check the page, PDF or mail that the text was taken out of, where the seed keeps it."""
    path = folder / Path(str(record.get("original", ""))).name
    if "original" not in record or not path.is_file():
        return
    expected, found = str(record.get("original_sha256", "")), digest(path.read_bytes())
    if found != expected:
        raise ChangedError(
            f"{folder.name}: {path.name} is not the file that seed.toml records",
            expected=f"sha256 {expected[:8]}",
            found=found[:8],
            remedy="Restore the file.",
        )


def _record(path: Path) -> dict[str, object]:
    import tomllib

    try:
        record: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(str(path.name), expected="TOML", found=str(error), remedy="Correct the line.") from error
    missing = [key for key in ("published", "timezone", "sha256") if key not in record]
    if missing or not isinstance(record["published"], date):
        raise InputError(
            f"{path.parent.name}/seed.toml",
            expected="published (a date), timezone and sha256",
            found=f"no {', '.join(missing)}" if missing else f"published = {record['published']!r}",
            remedy="Add the key; README shows a seed.toml.",
        )
    return record


def _no_such_seed(seed_id: str, workbook: Workbook) -> InputError:
    from difflib import get_close_matches

    seeds = sorted(path.parent.name for path in workbook.seeds.glob("*/seed.toml"))
    close = get_close_matches(seed_id, seeds, n=1)
    return InputError(
        f"{seed_id}: no such seed or file",
        expected=f"one of {', '.join(seeds) or 'no seeds yet'}",
        remedy=f"Did you mean {close[0]}?" if close else "README, A new article, shows how to make one.",
    )
