"""The small relay that a browser starts: native-messaging frames on one side, the companion's socket on the other."""
