"""The commands of the `tacit` program, a module for each or for those that belong together.

Each has `add`, which adds it to the parser, and imports what it needs when it runs, so that others start at once.
"""
