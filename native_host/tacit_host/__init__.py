"""The relay that a browser starts: native-messaging frames on one side, the companion on the other."""
