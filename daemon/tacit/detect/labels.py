"""Which of our labels each Presidio entity type bears. Ours are entity types by their own names."""

from __future__ import annotations

from ..finding import Label

LABELS: dict[str, Label] = {
    "CREDIT_CARD": Label.ID,
    "DATE_TIME": Label.DATE,
    "EMAIL_ADDRESS": Label.CONTACT,
    "IBAN_CODE": Label.ID,
    "IP_ADDRESS": Label.ID,
    "PHONE_NUMBER": Label.CONTACT,
    "URL": Label.CONTACT,
    "US_SSN": Label.ID,
    **{label.value: label for label in Label},
}

REASONS: dict[str, str] = {
    "CREDIT_CARD": "account",
    "DATE_TIME": "date",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "account",
    "IP_ADDRESS": "ip_address",
    "PHONE_NUMBER": "phone",
    "URL": "link",
    "US_SSN": "ssn",
}
"""Why a built-in recognizer found what it found: keys under `finding_` in the messages."""
