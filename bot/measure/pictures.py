"""Pictures of what the model understands: which topics it mixes, and whether its confidence is true."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.measure.calibration import Bin

INK, LINE = "#1f2933", "#9aa5b1"
Pair = tuple[str, str]


def confusion(pairs: Sequence[Pair], topics: Sequence[str], file: Path) -> None:
    """`pairs` are wanted and predicted topic; `topics` in the order they shall stand. A row is a topic's shares."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    place = {topic: number for number, topic in enumerate(topics)}
    wanted = Counter(topic for topic, _ in pairs)
    shares = [[0.0] * len(topics) for _ in topics]
    for (topic, other), count in Counter(pairs).items():
        shares[place[topic]][place[other]] = count / wanted[topic]
    figure, axes = plt.subplots(figsize=(15, 14))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(topics)), topics, rotation=90, fontsize=7)
    axes.set_yticks(range(len(topics)), topics, fontsize=7)
    axes.set_xlabel("understood as", color=INK)
    axes.set_ylabel("meant", color=INK)
    saved(figure, file)


def reliability(curves: Mapping[str, Sequence[Bin]], file: Path) -> None:
    """Confidence along, the share that was right upwards, a line a language; a dot is as large as its bin."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 5.5))
    axes.plot([0, 1], [0, 1], color=LINE, linestyle="--", label="true")
    for name, found in curves.items():
        said = [each.confidence for each in found]
        right = [each.right for each in found]
        axes.plot(said, right, linewidth=1.5, label=name)
        axes.scatter(said, right, s=[10 + each.count / 4 for each in found])
    axes.set_xlabel("confidence", color=INK)
    axes.set_ylabel("share that was right", color=INK)
    axes.legend(frameon=False)
    saved(figure, file)


def saved(figure: object, file: Path) -> None:
    """Without a date inside: the same run gives the same file."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    file.parent.mkdir(parents=True, exist_ok=True)
    mpl.rcParams["svg.hashsalt"] = "borgerchat"
    figure.savefig(file, bbox_inches="tight", metadata={"Date": None})  # type: ignore[attr-defined]
    plt.close(figure)  # type: ignore[arg-type]
