"""The companion: reads a clinician's draft and says whether someone could recognise a client in it."""

__version__ = "0.1.0"
