"""Draws one desk after the other in a process of its own: `python -m tests.bench.charts ours|pyplot NUMBER` → JSON."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

DRAWERS = {"ours": "analytics.chart", "pyplot": "tests.bench.peers.peer_pyplot"}
WARMING = 20  # charts before the first that counts
LEVELS = ("Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng")
WEEKS = range(39, 47)


def drawing(desk: int) -> str:
    """A desk's week as the weekly card hands it over: eight weeks, a target, five levels; each desk has its own."""
    people = tuple((most + 7 * desk) % (2 * most) + 1 for most in (60, 40, 12, 6, 3))
    answers = [20 + (desk * week) % 90 for week in WEEKS]
    rates = [0.6 + (desk + 3 * week) % 30 / 100 for week in WEEKS]
    return json.dumps(
        {
            "kind": "weekly",
            "title": f"Quầy {desk} – Hộ tịch",
            "subtitle": "Tỷ lệ hài lòng, khoảng tin cậy 95%",
            "value": f"{100 * rates[-1]:.1f}%".replace(".", ","),
            "banner": "",
            "weeks": [
                {"label": f"T{week}", "answers": str(n), "rate": rate, "low": rate - 0.14, "high": rate + 0.1}
                for week, n, rate in zip(WEEKS, answers, rates, strict=True)
            ],
            "weeks_label": "Tuần",
            "gap": "chưa đủ",
            "anew": "",
            "target": {"share": 0.9, "label": "mục tiêu 90%"},
            "distribution": f"Kỳ này: {sum(people)} lượt trả lời hợp lệ",
            "parts": [
                {"label": label, "people": number, "text": str(number)}
                for label, number in zip(LEVELS, people, strict=True)
            ],
        }
    )


def main() -> None:
    who, number = sys.argv[1], int(sys.argv[2])
    draw = import_module(DRAWERS[who]).draw  # one of them only: pyplot must not weigh on ours
    for desk in range(WARMING):
        draw(drawing(desk))
    spent, resident = [], []
    for desk in range(WARMING, WARMING + number):
        shown = drawing(desk)
        began = time.process_time()
        picture = draw(shown)
        spent.append((time.process_time() - began) * 1e3)
        resident.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6)
    spent.sort()
    told = {"first_mb": resident[0], "half_mb": resident[number // 2], "last_mb": resident[-1]}
    print(json.dumps(told | {"ms": spent[number // 2], "bytes": len(picture)}))


if __name__ == "__main__":
    main()
