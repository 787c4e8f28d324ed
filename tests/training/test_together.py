"""Several networks trained at a time. Without torch this is not tried: `make train` brings it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.training.few import everyone

torch = pytest.importorskip("torch")

import onnx  # noqa: E402
from onnx import numpy_helper  # noqa: E402

from tacit.judge.thresholds import Thresholds  # noqa: E402
from tacit.reader.network import NETWORK, SETTINGS  # noqa: E402
from training import together  # noqa: E402
from training.__main__ import Workshop, thinned  # noqa: E402
from training.examples import Example  # noqa: E402
from training.export import export  # noqa: E402
from training.fit import Recipe  # noqa: E402
from training.gathering import Epoch, Source  # noqa: E402
from training.network import Network, from_base  # noqa: E402
from training.school import School, taught  # noqa: E402
from training.side_by_side import SideBySide, losses  # noqa: E402
from training.start import from_shipped  # noqa: E402
from training.together import AdamW, Trainer, circles, fit_together  # noqa: E402

SHORT = [each for each in everyone() if len(each.text) < 200]
RECIPE = Recipe(epochs=4, size=4)
SEEDS, OUTSIDE = [1, 2], [{"ada"}, {"ben"}]


def small() -> Network:
    """A network of one layer, to save time."""
    network = from_base()
    network.blocks = network.blocks[:1]
    return network


def lacking(network: Network, examples: list[Example], teacher: Network | None = None) -> float:
    """What the network's answers to these drafts lack, as they are; or how far they are from what a teacher says."""
    plain = Recipe(augmented=False) if teacher is None else Recipe(augmented=False, taught=1.0, whose=0.0)
    source = Source(examples, [0] * len(examples), plain, network.folder / "tokenizer.json")
    side = SideBySide([network], "cpu")
    epoch = Epoch(source.windows(0, 0, len(examples)), "cpu")
    group = epoch.group([list(range(len(examples)))])
    said = taught(School([(teacher, ())], examples, "cpu").written(epoch), group) if teacher else None
    with torch.no_grad():
        return float(losses(side.answers(side.rows, group), group, plain, said))


def fitted(
    examples: list[Example], seeds: list[int], outside: list[set[str]], recipe: Recipe = RECIPE, **more: Any
) -> list[Network]:
    """Small networks trained at a time."""
    return fit_together(examples, recipe, seeds, outside, start=small, **more)


def same(one: Network, other: Network) -> bool:
    """Whether two networks have the same weights."""
    left, right = one.state_dict(), other.state_dict()
    return all(torch.equal(left[name], right[name]) for name in left)


@pytest.fixture(scope="module")
def trained() -> list[Network]:
    """Two networks, each without one author."""
    return fitted(SHORT, SEEDS, OUTSIDE)


def test_both_learn(trained):
    """Two networks trained at a time each lack less on what they learnt from, and differ."""
    for network, seed, outside in zip(trained, SEEDS, OUTSIDE, strict=True):
        torch.manual_seed(seed)
        inside = [each for each in SHORT if each.author not in outside]
        assert lacking(network, inside) < 0.8 * lacking(small().eval(), inside)
    assert not same(*trained)


def test_the_same_comes_out_twice(trained):
    """On a processor the same drafts, recipe and seeds make the same networks, and another seed another one."""
    again = fitted(SHORT, SEEDS, OUTSIDE)
    assert all(same(one, other) for one, other in zip(trained, again, strict=True))
    assert not same(again[1], fitted(SHORT, [1, 3], OUTSIDE)[1])


def test_a_run_that_was_broken_off_goes_on(trained, tmp_path: Path, monkeypatch):
    """A run that was broken off after an epoch goes on from there and makes what it would have made."""
    made, kept = together.epochs, tmp_path / "work" / "kept.pt"

    def broken(source: Source, numbers: range, processes: int) -> Iterator[object]:
        yield next(iter(made(source, numbers, processes)))
        raise KeyboardInterrupt

    monkeypatch.setattr(together, "epochs", broken)
    with pytest.raises(KeyboardInterrupt):
        fitted(SHORT, SEEDS, OUTSIDE, kept=kept)
    begun: list[range] = []
    monkeypatch.setattr(together, "epochs", lambda source, numbers, _: begun.append(numbers) or made(source, numbers))
    again = fitted(SHORT, SEEDS, OUTSIDE, kept=kept)
    assert begun == [range(1, 4)]
    assert all(same(one, other) for one, other in zip(trained, again, strict=True))


def test_what_nobody_may_see_changes_nothing():
    """A network is the same whether the drafts of an author that it must not see are there or not."""
    others = [each for each in SHORT if each.author != "dan"]
    (with_them,) = fitted(SHORT, [1], [{"dan"}])
    (without,) = fitted(others, [1], [set()])
    (all_seen,) = fitted(SHORT, [1], [set()])
    assert same(with_them, without)
    assert not same(with_them, all_seen)


