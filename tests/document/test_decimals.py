import pytest

from tallybook.document.decimals import pad_decimals


@pytest.mark.parametrize(
    ("cells", "pads"),
    [
        (["7.5", "12", "0.25"], ("0", ".00", "")),
        (["7.5", "5.6"], ("", "")),
        (["790", "1,120"], ("", "")),
        (["7.8–18.75", "0–8"], ("", ".00")),
        (["79.5%", "80%"], ("", ".0")),
        (["not stated", "1.5"], ("", "")),
        ([], ()),
    ],
)
def test_points_line_up(cells: list[str], pads: tuple[str, ...]) -> None:
    assert pad_decimals(cells) == pads
