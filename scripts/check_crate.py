"""Hold the RO-Crate beside a report against its profile, Process Run Crate, with a validator that is not ours.

    .venv-crate/bin/python scripts/check_crate.py [FOLDER …]       or: make check-crate

Nothing is fetched: the profiles are part of the validator, and the terms that our crates use are resolved here as the
context of RO-Crate resolves them. Two checks, which fetch that context to look at it, are left out.
"""

from __future__ import annotations

import email.message
import io
import json
import sys
import urllib.request
import urllib.response
from collections.abc import Sequence
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent / "reports" / "idlib-truce"
PROFILE = "process-run-crate-0.5"
FETCHING = ["ro-crate-1.1_3.1", "ro-crate-1.1_3.2"]
"""The checks that ask the network for the context."""

_SCHEMA = (
    "CreativeWork Dataset SoftwareApplication CreateAction PropertyValue name description datePublished license "
    "hasPart mentions version softwareVersion about actionStatus instrument object result value encodingFormat"
)
CONTEXT = {name: f"http://schema.org/{name}" for name in _SCHEMA.split()} | {
    "File": "http://schema.org/MediaObject",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
    "sha256": "https://w3id.org/ro/terms/workflow-run#sha256",
}


class _Answer(urllib.response.addinfourl):
    """An answer as urllib expects one of an opener."""

    msg = "OK"


class _Here(urllib.request.HTTPSHandler):
    """Answers every request with the context."""

    def https_open(self, req: urllib.request.Request) -> _Answer:  # type: ignore[override]  # no HTTPResponse is read
        headers = email.message.Message()
        headers["Content-Type"] = "application/ld+json"
        data = json.dumps({"@context": CONTEXT}).encode("utf-8")
        return _Answer(io.BytesIO(data), headers, req.full_url, 200)


def problems(folder: Path) -> list[str]:
    """Return what the crate of a folder lacks that its profile requires."""
    from rocrate_validator import models, services

    urllib.request.install_opener(urllib.request.build_opener(_Here))
    settings = services.ValidationSettings(
        rocrate_uri=str(folder),
        profile_identifier=PROFILE,
        requirement_severity=models.Severity.REQUIRED,
        skip_availability_check=True,
        skip_checks=FETCHING,
    )
    found = services.validate(settings).get_issues()
    return [f"{folder}: {issue.check.identifier}: {issue.message}" for issue in found]


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong; return 1 if anything is."""
    folders = [Path(argument) for argument in arguments] or [EXAMPLE]
    found = [line for folder in folders for line in problems(folder)]
    print("\n".join(found) or f"{len(folders)} crate{'s' * (len(folders) > 1)}: what {PROFILE} requires")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
