"""Draft to findings: Presidio with our own engine and recognizers, cached sentence by sentence."""
