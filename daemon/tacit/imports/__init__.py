"""Client lists and address cards from elsewhere, read into clients and a profile. Pure: bytes or text in, nouns out."""