def test_teachers_are_learnt_from():
    """A network that has a teacher comes nearer to what that one says than one that learns from the labels."""
    torch.manual_seed(9)
    teacher = small().eval()
    with torch.no_grad():
        for head in (teacher.words, teacher.second):
            head.bias[1] += 4.0
    (alone,) = fitted(SHORT, [5], [set()])
    (pupil,) = fitted(SHORT, [5], [set()], teachers=[(teacher, set())])
    assert lacking(pupil, SHORT, teacher) < 0.8 * lacking(alone, SHORT, teacher)


def test_circles_part_what_a_network_must_not_see():
    """Drafts are of one circle where the same networks may see them."""
    found = dict(zip((each.author for each in SHORT), circles(SHORT, OUTSIDE), strict=True))
    assert found["cleo"] == found["dan"]
    assert len({found["ada"], found["ben"], found["cleo"]}) == 3


def test_long_drafts_are_learnt_from_in_turn(monkeypatch):
    """Where a step's drafts are too long for all networks at a time, one after the other learns the same from them."""
    monkeypatch.setattr(together, "DROPOUT", 0.0)
    source = Source(SHORT, [0] * len(SHORT), RECIPE, small().folder / "tokenizer.json")
    group = Epoch(source.windows(0, 0, len(SHORT)), "cpu").group([[0, 1], [2, 3]])

    def learnt() -> list[list[float]]:
        torch.manual_seed(1)
        trainer = Trainer([small(), small()], Recipe(), 8, "cpu")
        return [trainer.learn(group).tolist() for _ in range(3)]

    at_once = learnt()
    monkeypatch.setattr(together, "AT_ONCE", 1)
    for one, other in zip(at_once, learnt(), strict=True):
        assert one == pytest.approx(other, rel=1e-3)
    assert at_once[2] != pytest.approx(at_once[0], rel=1e-2)


def test_steps_are_those_of_pytorch():
    """Over a few steps the weights go where PyTorch's AdamW takes them, each at its own rate and with its own decay."""
    torch.manual_seed(7)
    begun = torch.randn(2, 6)
    theirs = [torch.nn.Parameter(begun[:, :4].clone()), torch.nn.Parameter(begun[:, 4:].clone())]
    optimizer = torch.optim.AdamW(
        [
            {"params": theirs[:1], "lr": 0.1, "weight_decay": 0.3},
            {"params": theirs[1:], "lr": 0.02, "weight_decay": 0.0},
        ]
    )
    ours = AdamW(begun.clone(), torch.tensor([0.1] * 4 + [0.02] * 2), torch.tensor([0.3] * 4 + [0.0] * 2))
    for done in range(4):
        slope = torch.randn(2, 6)
        theirs[0].grad, theirs[1].grad = slope[:, :4].clone(), slope[:, 4:].clone()
        optimizer.step()
        ours.step(slope, done, 1.0)
        assert torch.allclose(ours.rows, torch.cat([each.detach() for each in theirs], 1), atol=1e-6)


@pytest.mark.filterwarnings("ignore")  # what PyTorch and ONNX say of their own export
def test_a_network_taken_out_is_shipped_as_any(tmp_path: Path):
    """A network taken out of its row is exported and read again as the network that it is, to within 7 bits, which no
    processor reads otherwise than another."""
    (network,) = fit_together(SHORT[:5], Recipe(epochs=1, size=1), [1], [()])
    export(network, Thresholds(), tmp_path)
    found = from_shipped(tmp_path).state_dict()
    for name, weight in network.state_dict().items():
        if not name.startswith("whose"):
            assert (found[name] - weight).abs().max() <= weight.abs().max() / 120, name
    stored = onnx.load(tmp_path / NETWORK).graph.initializer
    weights = [each for each in stored if each.name.startswith("onnx::MatMul") and each.name.endswith("_quantized")]
    products = [numpy_helper.to_array(each) for each in weights]
    assert products
    assert all(abs(each.astype(int)).max() <= 64 for each in products)


def test_drafts_that_are_read_again():
    """Of authors that a network has read it sees a part again, of fresh ones all."""
    examples = SHORT * 40
    fresh = {"ada"}
    seen = thinned(examples, fresh)
    known = [each for each in examples if each.author not in fresh]
    assert [each for each in seen if each.author in fresh] == [each for each in examples if each.author in fresh]
    assert 0.3 < sum(each.author not in fresh for each in seen) / len(known) < 0.5
    assert thinned(examples, ()) == examples


@pytest.mark.filterwarnings("ignore")  # what PyTorch and ONNX say of their own export
def test_the_workshop_has_the_same_folders_either_way(tmp_path: Path, capsys):
    """Readers trained at a time lie where those trained one after the other would, and are not made again."""
    recipe = Recipe(epochs=1, size=4)
    outside = [[each for each in SHORT if each.author == author] for author in ("ada", "ben")]
    workshop = Workshop(recipe, tmp_path, examples=SHORT, side_by_side=True)
    made = workshop.several(outside)
    assert "epoch 1" in capsys.readouterr().out
    assert all((folder / SETTINGS).exists() for folder in made)
    assert not list(tmp_path.glob("*.pt"))
    assert Workshop(recipe, tmp_path, examples=SHORT, side_by_side=False).several(outside) == made
    assert workshop.several(outside) == made
    assert "epoch" not in capsys.readouterr().out
