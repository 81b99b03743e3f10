"""A form in a notebook for the parameters of a notebook: the declaration, asked on the page."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

from tallybook.errors import TallybookError
from tallybook.lab.publishing import publish
from tallybook.press.parameters import Declaration, Parameter, Value, parse
from tallybook.workbook import Workbook

_LISTS = ("texts", "articles")


class Form(anywidget.AnyWidget):
    """The form; `form` makes one."""

    _esm = (files("tallybook") / "data" / "lab" / "form.js").read_text(encoding="utf-8")
    _css = (files("tallybook") / "data" / "lab" / "lab.css").read_text(encoding="utf-8")

    rows = traitlets.List(traitlets.Dict()).tag(sync=True)
    said = traitlets.Unicode().tag(sync=True)
    command = traitlets.Unicode().tag(sync=True)
    published = traitlets.List(traitlets.Unicode()).tag(sync=True)
    answered = traitlets.Int().tag(sync=True)

    def __init__(self, declaration: Declaration, workbook: Workbook) -> None:
        super().__init__(rows=[_row(parameter) for parameter in declaration.parameters])
        self._declaration = declaration
        self._workbook = workbook
        self.check({})
        self.on_msg(self._heard)

    def __repr__(self) -> str:
        name = self._declaration.notebook
        return f"a form for the parameters of {name}; in a terminal, `tallybook report {name} --help` lists them"

    def check(self, fields: Mapping[str, str]) -> dict[str, Value]:
        """Return the parameters that differ from their defaults, and show the command that takes them.

        Parameters
        ----------
        fields : mapping of str to str
            What stands in each field; the members of a list stand on lines of their own, and nothing is the default.

        Raises
        ------
        UsageError
            If a value does not fit its type or lies out of range, or two contradict each other.
        """
        self.command, self.published = "", []
        given = {row.name: _value(row, fields.get(row.name, "")) for row in self._declaration.parameters}
        values = parse(self._declaration, {name: value for name, value in given.items() if value not in ("", [])})
        asked = {row.name: values[row.name] for row in self._declaration.parameters if values[row.name] != row.default}
        article = str(values["article"])
        words = ["tallybook", "report", article, "--notebook", self._declaration.notebook]
        for name, value in asked.items():
            if name != "article":
                words += ["-p", name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)]
        self.command = shlex.join(words)
        return asked | {"article": article}

    def publish(self, fields: Mapping[str, str]) -> None:
        """Publish the notebook with what stands in the fields, through the same gate as the command line.

        Raises
        ------
        TallybookError
            If a value does not fit, the notebook fails, or the gate refuses to publish.
        """
        asked = self.check(fields)
        article = str(asked.pop("article"))
        made = publish(article, notebooks=[self._declaration.notebook], workbook=self._workbook, **asked)
        self.published = [path.relative_to(self._workbook.root).as_posix() for path in made.files]

    def _heard(self, _: object, content: Mapping[str, Any], _buffers: object) -> None:
        """Do what the page asks for, and say what does not fit."""
        fields = {str(name): str(value) for name, value in dict(content.get("fields", {})).items()}
        self.said = ""
        try:
            if content.get("ask") == "publish":
                self.publish(fields)
            else:
                self.check(fields)
        except TallybookError as error:
            self.said = str(error)
        finally:
            self.answered += 1


def _row(parameter: Parameter) -> dict[str, Any]:
    """Return a parameter as the page needs it."""
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "allowed": parameter.allowed,
        "help": parameter.help,
        "choices": list(parameter.choices),
        "many": parameter.kind in _LISTS,
        "value": _shown(parameter.default),
    }


def _shown(value: Value) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(parameter: Parameter, field: str) -> str | list[str]:
    if parameter.kind in _LISTS:
        return [line.strip() for line in field.splitlines() if line.strip()]
    return field.strip()
