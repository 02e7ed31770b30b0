"""Who hears that somebody was pointed to tố cáo: one person, present, and never of the desk it may be about."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.usecases import absence, citizen_complaints
from storage import claims, people, places
from storage.database import Database, Transaction
from storage.people import Role
from storage.places import Unit
from survey.conversation.effects import Redirect, RedirectTo
from survey.conversation.states import Desk
from survey.definition import SurveyId
from survey.messages import STAFF_BOT

AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # a Wednesday, 09:00 in Ha Noi
UNIT, OTHER_UNIT, DESK = "an-phuoc", "tan-hoa", "quay-1"
FIRST_LEADER, SECOND_LEADER, HEAD, OFFICER, CLERK, OWNER = "7001", "7002", "7003", "7004", "7005", "7999"
LEADER, AT_DESK = (Role.LEADER, UNIT, None), (Role.OFFICER, None, DESK)
Seat = tuple[Role, str | None, str | None]

ONE_LEADER: dict[str, tuple[Seat, ...]] = {
    FIRST_LEADER: (LEADER,),
    HEAD: ((Role.HEAD, None, DESK),),
    OFFICER: (AT_DESK,),
    CLERK: ((Role.OFFICER, None, "quay-2"),),
    OWNER: ((Role.OWNER, None, None),),
}
TWO_LEADERS = ONE_LEADER | {SECOND_LEADER: (LEADER,)}
NO_LEADER = {who: seats for who, seats in ONE_LEADER.items() if who != FIRST_LEADER}
LEADER_AT_DESK: dict[str, tuple[Seat, ...]] = ONE_LEADER | {FIRST_LEADER: (LEADER, AT_DESK)}
OWNER_AT_DESK: dict[str, tuple[Seat, ...]] = NO_LEADER | {OWNER: ((Role.OWNER, None, None), AT_DESK)}


@pytest.mark.parametrize(
    ("office", "away", "told"),
    [
        pytest.param(TWO_LEADERS, {}, FIRST_LEADER, id="the first of two leaders"),
        pytest.param(TWO_LEADERS, {FIRST_LEADER: None}, SECOND_LEADER, id="not the one on leave"),
        pytest.param(ONE_LEADER, {FIRST_LEADER: CLERK}, CLERK, id="who stands in"),
        pytest.param(ONE_LEADER, {FIRST_LEADER: None}, OWNER, id="all leaders on leave"),
        pytest.param(ONE_LEADER, {FIRST_LEADER: OFFICER}, OWNER, id="an officer of the desk stands in"),
        pytest.param(ONE_LEADER, {FIRST_LEADER: HEAD}, OWNER, id="the head of the desk stands in"),
        pytest.param(NO_LEADER, {}, OWNER, id="no leader"),
        pytest.param(LEADER_AT_DESK, {}, OWNER, id="the leader serves at the desk"),
        pytest.param(OWNER_AT_DESK, {}, None, id="nobody but the desk"),
    ],
)
def test_one_person_who_is_not_of_the_desk_hears_of_it(
    database: Database, office: dict[str, tuple[Seat, ...]], away: dict[str, str | None], told: str | None
) -> None:
    database.run_now(_open, office, away)

    database.run_now(_redirect, RedirectTo.TO_CAO)

    claimed = database.run_now(claims.claim_due, STAFF_BOT, AT, 100, timedelta(hours=1))
    assert [one.to.chat for one in claimed] == ([told] if told is not None else [])


def test_of_an_appeal_nobody_is_told(database: Database) -> None:
    database.run_now(_open, TWO_LEADERS, {})

    database.run_now(_redirect, RedirectTo.KHIEU_NAI)

    assert database.run_now(claims.claim_due, STAFF_BOT, AT, 100, timedelta(hours=1)) == []


def _redirect(tx: Transaction, to: RedirectTo) -> None:
    desk = Desk(DESK, "Quầy 1", UNIT, "Trung tâm", SurveyId("quick", 1))
    assert citizen_complaints.keep_redirect(tx, Redirect(to, desk), "fresh", AT) == []


def _open(tx: Transaction, office: dict[str, tuple[Seat, ...]], away: dict[str, str | None]) -> None:
    for unit in (UNIT, OTHER_UNIT):
        places.put_unit(tx, Unit(unit, f"Trung tâm {unit}"))
    for code in (DESK, "quay-2"):
        places.put_desk(tx, code, code, UNIT)
    people.accept(tx, "elsewhere", Role.LEADER, OTHER_UNIT, None, "7100", "Phạm Văn Chính", AT)
    for who in sorted(office):
        for number, (role, unit, desk) in enumerate(office[who]):
            people.accept(tx, f"{who}-{number}", role, unit, desk, who, f"Người {who}", AT)
    for one, other in away.items():
        mine, stand_in = people.by_account(tx, one), people.by_account(tx, other) if other else None
        assert mine is not None
        absence.note_away(tx, mine.id, stand_in.id if stand_in else None, is_away=True)
