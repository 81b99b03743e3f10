from __future__ import annotations

from typing import Any

from tallybook.document.nodes import MEDIA_TYPE
from tallybook.press.settle import settle


def _notebook(*outputs: dict[str, Any]) -> dict[str, Any]:
    cell = {
        "cell_type": "code",
        "id": "f00d",
        "metadata": {"papermill": {"duration": 1}, "execution": {"iopub": 2}, "tags": ["x"]},
        "outputs": list(outputs),
    }
    return {"metadata": {"papermill": {"duration": 2}, "language_info": {"version": "3.11.7"}}, "cells": [cell]}


def _stream(name: str, text: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": name, "text": text}


def _data(media_type: str, data: object) -> dict[str, Any]:
    return {"output_type": "display_data", "data": {media_type: data}, "metadata": {}}


def _outputs(*outputs: dict[str, Any], paths: dict[str, str] | None = None) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = settle(_notebook(*outputs), paths or {})["cells"][0]["outputs"]
    return made


def test_what_execution_leaves_by_chance_is_gone() -> None:
    settled = settle(_notebook(), {})
    assert settled["metadata"]["language_info"]["name"] == "python"
    assert "version" not in settled["metadata"]["language_info"]
    assert "papermill" not in settled["metadata"]
    assert settled["cells"][0]["metadata"] == {"tags": ["x"]}
    assert settled["cells"][0]["id"] == "cell-001"


def test_addresses_temporary_files_and_paths_are_gone() -> None:
    printed = "<f at 0x7f0011223344> /tmp/ipykernel_12/34.py:1 in /home/me/book/x, not /home/me/bookshop\n"
    paths = {"/home/me/book": ".", "/home/me": "~", "/tmp": "<scratch>"}
    [output] = _outputs(_stream("stdout", printed), paths=paths)
    assert output["text"] == "<f> <scratch>/<cell>:1 in ./x, not ~/bookshop\n"


def test_two_streams_that_interleave_come_out_in_one_order() -> None:
    one = _outputs(_stream("stdout", "a"), _stream("stderr", "x"), _stream("stdout", "b"))
    other = _outputs(_stream("stderr", "x"), _stream("stdout", "ab"))
    assert one == other == [_stream("stdout", "ab"), _stream("stderr", "x")]


def test_documents_and_images_are_left_as_they_are() -> None:
    paths = {"/tmp": "<scratch>"}
    kept = [_data("image/png", "iVBOR/tmp+"), _data(MEDIA_TYPE, {"text": "in /tmp at 0x7f0011223344"})]
    assert _outputs(*kept, paths=paths) == kept


def test_a_megabyte_in_one_word_is_settled_in_one_pass() -> None:
    word = "iVBORw0KGgo/" * 100_000  # with a pass for each of its places the suite would not end today
    assert _outputs(_stream("stdout", word), paths={"/tmp/x": "<scratch>"}) == [_stream("stdout", word)]
