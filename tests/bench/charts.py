"""Draws one chart many times in a process of its own: `python -m tests.bench.charts ours|pyplot NUMBER` → JSON."""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

DRAWERS = {"ours": "analytics.chart", "pyplot": "tests.bench.peers.peer_pyplot"}
LEVELS = ("Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng")
PEOPLE = (14, 12, 5, 2, 1)
WEEKS = tuple((f"{18 + week}/10", 30 + week, 0.70 + week / 100) for week in range(8))


def drawing() -> str:
    """A desk's week as the weekly card hands it over: eight weeks, a target, five levels."""
    everyone = sum(PEOPLE)
    return json.dumps(
        {
            "kind": "weekly",
            "title": "Quầy 1 – Hộ tịch",
            "subtitle": "Tỷ lệ hài lòng theo tuần, khoảng tin cậy 95%",
            "value": "76,5%",
            "banner": "",
            "weeks": [
                {"label": label, "answers": str(n), "rate": rate, "low": rate - 0.14, "high": rate + 0.12}
                for label, n, rate in WEEKS
            ],
            "weeks_label": "Tuần",
            "gap": "chưa đủ dữ liệu",
            "anew": "",
            "target": {"share": 0.9, "label": "Mục tiêu 90%"},
            "distribution": f"{everyone} lượt trả lời trong tuần",
            "parts": [
                {"label": label, "people": people, "text": f"{round(100 * people / everyone)}%"}
                for label, people in zip(LEVELS, PEOPLE, strict=True)
            ],
        }
    )


def main() -> None:
    who, number = sys.argv[1], int(sys.argv[2])
    draw = import_module(DRAWERS[who]).draw  # one of them only: pyplot must not weigh on ours
    for _ in range(3):
        draw(drawing())
    spent, resident = [], []
    for _ in range(number):
        began = time.process_time()
        picture = draw(drawing())
        spent.append((time.process_time() - began) * 1e3)
        resident.append(int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6)
    spent.sort()
    told = {"first_mb": resident[0], "half_mb": resident[number // 2], "last_mb": resident[-1]}
    print(json.dumps(told | {"ms": spent[number // 2], "bytes": len(picture)}))


if __name__ == "__main__":
    main()
