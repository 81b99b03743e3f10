"""Parameters from a file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tallybook.errors import InputError, UsageError

SUFFIXES = (".toml", ".json", ".yaml", ".yml")


def read_settings(name: str) -> dict[str, object]:
    """Return the parameters that a TOML, YAML or JSON file holds, by name.

    Raises
    ------
    InputError
        If the file cannot be read.
    UsageError
        If it is of another kind, or does not hold names and values.
    """
    path = Path(name)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{name}: --params", expected="a .toml, .yaml or .json file", found=suffix or "no suffix")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        found = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(name, expected="a file of parameters in UTF-8", found=found) from error
    try:
        settings = _read(text, suffix)
    except ValueError as error:
        raise InputError(name, expected=suffix[1:].upper(), found=" ".join(str(error).split())) from error
    if not isinstance(settings, dict) or not all(isinstance(key, str) for key in settings):
        raise UsageError(f"{name}: --params", expected="names and values", found=type(settings).__name__)
    return settings


def _read(text: str, suffix: str) -> object:
    if suffix == ".toml":
        return tomllib.loads(text)
    if suffix == ".json":
        return json.loads(text)
    import yaml

    try:
        return yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
