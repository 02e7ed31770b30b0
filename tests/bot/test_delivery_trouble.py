"""What cannot be delivered becomes somebody's task."""

from datetime import UTC, datetime, timedelta

from bot.rehearsal import sample
from bot.usecases import announce, delivery_trouble
from storage import claims, complaints, outbox
from storage.claims import Claimed
from storage.database import Database, Transaction
from storage.inbox import UpdateRef
from storage.tables.outbox import OutboxRow
from storage.transaction import reading
from survey import tracking_code
from survey.complaint import Complaint, Door, Source, opened
from survey.deadlines import Policy, deadlines
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language, Message, Slot
from survey.routing import Category
from survey.working_time import calendar

NOW = datetime(2026, 11, 11, 3, 0, tzinfo=UTC)
LEASE = timedelta(minutes=1)
GROUP = str(sample.GROUPS[2].chat)  # of quay-3


def test_when_the_group_lets_the_bot_go_the_head_gets_the_card_and_the_owner_hears(database: Database) -> None:
    database.run_now(sample.set_up, NOW)
    complaint = database.run_now(_complaint, Category.PROCEDURE)
    [to_group] = database.run_now(_claimed)

    database.run_now(delivery_trouble.set_aside, to_group, "gone", "bot was kicked", NOW)

    told = {claimed.to.chat: claimed.message for claimed in database.run_now(_claimed)}
    assert set(told) == {str(sample.HEAD.account), str(sample.OWNER.account)}
    assert complaint.code in told[str(sample.HEAD.account)].text
    assert told[str(sample.HEAD.account)].rows != ()  # it can be taken from there
    assert complaint.code not in told[str(sample.OWNER.account)].text


def test_a_head_who_cannot_be_reached_is_followed_by_the_leader_never_by_the_group(database: Database) -> None:
    database.run_now(sample.set_up, NOW)
    database.run_now(_complaint, Category.ATTITUDE)
    [to_head] = database.run_now(_claimed)

    database.run_now(delivery_trouble.set_aside, to_head, "gone", "blocked", NOW)

    told = {claimed.to.chat for claimed in database.run_now(_claimed)}
    assert to_head.to.chat == str(sample.HEAD.account)
    assert told == {str(sample.LEADER.account), str(sample.OWNER.account)}


def test_a_group_that_moved_sees_its_cards_move_on_there(database: Database) -> None:
    database.run_now(sample.set_up, NOW)
    complaint = database.run_now(_complaint, Category.PROCEDURE)
    [to_group] = database.run_now(_claimed)
    database.run_now(claims.settle, to_group.id, "sent", NOW, message_id=5)
    database.run_now(outbox.migrate_chat, STAFF_BOT, GROUP, "-1009")

    database.run_now(announce.case_moved, complaint, "taken", NOW)

    assert [claimed.to.chat for claimed in database.run_now(_claimed)] == ["-1009"]


def test_a_screen_that_came_too_late_is_nobodys_task(database: Database) -> None:
    database.run_now(sample.set_up, NOW)
    database.run_now(_complaint, Category.PROCEDURE)
    [to_group] = database.run_now(_claimed)
    screen = Claimed(
        to_group.id, "turn:1:0", to_group.to, to_group.message, outbox.Urgency.REPLY, to_group.repeat,
        1, None, None, None, False, NOW, NOW,
    )  # fmt: skip

    database.run_now(delivery_trouble.set_aside, screen, "expired", "too late", NOW)

    assert database.run_now(_claimed) == []


def test_what_a_citizen_was_told_of_trouble_is_said_once_and_names_nobody_afterwards(database: Database) -> None:
    person = Address(CITIZEN_BOT, "7123456789")
    lane = database.keys.lane(person.channel, person.chat)
    update = UpdateRef(CITIZEN_BOT, 5, lane)

    for _ in range(2):
        database.run_now(delivery_trouble.apologise, update, person.chat, NOW)
        database.run_now(delivery_trouble.slow_down, person, NOW)
    database.run_now(delivery_trouble.slow_down, person, NOW + timedelta(minutes=1))
    told = []
    while claimed := database.run_now(claims.claim_due, CITIZEN_BOT, NOW + timedelta(minutes=1), 10, LEASE):
        told += claimed
        database.run_now(claims.settle, claimed[0].id, "sent", NOW)
    rows = database.run_now(lambda tx: tx.all(reading(OutboxRow, "key", "lane", "chat")))

    assert len(told) == len(rows) == 3
    assert lane not in repr(rows)
    assert person.chat not in repr(rows)


def _complaint(tx: Transaction, category: Category) -> Complaint:
    due = deadlines(NOW, Policy(), calendar(tx.zone, ()))
    complaint = opened(
        tracking_code.make(1_234_567), "quay-3", "an-phuoc", category, Door.ANONYMOUS, Source.CHAT, NOW, due
    )
    complaints.save_new(tx, complaint, "Phải chờ ba tiếng", Language.VI)
    announce.complaint_opened(tx, complaint, NOW)
    return complaint


def _claimed(tx: Transaction) -> list[Claimed]:
    return claims.claim_due(tx, STAFF_BOT, NOW, 10, LEASE)


def test_staff_hear_when_an_answer_does_not_reach_the_citizen(database: Database) -> None:
    database.run_now(sample.set_up, NOW)
    complaint = database.run_now(_complaint, Category.PROCEDURE)
    [to_group] = database.run_now(_claimed)
    database.run_now(claims.settle, to_group.id, "sent", NOW, message_id=5)
    answer = Claimed(
        7, "complaint:x:answered:1:citizen", Address(CITIZEN_BOT, "6001"),
        Message("Trả lời", slot=Slot(f"{announce.CASE}{complaint.code}")), outbox.Urgency.REPLY, outbox.Repeat.REPEAT,
        1, None, None, None, False, NOW, None,
    )  # fmt: skip

    database.run_now(delivery_trouble.set_aside, answer, "gone", "bot was blocked by the user", NOW)

    [told] = database.run_now(_claimed)
    assert told.to.chat == GROUP
    assert complaint.code in told.message.text
    assert "Chưa gửi được cho người dân" in told.message.text
