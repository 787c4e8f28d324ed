"""The trained reader: a draft in windows, through a small network, to labelled words and an opinion of the whole."""

import os

# Before onnxruntime is imported: on import it would write an id of this device and a database of events into the home
# folder. Tacit tells nobody anything, and leaves nothing behind that it did not say.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
