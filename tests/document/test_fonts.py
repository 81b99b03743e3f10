from tallybook.document.fonts import FOLDER, coverage, faces


def test_rarer_letters_are_carried_only_where_needed() -> None:
    assert len(faces("Şırnak")) > len(faces("Zürich")) > len(faces("Idlib")) > 0
    assert len(faces("Idlib")) < 80_000


def test_each_letter_stands_in_one_part_only() -> None:
    parts = [{char for first, last in pairs for char in range(first, last + 1)} for pairs in coverage()["web"].values()]
    assert sum(map(len, parts)) == len(set().union(*parts))


def test_every_face_has_its_licence_beside_it() -> None:
    licences = {path.name for path in FOLDER.iterdir() if path.name.startswith("OFL-")}
    assert licences == {"OFL-source-sans-3.txt", "OFL-source-serif-4.txt", "OFL-noto-naskh-arabic.txt"}


def test_the_faces_for_paper_cover_what_dispatches_are_written_in() -> None:
    covered = {char for pairs in coverage()["pdf"].values() for first, last in pairs for char in range(first, last + 1)}
    assert set(map(ord, "Şırnak, Deir ez-Zor — “790” ≥ ≤ ≈ × ÷ − € قتل Київ Αθήνα")) <= covered
