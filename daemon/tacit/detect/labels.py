"""Which of our labels each Presidio entity type bears. Ours are entity types by their own names."""

from __future__ import annotations

from ..finding import Label

CLIENTS: dict[str, Label] = {f"CLIENT_{label.value}": label for label in Label}
"""Entity types of the reader: details that it takes for a client's, and not just anybody's."""

LABELS: dict[str, Label] = {
    "CREDIT_CARD": Label.ID,
    "DATE_TIME": Label.DATE,
    "EMAIL_ADDRESS": Label.CONTACT,
    "IBAN_CODE": Label.ID,
    "IP_ADDRESS": Label.ID,
    "LOCATION": Label.PLACE,
    "NRP": Label.DEMOGRAPHIC,
    "ORGANIZATION": Label.ORG,
    "PERSON": Label.NAME,
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

PLAIN: dict[Label, str] = {
    Label.NAME: "name",
    Label.CONTACT: "contact",
    Label.ID: "number",
    Label.AGE: "age",
    Label.DATE: "date",
    Label.PLACE: "place",
    Label.ORG: "organisation",
    Label.JOB: "job",
    Label.FAMILY: "kin",
    Label.DEMOGRAPHIC: "demographic",
    Label.HEALTH: "health",
    Label.EVENT: "event",
    Label.APPEARANCE: "looks",
    Label.QUOTE: "quote",
}
"""Why the reader found a detail, where no pattern says it more exactly: keys under `finding_` in the messages."""
