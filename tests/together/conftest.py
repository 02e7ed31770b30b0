"""What the tests over HTTP share: where programs are started quickly, and offices of both engines."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import SystemClock
from bot.simulator.simulator import Simulator
from tests.faults.nursery import Nursery
from tests.together.new_office import furnish


@pytest.fixture
async def nursery() -> AsyncIterator[Nursery]:
    """Programs are forked from one that has imported everything."""
    opened = Nursery()
    try:
        await opened.open()
        yield opened
    finally:
        await opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def office_url(request: pytest.FixtureRequest) -> str:
    """Where an office keeps its data; "" on SQLite, where it makes its own file."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else ""


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A Bot API with both bots, people who have never spoken to them, and the desk's group with the staff bot in it."""
    made = Simulator(now=SystemClock().now)
    furnish(made)
    await made.start()
    yield made
    await made.stop()
