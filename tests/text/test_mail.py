from __future__ import annotations

from datetime import date

import pytest
from arrivals import MAIL_TEXT, PAGE, PAGE_TEXT, mail

from tallybook.errors import InputError
from tallybook.text.mail import read_mail


def test_a_mail_is_its_text_with_its_subject_sender_and_day() -> None:
    message = mail()
    message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"1", maintype="application", subtype="pdf", filename="toll.pdf")
    found = read_mail(message.as_bytes(), name="a.eml")
    assert found.body == MAIL_TEXT
    assert (found.title, found.publisher) == ("Eleven die at the port", "The Press Office")
    assert (found.published, found.timezone) == (date(2024, 7, 8), "Etc/GMT+4")  # by the sender's clock
    assert found.notes == ("attachment toll.pdf",)


def test_a_mail_in_html_alone_is_its_main_text() -> None:
    message = mail(None)
    message.set_content(PAGE, subtype="html")
    assert read_mail(message.as_bytes(), name="a.eml").body == PAGE_TEXT


@pytest.mark.parametrize("passed_on", ["Fwd: ", "RE: FW: ", "Re : "])
def test_a_mail_that_was_passed_on_is_called_as_before(passed_on: str) -> None:
    assert read_mail(mail(Subject=f"{passed_on}Report: toll").as_bytes(), name="a.eml").title == "Report: toll"


def test_flowed_lines_are_joined() -> None:
    head = b"From: a@b.example\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    data = head + b"At least \r\n11 died.\r\n-- \r\nA desk\r\n"
    assert read_mail(data, name="a.eml").body == "At least 11 died.\n-- \nA desk\n"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "no-such", "us-ascii"])
def test_a_mail_may_be_wrong_about_its_encoding(charset: str) -> None:
    head = f"From: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    data = head.encode() + MAIL_TEXT.encode("cp1252" if charset == "windows-1252" else "utf-8")
    assert read_mail(data, name="a.eml").body == MAIL_TEXT


@pytest.mark.parametrize("headers", [{"Date": "yesterday"}, {"Date": ""}, {"From": ""}, {"From": "@@@<<"}])
def test_what_the_head_does_not_say_is_left_empty(headers: dict[str, str]) -> None:
    data = b"".join(f"{name}: {value}\n".encode() for name, value in headers.items()) + b"\n790"
    found = read_mail(data, name="a.eml")
    assert (found.body, found.title, found.published) == ("790", "", None)


@pytest.mark.parametrize("data", [b"", b"From: a@b.example\n\n", b"Content-Type: image/png\n\n790"])
def test_a_mail_without_a_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.eml: expected a mail with a text, found"):
        read_mail(data, name="a.eml")
