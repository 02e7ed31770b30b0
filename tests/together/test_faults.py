"""The faults run in small: the program is killed and stopped while people talk, and nothing is lost or said wrongly."""

import random

from tests.faults.checker import check
from tests.faults.nursery import Nursery
from tests.faults.office import fresh_office
from tests.faults.people import Crowd
from tests.faults.under_load import talking

PEOPLE = 3
KILLS = 2
REQUESTS_IN_A_LIFE = 15


async def test_killed_amid_talks_it_loses_nothing_and_repeats_only_what_was_on_its_way(nursery: Nursery) -> None:
    async with fresh_office(nursery) as office:
        record = office.simulator.record
        crowd = Crowd(office, random.Random(1), at_once=PEOPLE)
        crowd.complaining = 0.0
        async with talking(crowd, lambda: len(crowd.people) >= PEOPLE):
            for _ in range(KILLS):
                async with office.living() as program:
                    enough = record.total + REQUESTS_IN_A_LIFE
                    await office.simulator.until(lambda: record.total >= enough or crowd.is_through)  # noqa: B023
                    await program.kill()
            async with office.living() as program:
                await crowd.through()
                await crowd.one("quay-1")  # by then the others have all that was owed to them
                status = await program.stop()

        found = check(office, crowd.people)

    assert status == 0
    assert str(found) == "0 lost, doubled, disordered, wrong, stuck, leaked"
    assert found.repeats <= KILLS * PEOPLE  # at most what was on its way to each of them
