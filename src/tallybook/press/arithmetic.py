"""The arithmetic that a trace writes out, done again."""

from __future__ import annotations

import re
from decimal import Decimal, DivisionByZero, InvalidOperation

from tallybook.quantities.printed import numbers, printed_numerals

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_TERM = rf"{_NUMBER}(?:\s?(?:km|%|miles|days|sq km))?"
_OPERATORS = {"+": "+", "-": "-", "−": "-", "–": "-", "×": "*", "*": "*", "÷": "/", "/": "/"}
_SUM = rf"{_TERM}(?:\s[-+−–×÷*/]\s{_TERM})+"
_EQUATION = re.compile(rf"(?<![\w.,]\s[-+−–×÷*/]\s)(?<![\w.,])({_SUM})\s=\s({_NUMBER})(?![\w.,]*\d)")
_PARTS = re.compile(rf"({_NUMBER})|\s([-+−–×÷*/])\s")


def fault(text: str, how: str) -> str:
    """Return what is wrong with the working of a number printed as `text`; empty where nothing is.

    An equation must hold to the digits that it prints, and a working that is one expression (what was done with it may
    follow behind a colon) must give the number.

    >>> fault("249", "58 + 191 = 249"), fault("12.43", "20 km ÷ 1.609344")
    ('', '')
    >>> fault("250", "58 + 191 = 250")
    'its arithmetic does not hold: 58 + 191 = 250'
    >>> fault("41%", "14 ÷ 35: rounded")
    'its arithmetic gives another number: 14 ÷ 35: rounded'
    """
    found = list(_EQUATION.finditer(how))
    for equation in found:
        result = _result(equation[1])
        if result is None or not _rounds_to(result, equation[2]):
            return f"its arithmetic does not hold: {equation[0]}"
    if found and found[-1].span() == (0, len(how)) and not numbers(text) <= numbers(found[-1][2]):
        return f"its arithmetic gives another number: {how}"
    expression = how.partition(": ")[0]
    if re.fullmatch(_SUM, expression) and not _given_by(expression, text):
        return f"its arithmetic gives another number: {how}"
    return ""


def _given_by(how: str, text: str) -> bool:
    printed = [one.text for one in printed_numerals(text)]
    result = _result(how)
    if len(printed) != 1 or result is None or not re.fullmatch(_NUMBER, printed[0]):
        return True  # words, or a range: not to be compared digit by digit
    return _rounds_to(result, printed[0]) or _rounds_to(result * 100, printed[0])


def _result(expression: str) -> Decimal | None:
    """Return what an expression gives, products first; None where it divides by nothing."""
    terms, operators = [], []
    for number, operator in _PARTS.findall(expression):
        if number:
            terms.append(Decimal(number.replace(",", "")))
        else:
            operators.append(_OPERATORS[operator])
    total, product, sign = Decimal(0), terms[0], 1
    try:
        for operator, term in zip(operators, terms[1:], strict=True):
            if operator in "*/":
                product = product * term if operator == "*" else product / term
            else:
                total, product, sign = total + sign * product, term, 1 if operator == "+" else -1
    except (DivisionByZero, InvalidOperation):
        return None
    return total + sign * product


def _rounds_to(result: Decimal, printed: str) -> bool:
    """Say whether a number, rounded to as many decimals as the printed one, is that one; its sign is said in words."""
    step = Decimal(10) ** -len(printed.partition(".")[2])
    return abs(abs(result) - Decimal(printed.replace(",", ""))) <= step / 2
