"""One operator a label. A wider word says less and never something else."""

from __future__ import annotations

from .describing import (
    AgeOperator,
    AppearanceOperator,
    DateOperator,
    DemographicOperator,
    EventOperator,
    FamilyOperator,
    HealthOperator,
    JobOperator,
    OrgOperator,
    PlaceOperator,
    QuoteOperator,
)
from .generalise import Generalise
from .naming import ContactOperator, IdOperator, NameOperator

OPERATORS: tuple[type[Generalise], ...] = (
    NameOperator,
    ContactOperator,
    IdOperator,
    AgeOperator,
    DateOperator,
    PlaceOperator,
    OrgOperator,
    JobOperator,
    FamilyOperator,
    DemographicOperator,
    HealthOperator,
    EventOperator,
    AppearanceOperator,
    QuoteOperator,
)
