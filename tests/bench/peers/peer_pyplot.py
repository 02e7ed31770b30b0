"""The weekly chart as matplotlib's tutorials teach it: pyplot with constrained layout; the same words and figures."""

import json
from io import BytesIO

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLORS = ("#1b4f83", "#6aa5d8", "#d5d9dd", "#eda14a", "#a83c06")


def draw(drawing: str) -> bytes:
    shown = json.loads(drawing)
    weeks, parts = shown["weeks"], shown["parts"]
    figure, (trend, levels) = plt.subplots(
        2, 1, figsize=(3.6, 3.69), dpi=200, layout="constrained", gridspec_kw={"height_ratios": [3, 1]}
    )
    figure.suptitle(f"{shown['title']}    {shown['value']}", fontsize=9.5, fontweight="bold")
    places = range(len(weeks))
    rates = [week["rate"] for week in weeks]
    below = [week["rate"] - week["low"] for week in weeks]
    above = [week["high"] - week["rate"] for week in weeks]
    trend.errorbar(places, rates, yerr=[below, above], fmt="o-", color="#1d5c96", ecolor="#a9cbe8", elinewidth=4)
    trend.axhline(shown["target"]["share"], color="#b0440c", linestyle="--", label=shown["target"]["label"])
    trend.set_xticks(list(places), [f"{week['label']}\n{week['answers']}" for week in weeks], fontsize=6)
    trend.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"], fontsize=6)
    trend.set_ylim(0, 1)
    trend.grid(axis="y", color="#e3e7eb")
    trend.set_title(shown["subtitle"], fontsize=7, loc="left")
    trend.set_xlabel(f"{shown['weeks_label']} / n", fontsize=6)
    trend.legend(fontsize=6, loc="lower right")
    left = 0
    for part, color in zip(parts, COLORS, strict=True):
        bar = levels.barh(0, part["people"], left=left, color=color, label=f"{part['label']}: {part['text']}")
        levels.bar_label(bar, [part["text"]], label_type="center", fontsize=6)
        left += part["people"]
    levels.set_title(shown["distribution"], fontsize=7, loc="left")
    levels.axis("off")
    levels.legend(fontsize=6, ncols=2, loc="upper center", bbox_to_anchor=(0.5, 0))
    file = BytesIO()
    figure.savefig(file, format="png")
    plt.close(figure)
    return file.getvalue()
