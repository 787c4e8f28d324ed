"""What Tacit keeps on this computer: the sealed vault, near misses, settings."""
