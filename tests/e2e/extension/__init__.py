"""Tests with the real extension, native host and companion."""
