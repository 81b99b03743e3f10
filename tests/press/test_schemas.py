"""jsonschema without a grammar that takes longer to build than a brief takes to run."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

CHECK = textwrap.dedent(
    """
    import sys
    from tallybook.press import schemas
    schemas.load()
    assert "jsonschema" in sys.modules
    assert "rfc3987_syntax" not in sys.modules and "lark" not in sys.modules
    import jsonschema
    schema, checker = {"format": "iri"}, jsonschema.FormatChecker()
    assert jsonschema.Draft7Validator(schema, format_checker=checker).is_valid("https://example.org/ö")
    assert jsonschema.Draft7Validator(schema, format_checker=checker).is_valid("no address") is False
    """
)


def test_grammar_is_built_when_an_address_is_checked(tmp_path: Path) -> None:
    """A grammar that stands for the real one is loaded when it is asked, and not before."""
    (tmp_path / "rfc3987_syntax.py").write_text(
        "def is_valid_syntax(term, value):\n    return term == 'iri' and value.startswith('https:')\n", encoding="utf-8"
    )
    path = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
    done = subprocess.run([sys.executable, "-c", path + CHECK], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
