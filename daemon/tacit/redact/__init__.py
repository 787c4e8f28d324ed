"""Draft and findings to safer wording, with presidio-anonymizer operators of ours. Pure."""
