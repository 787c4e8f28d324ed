"""How likely each word of a draft goes where it is reworded."""

from __future__ import annotations

import re
from statistics import fmean

from tacit.detect.detector import Detector
from tacit.draft import Draft, Site
from tacit.reader.model import Model

TOLD = "Met the lighthouse keeper from Whitby who lost both brothers. They were twins."
SAID = "If you do this work, sit down before you listen."


def test_every_word_once():
    """Over several windows each word and mark is told once, where it stands, with a probability."""
    text = "\n\n".join(f"{TOLD} {SAID} {'Very ' * lines}well." for lines in range(12))  # no two paragraphs alike
    draft, model = Draft(text), Model()
    assert len(model.windows(draft)) > 1
    told = Detector(model).omissions(draft)
    assert [text[each.start : each.end] for each in told] == re.findall(r"\w+|[^\w\s]", text)
    assert all(0 < each.likelihood < 1 for each in told)


def test_what_hangs_on_a_detail_goes_sooner():
    """What only makes sense with a detail is likelier left out than what is said to everyone."""
    text = f"{TOLD} {SAID}"
    told = Detector().omissions(Draft(text, Site.FACEBOOK))
    hanging, general = (
        fmean(each.likelihood for each in told if start <= each.start < end)
        for start, end in ((text.index("They"), text.index("If")), (text.index("If"), len(text)))
    )
    assert hanging > 0.5 > general
