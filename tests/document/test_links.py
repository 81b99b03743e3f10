import pytest
from hostile import LINKS

from tallybook.document.links import is_outside


@pytest.mark.parametrize("url", ["https://a.example/b?c=d&e#f", "http://a.example", "mailto:desk@a.example"])
def test_addresses_of_the_web_and_of_mail_are_links(url: str) -> None:
    assert is_outside(url)


@pytest.mark.parametrize("url", [*LINKS, "#label", "", " https://a.example"])
def test_nothing_else_is(url: str) -> None:
    assert not is_outside(url)
