"""The client list in a draft: an index built once a list, and matching whose cost depends on the draft."""
