"""One operator a label. A wider word says less and never something else."""

from __future__ import annotations

from .ageing import AgeOperator
from .dating import DateOperator
from .describing import DemographicOperator, FamilyOperator, PlaceOperator
from .generalise import Generalise
from .naming import ContactOperator, IdOperator, NameOperator
from .recounting import AppearanceOperator, EventOperator, HealthOperator, QuoteOperator
from .working import JobOperator, OrgOperator

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
