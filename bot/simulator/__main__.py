"""`python -m bot.simulator --port 0 --world FILE.json`: the simulator as a process of its own."""

import argparse
import asyncio
import json
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.simulator.simulator import MEMORY, Simulator
from bot.simulator.stage import Cast, Link, Poster, Role, Stage


class MovableTime:
    """Real time plus what it was moved forward; the only clock of this process, which imports nothing of ours."""

    def __init__(self) -> None:
        self._moved = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._moved

    async def move(self, to: datetime) -> None:
        self._moved += to - self.now()


def furnish(simulator: Simulator, world: dict[str, Any], clock: MovableTime) -> None:
    """Fills the simulator from a world file: bots, people (with `started`: bots), groups (with `bots`), stage."""
    for bot in world.get("bots", []):
        simulator.add_bot(bot["token"], bot["username"], bot["name"])
    for person in world.get("people", []):
        simulator.add_person(person["id"], person["name"], person.get("language", "vi"))
        simulator.world.people[person["id"]].started.update(person.get("started", []))
        for bot in person.get("started", []):
            simulator.world.private(person["id"], bot)
    for group in world.get("groups", []):
        bots = [simulator.world.bots[bot].id for bot in group.get("bots", [])]
        members = [*group.get("members", []), *bots]
        simulator.add_group(group["id"], group["title"], members, group.get("admins", []))
    stage = world.get("stage", {})
    cast = [Cast(Role(one["role"]), one["person"], one["name"], one["chat"], one.get("caption", ""))
            for one in stage.get("cast", [])]  # fmt: skip
    posters = [Poster(one["label"], one["link"], one["desk"]) for one in stage.get("posters", [])]
    links = [Link(one["label"], one["url"]) for one in stage.get("links", [])]
    simulator.show(Stage(stage.get("title", "Hài Lòng"), cast, posters, clock.move, links))


async def serve(arguments: argparse.Namespace) -> None:
    clock = MovableTime()
    simulator = Simulator(now=clock.now, limits=not arguments.no_limits, memory=arguments.memory)
    world = json.loads(arguments.world.read_text("utf-8")) if arguments.world else {}
    furnish(simulator, world, clock)
    print(f"ready {await simulator.start(arguments.host, arguments.port)}", flush=True)
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    await ended.wait()
    await simulator.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.simulator", description="A local Bot API server.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one, which the `ready` line names")
    parser.add_argument("--world", type=Path, help="JSON file with bots, people, groups and a stage")
    parser.add_argument("--no-limits", action="store_true", help="answer no 429 of its own accord")
    parser.add_argument("--memory", type=int, default=MEMORY, help="requests, and messages per chat, that are kept")
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
