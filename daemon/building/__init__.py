"""Builds the packages from the source tree: wheel, sdist, the two extension packages and the .deb. Not installed."""
