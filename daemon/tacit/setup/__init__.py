"""Making Tacit known to the browsers."""
