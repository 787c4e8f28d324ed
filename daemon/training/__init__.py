"""How the reader is made: from the corpus to the files in `tacit/data/reader`. Not installed."""
