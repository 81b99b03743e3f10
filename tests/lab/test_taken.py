from __future__ import annotations

import shlex
import tomllib

from tallybook.cli.parser import parse
from tallybook.lab.query import Query
from tallybook.lab.taken import taken
from tallybook.press.declarations import DECLARATIONS
from tallybook.press.parameters import parse as parse_values

QUERY = Query(
    "idlib-truce",
    policy="wide",
    sources=("United Nations", 'The "Monitor"'),
    event="killed",
    place="Idlib, Syria",
    since="2019-05-01",
)


def test_the_command_is_one_that_tallybook_takes() -> None:
    _, arguments = parse(shlex.split(taken(QUERY, charts="x").command)[1:])
    given = dict(arguments.parameter)
    assert arguments.article == "idlib-truce"
    assert given["hedge_policy"] == "wide"
    assert given["sources"] == '["United Nations", "The \\"Monitor\\""]'


def test_the_parameter_file_says_the_same() -> None:
    found = tomllib.loads(taken(QUERY, charts="x").parameters)
    assert (found["article"], found["hedge_policy"]) == ("idlib-truce", "wide")
    assert found["sources"] == ["United Nations", 'The "Monitor"']
    assert (found["event"], found["place"], found["since"]) == ("killed", "Idlib, Syria", "2019-05-01")


def test_every_control_is_a_parameter_of_the_notebook_that_is_named() -> None:
    command = shlex.split(taken(QUERY, charts="x").command)
    assert command[3:5] == ["--notebook", "01-the-article"]
    _, arguments = parse(command[1:])
    made = parse_values(
        next(one for one in DECLARATIONS if one.notebook == "01-the-article"), dict(arguments.parameter)
    )
    assert (made["event"], made["place"], made["since"]) == ("killed", "Idlib, Syria", "2019-05-01")
    assert taken(Query("idlib-truce"), charts="x").command == "tallybook report idlib-truce"


def test_the_code_runs_and_shows_the_same_figures() -> None:
    shown: dict[str, object] = {}
    query = Query("idlib-truce", policy="conventional", event="killed", place="", since="2019-05-01", sources=())
    exec(taken(query, charts="found = reading").code, shown)
    reading = shown["found"]
    assert [claim.text for claim in reading.claims] == ["790", "nearly two thousand", "900", "more than 370,000"]  # type: ignore[attr-defined]
    assert reading.policy.name == "conventional"  # type: ignore[attr-defined]
