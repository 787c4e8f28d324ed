"""The page that a person looks at their near misses on: served on 127.0.0.1, to whoever can read their files."""
