"""A web page and a mail, as they arrive."""

from __future__ import annotations

from email.message import EmailMessage

HEAD = """<meta property="og:title" content="Eleven die at the port"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2024-07-08T23:30:00+03:00">
<link rel="canonical" href="https://paper.example/port">"""
MAIN = """<article><h1>Eleven die at the port</h1>
<p>At least 11 people were killed&nbsp;on Monday when a crane fell at the port of the city, the harbour police said.</p>
<p>Another 1,200 were moved to a hall, according to the Red Cross, which counted <b>300</b>
children – and “dozens” of dogs – among them on the same day.</p>
<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Marib</td><td>4</td></tr></table></article>"""
ASIDE = "<nav><a href='/'>99 other stories</a></nav>"
PAGE = f"<!doctype html><html lang=en><head><meta charset=utf-8>{HEAD}</head><body>{ASIDE}{MAIN}</body></html>"
PAGE_TEXT = """Eleven die at the port

At least 11 people were killed on Monday when a crane fell at the port of the city, the harbour police said.

Another 1,200 were moved to a hall, according to the Red Cross, which counted 300 \
children – and “dozens” of dogs – among them on the same day.

Town | Dead

Marib | 4
"""

MAIL_TEXT = "At least 11 people were killed – “eleven”, the police said.\n\nAnother 1,200 were moved.\n"


def mail(body: str | None = MAIL_TEXT, **headers: str) -> EmailMessage:
    """Return a mail of the police's press office."""
    message = EmailMessage()
    facts = {"From": "The Press Office <press@police.example>", "Date": "Mon, 8 Jul 2024 23:30:00 -0400"}
    for name, value in (facts | {"Subject": "Eleven die at the port"} | headers).items():
        message[name] = value
    if body is not None:
        message.set_content(body)
    return message
