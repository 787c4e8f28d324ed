"""Draft and findings to verdict, conduct flags and reasons. Pure."""
