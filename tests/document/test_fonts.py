import re

from tallybook.document.fonts import FOLDER, coverage, faces
from tallybook.document.lettering import SANS, SERIF


def test_rarer_letters_are_carried_only_where_needed() -> None:
    assert len(faces("Şırnak")) > len(faces("Idlib")) > 0
    assert len(faces("Ḥimṣ, Şırnak, Łódź")) > len(faces("Zürich"))
    assert len(faces("<h1>Zürich</h1><p>Zürich “790” ≥ 20</p>")) < 80_000


def test_a_letter_is_carried_in_the_faces_that_set_it() -> None:
    assert _carried(faces("<p>ü</p>"), "ü") == {SANS}
    assert _carried(faces('<p class="lead">ü</p>'), "ü") == {SERIF}
    assert _carried(faces('<p class="lead">ü</p>'), "u") == set()
    assert _carried(faces("<h2>ü</h2><p>ü</p>"), "ü") == {SANS, SERIF}
    assert _carried(faces("<h2>ü</h2><p>ü</p>", families=(SANS,)), "ü") == {SANS}


def _carried(rules: str, char: str) -> set[str]:
    """Return the families of the rules whose range holds the character."""
    found = re.findall(r"font-family:'([^']*)'.*?unicode-range:([^}]*)\}", rules)
    return {family for family, ranges in found if any(_within(ord(char), one) for one in ranges.split(","))}


def _within(char: int, written: str) -> bool:
    first, _, last = written.removeprefix("U+").partition("-")
    return int(first, 16) <= char <= int(last or first, 16)


def test_each_letter_stands_in_one_slice_only() -> None:
    parts = [{char for first, last in pairs for char in range(first, last + 1)} for pairs in coverage()["web"].values()]
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_the_slices_together_have_every_letter_of_the_latin_blocks() -> None:
    parts = {char for pairs in coverage()["web"].values() for first, last in pairs for char in range(first, last + 1)}
    assert set(range(0x20, 0x7F)) | set(range(0xA0, 0x250)) | set(range(0x1E00, 0x1F00)) <= parts


def test_every_face_has_its_licence_beside_it() -> None:
    licences = {path.name for path in FOLDER.iterdir() if path.name.startswith("OFL-")}
    assert licences == {"OFL-source-sans-3.txt", "OFL-source-serif-4.txt", "OFL-noto-naskh-arabic.txt"}


def test_the_faces_for_paper_cover_what_dispatches_are_written_in() -> None:
    covered = {char for pairs in coverage()["pdf"].values() for first, last in pairs for char in range(first, last + 1)}
    assert set(map(ord, "Şırnak, Deir ez-Zor — “790” ≥ ≤ ≈ × ÷ − € قتل Київ Αθήνα")) <= covered
