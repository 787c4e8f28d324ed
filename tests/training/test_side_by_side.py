"""Networks side by side say what each says by itself. Without torch this is not tried: `make train` brings it."""

from __future__ import annotations

import pytest

from tests.training.few import everyone

torch = pytest.importorskip("torch")

from training.batches import IGNORED, Batch, Part  # noqa: E402
from training.fit import Recipe, loss  # noqa: E402
from training.gathering import Epoch, Group, Source  # noqa: E402
from training.network import Network, from_base  # noqa: E402
from training.school import School, taught  # noqa: E402
from training.side_by_side import SideBySide, losses  # noqa: E402
from training.teaching import Teachers  # noqa: E402

DRAFTS = [[0, 3, 2, 5], [6, 10, 1, 7]]


@pytest.fixture(scope="module")
def networks() -> list[Network]:
    """Two networks that differ in every weight, lower than the real ones to save time."""
    made = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        made.append(from_base().eval())
        made[-1].blocks = made[-1].blocks[:2]
        with torch.no_grad():
            for name, weight in made[-1].named_parameters():
                if name != "word.weight":
                    weight.add_(0.02 * torch.randn_like(weight))
    return made


@pytest.fixture(scope="module")
def epoch(networks) -> Epoch:
    """Drafts as they are in some epoch."""
    examples = everyone()
    source = Source(examples, [0] * len(examples), Recipe(), networks[0].folder / "tokenizer.json")
    return Epoch(source.windows(0, 0, len(examples)), "cpu")


@pytest.fixture(scope="module")
def group(epoch) -> Group:
    """Drafts of each network's own."""
    return epoch.group(DRAFTS)


def batch_of(group: Group, network: int) -> Batch:
    """One network's part of a group."""
    part = Part(*(each[network][group.part.real[network].any(-1)] for each in group.part))
    examples = everyone()
    authors = tuple(examples[place].author for place in group.drafts[network])
    return Batch([part], group.verdict[network], group.conduct[network], authors)


def test_they_say_what_each_says_by_itself(networks, group):
    """The logits of networks side by side are those of each by itself, for the tokens that are there and the drafts."""
    side = SideBySide(networks, "cpu")
    with torch.no_grad():
        told = side.answers(side.rows, group)
        for place, network in enumerate(networks):
            alone = network(batch_of(group, place))
            there = group.part.real[place].any(-1)[:, None].expand_as(group.part.real[place]).flatten()
            for name in ("words", "whose", "goes"):
                assert torch.allclose(getattr(told, name)[place][there], getattr(alone, name), atol=1e-4), name
            for name in ("verdict", "conduct"):
                assert torch.allclose(getattr(told, name)[place], getattr(alone, name), atol=1e-4), name
    assert not torch.allclose(told.verdict[0], told.verdict[1], atol=1e-2)


def test_each_reads_the_only_drafts(networks, epoch):
    """Where there are drafts of one network only, each reads them."""
    side = SideBySide(networks, "cpu")
    with torch.no_grad():
        once = side.answers(side.rows, epoch.group(DRAFTS[:1]))
        twice = side.answers(side.rows, epoch.group([DRAFTS[0], DRAFTS[0]]))
    assert torch.allclose(once.verdict, twice.verdict, atol=1e-5)
    assert len(once.verdict) == 2


def test_the_loss_is_that_of_one_by_itself(networks, group):
    """What each network's answers lack is what the loss of a single one says, and so is the slope of its weights."""
    side = SideBySide(networks, "cpu")
    rows = side.rows.requires_grad_()
    recipe = Recipe()
    lost = losses(side.answers(rows, group), group, recipe)
    lost.sum().backward()
    slopes = torch.zeros_like(rows)
    for place, network in enumerate(networks):
        network.zero_grad()
        told = batch_of(group, place)
        alone = loss(network(told), told, recipe)
        alone.backward()
        assert lost[place].item() == pytest.approx(alone.item(), rel=1e-4)
        slopes[place] = torch.cat([dict(network.named_parameters())[name].grad.flatten() for name in side.shapes])
        network.zero_grad()
    assert torch.allclose(rows.grad, slopes, atol=1e-4, rtol=1e-3)
    assert float(slopes.norm()) > 1


def test_the_taught_loss_is_that_of_one_by_itself(networks, epoch, group):
    """With teachers too it is the loss of a single one, taught by what the same teachers say of the batch."""
    teachers = [(networks[1], {"ada"}), (networks[0], {"cleo", "dan"})]
    side, recipe = SideBySide(networks, "cpu"), Recipe()
    written = School(teachers, everyone(), "cpu").written(epoch)
    with torch.no_grad():
        lost = losses(side.answers(side.rows, group), group, recipe, taught(written, group))
        plain = losses(side.answers(side.rows, group), group, recipe)
        for place, network in enumerate(networks):
            told = batch_of(group, place)
            alone = loss(network(told), told, recipe, Teachers(teachers, "cpu").say(told))
            assert float(lost[place]) == pytest.approx(float(alone), rel=1e-4)
    assert lost.tolist() != pytest.approx(plain.tolist(), rel=1e-2)


def test_what_has_no_label_costs_nothing(networks, epoch):
    """A draft that is there for its rewording only costs nothing for its verdict, whatever is said of it."""
    side = SideBySide(networks[:1], "cpu")
    with torch.no_grad():
        for drafts, costs in (([[3, 7]], False), ([[0, 7]], True)):
            group = epoch.group(drafts)
            answers = side.answers(side.rows, group)
            assert ((group.verdict != IGNORED).any(1).item()) is costs
            other = losses(answers._replace(verdict=answers.verdict.flip(-1) * 3), group, Recipe())
            assert torch.equal(other, losses(answers, group, Recipe())) is not costs


def test_a_row_is_a_network(networks, group):
    """A network that wears a row has the weights of the one that the row was made of."""
    side = SideBySide(networks, "cpu")
    torch.manual_seed(3)
    other = from_base().eval()
    other.blocks = other.blocks[:2]
    side.wear(other, side.rows[1])
    for (name, one), two in zip(other.state_dict().items(), networks[1].state_dict().values(), strict=True):
        assert torch.equal(one, two), name
