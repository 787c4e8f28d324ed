"""The trained reader: a draft in windows, through a small network, to labelled words and an opinion of the whole."""
