"""The command line: parses and prints, nothing else."""

from __future__ import annotations


def main() -> int:
    """Run the command and return its exit code."""
    raise SystemExit(2)
