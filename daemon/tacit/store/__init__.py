"""What Tacit keeps on this computer."""
