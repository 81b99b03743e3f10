"""The arithmetic that a text asserts or implies, found, computed and judged."""

from __future__ import annotations

from tallybook.analysis.audit.relations import ALARMS, KINDS, VERDICTS, Relation, Role
from tallybook.analysis.audit.run import audit

__all__ = ["ALARMS", "KINDS", "VERDICTS", "Relation", "Role", "audit"]
