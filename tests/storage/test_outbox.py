"""Owed messages: once per key, in order within a chat, replies before alerts before bulk, settled for good."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from storage import outbox, places
from storage.database import Database, Transaction
from storage.outbox import Claimed, Entry, Repeat, Urgency
from survey.messages import CITIZEN_BOT, STAFF_BOT, TALK, Address, ChannelName, Message, Option, Placement, Slot

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)
LEASE = timedelta(seconds=40)
SECOND = timedelta(seconds=1)
LAN = Address(CITIZEN_BOT, "900100200")
MINH = Address(CITIZEN_BOT, "900100300")
GROUP = Address(STAFF_BOT, "-4001")
SCREEN = Message("Câu 1/5", rows=((Option("Hài lòng", "t:overall:4"),),), slot=TALK)
EDIT = replace(SCREEN, text="Câu 2/5", placement=Placement.IN_PLACE)


def owe(database: Database, *entries: Entry, at: datetime = NOW) -> list[bool]:
    return [database.run_now(outbox.enqueue, entry, at) for entry in entries]


def claim(database: Database, now: datetime = NOW, channel: ChannelName = CITIZEN_BOT) -> list[Claimed]:
    return database.run_now(outbox.claim_due, channel, now, 100, LEASE)


def keys(claimed: list[Claimed]) -> list[str]:
    return [entry.key for entry in claimed]


def test_the_same_cause_is_owed_once_even_after_it_was_sent(database: Database) -> None:
    first = owe(database, Entry("receipt:1", LAN, SCREEN))
    [claimed] = claim(database)
    database.run_now(outbox.settle, claimed.id, "sent", NOW, message_id=10)

    again = owe(database, Entry("receipt:1", LAN, SCREEN))

    assert (first, again) == ([True], [False])
    assert claim(database) == []


def test_a_message_comes_out_as_it_went_in(database: Database) -> None:
    whole = Message(
        'Ông/Bà: "ặ"\n{}',
        rows=((Option("Có", "a"), Option("Trang", url="https://example.org")),),
        slot=Slot("card:PA-1"),
        drawing='{"kind":"week"}',
        quiet=True,
        protected=True,
        reply_to=99,
    )
    owe(database, Entry("card:1", GROUP, whole, Urgency.ALERT, Repeat.ONCE, expires_at=NOW + LEASE))

    [claimed] = claim(database, channel=STAFF_BOT)

    assert (claimed.message, claimed.to) == (whole, GROUP)
    assert (claimed.urgency, claimed.repeat, claimed.expires_at) == (Urgency.ALERT, Repeat.ONCE, NOW + LEASE)


def test_of_a_chat_only_the_head_is_claimed_and_the_next_only_when_it_is_settled(database: Database) -> None:
    owe(database, Entry("a1", LAN, Message("1")), Entry("a2", LAN, Message("2")), Entry("b1", MINH, Message("1")))

    first, second = claim(database), claim(database)
    database.run_now(outbox.settle, first[0].id, "sent", NOW)
    third = claim(database)

    assert keys(first) == ["a1", "b1"]
    assert second == []
    assert keys(third) == ["a2"]


def test_a_head_that_must_wait_holds_up_its_chat_and_no_other(database: Database) -> None:
    owe(database, Entry("a1", LAN, Message("1")), Entry("a2", LAN, Message("2")), Entry("b1", MINH, Message("1")))
    [lan, minh] = claim(database)
    database.run_now(outbox.settle, minh.id, "sent", NOW)
    database.run_now(outbox.settle, lan.id, "later", NOW, not_before=NOW + 30 * SECOND, why="429")

    while_waiting = claim(database, NOW + 29 * SECOND)
    looks_again = database.run_now(outbox.next_due, CITIZEN_BOT, NOW)
    after = claim(database, NOW + 30 * SECOND)

    assert while_waiting == []
    assert looks_again == NOW + 30 * SECOND
    assert keys(after) == ["a1"]
    assert (after[0].attempts, after[0].first_failed_at, after[0].maybe_sent) == (2, NOW, False)


def test_bulk_that_is_not_due_yet_lets_later_messages_of_its_chat_pass(database: Database) -> None:
    tomorrow = NOW + timedelta(days=1)
    reminder = Entry("reminder", LAN, Message("nhắc"), Urgency.BULK, Repeat.ONCE, not_before=tomorrow)
    owe(database, reminder, Entry("reply", LAN, Message("trả lời")))

    assert keys(claim(database)) == ["reply"]


def test_between_chats_replies_go_before_alerts_before_bulk(database: Database) -> None:
    chats = [Address(CITIZEN_BOT, f"90000{number}") for number in range(3)]
    for chat, urgency in zip(chats, (Urgency.BULK, Urgency.ALERT, Urgency.REPLY), strict=True):
        owe(database, Entry(urgency, chat, Message("x"), urgency))

    assert keys(claim(database)) == ["reply", "alert", "bulk"]


def test_a_lease_that_ended_is_claimed_again_as_maybe_sent(database: Database) -> None:
    owe(database, Entry("a1", LAN, Message("1")))
    claim(database)

    before, after = claim(database, NOW + LEASE - SECOND), claim(database, NOW + LEASE)

    assert before == []
    assert [(entry.key, entry.maybe_sent, entry.attempts) for entry in after] == [("a1", True, 2)]


def test_leases_that_a_fallen_deliverer_left_are_released_at_once_as_maybe_sent(database: Database) -> None:
    owe(database, Entry("a1", LAN, Message("1")))
    claim(database)

    database.run_now(outbox.release_leases, CITIZEN_BOT, NOW)

    assert [(entry.key, entry.maybe_sent) for entry in claim(database)] == [("a1", True)]


def test_an_undelivered_edit_is_replaced_by_a_newer_one_of_its_slot(database: Database) -> None:
    newer = replace(EDIT, text="Câu 3/5")
    elsewhere = replace(EDIT, slot=Slot("card:PA-1"))
    owe(database, Entry("e1", LAN, EDIT), Entry("c1", LAN, elsewhere), Entry("e2", LAN, newer))

    [first] = claim(database)
    database.run_now(outbox.settle, first.id, "sent", NOW, message_id=1)
    [second] = claim(database)

    assert (first.key, second.key, second.message) == ("c1", "e2", newer)
    assert database.run_now(outbox.pending, CITIZEN_BOT) == 1
    assert owe(database, Entry("e1", LAN, EDIT)) == [False]


def test_an_edit_that_is_being_sent_is_not_replaced(database: Database) -> None:
    owe(database, Entry("e1", LAN, EDIT))
    [sending] = claim(database)

    owe(database, Entry("e2", LAN, EDIT))

    assert database.run_now(outbox.settle, sending.id, "sent", NOW, message_id=1)
    assert keys(claim(database)) == ["e2"]


def test_a_slot_knows_its_message_so_that_edits_change_it_and_new_ones_strip_it(database: Database) -> None:
    owe(database, Entry("s1", LAN, SCREEN))
    [first] = claim(database)
    database.run_now(outbox.settle, first.id, "sent", NOW, message_id=501)
    owe(database, Entry("e1", LAN, EDIT))
    [edit] = claim(database)
    database.run_now(outbox.settle, edit.id, "sent", NOW)
    owe(database, Entry("s2", LAN, SCREEN))
    [below] = claim(database)
    database.run_now(outbox.settle, below.id, "sent", NOW, message_id=777)

    assert (first.instead_edit, first.instead_strip) == (None, None)
    assert (edit.instead_edit, edit.instead_strip) == (501, None)
    assert (below.instead_edit, below.instead_strip) == (None, 501)
    assert database.run_now(outbox.current_message, CITIZEN_BOT, LAN.chat, TALK) == 777


def test_a_reply_to_an_older_staff_card_still_finds_what_it_showed(database: Database) -> None:
    card = Message("Phản ánh", slot=Slot("card:PA-1"))
    for key, message_id in (("c1", 41), ("c2", 42)):
        owe(database, Entry(key, GROUP, card))
        [claimed] = claim(database, channel=STAFF_BOT)
        database.run_now(outbox.settle, claimed.id, "sent", NOW, message_id=message_id)

    found = [database.run_now(outbox.slot_of, STAFF_BOT, GROUP.chat, number) for number in (41, 42, 43)]

    assert found == ["card:PA-1", "card:PA-1", None]


def test_settling_twice_changes_nothing(database: Database) -> None:
    owe(database, Entry("a1", LAN, SCREEN))
    [claimed] = claim(database)

    settled = [database.run_now(outbox.settle, claimed.id, "sent", NOW, message_id=number) for number in (5, 6)]

    assert settled == [True, False]
    assert database.run_now(outbox.current_message, CITIZEN_BOT, LAN.chat, TALK) == 5


def test_a_group_that_moves_takes_its_messages_and_desks_along_and_moving_twice_changes_nothing(
    database: Database,
) -> None:
    def prepare(tx: Transaction) -> None:
        places.put_unit(tx, places.Unit("tt", "Trung tâm"))
        places.put_desk(tx, "quay-3", "Quầy 3", "tt")
        places.bind_group(tx, "quay-3", GROUP.chat)
        outbox.enqueue(tx, Entry("alert", GROUP, Message("x"), Urgency.ALERT), NOW)

    database.run_now(prepare)
    for _ in range(2):
        database.run_now(outbox.migrate_chat, STAFF_BOT, GROUP.chat, "-1004001")

    [claimed] = claim(database, channel=STAFF_BOT)
    assert claimed.to == Address(STAFF_BOT, "-1004001")
    assert [desk.code for desk in database.run_now(places.desk_of_group, "-1004001")] == ["quay-3"]
    assert database.run_now(places.desk_of_group, GROUP.chat) == []


def test_an_unreachable_chat_loses_its_bulk_but_not_its_replies(database: Database) -> None:
    owe(database, Entry("card", LAN, Message("x"), Urgency.BULK), Entry("reply", LAN, Message("y")))

    database.run_now(outbox.mark_unreachable, LAN, NOW)

    assert database.run_now(outbox.is_unreachable, LAN)
    assert keys(claim(database)) == ["reply"]
    database.run_now(outbox.mark_reachable, LAN)
    assert not database.run_now(outbox.is_unreachable, LAN)


def test_alerts_that_reach_nobody_are_reported_by_age_or_by_their_end(database: Database) -> None:
    hour = timedelta(hours=1)
    other = Address(STAFF_BOT, "77")
    owe(
        database,
        Entry("slow", GROUP, Message("x"), Urgency.ALERT),
        Entry("gone", other, Message("x"), Urgency.ALERT),
        Entry("reply", Address(STAFF_BOT, "78"), Message("x")),
    )
    gone = next(entry for entry in claim(database, channel=STAFF_BOT) if entry.key == "gone")
    database.run_now(outbox.settle, gone.id, "gone", NOW)

    early = database.run_now(outbox.undelivered_alerts, NOW + hour, hour, NOW)
    late = database.run_now(outbox.undelivered_alerts, NOW + hour + SECOND, hour, NOW)

    assert [(one.key, one.outcome) for one in early] == [("gone", "gone")]
    assert [(one.key, one.outcome) for one in late] == [("slow", ""), ("gone", "gone")]


def test_an_answer_to_a_chat_that_is_owed_nothing_else_is_claimed_with_its_own_commit(database: Database) -> None:
    claimed = database.run_now(outbox.enqueue_claimed, Entry("turn:a:0", LAN, SCREEN), NOW, NOW + LEASE)

    assert claimed is not None
    assert (claimed.key, claimed.to, claimed.message, claimed.attempts) == ("turn:a:0", LAN, SCREEN, 1)
    assert claim(database) == []
    [lost] = claim(database, NOW + LEASE)
    assert (lost.id, lost.maybe_sent, lost.attempts) == (claimed.id, True, 2)


def test_an_answer_waits_behind_whatever_else_its_chat_is_owed(database: Database) -> None:
    owe(database, Entry("receipt:1", LAN, Message("1")))

    claimed = database.run_now(outbox.enqueue_claimed, Entry("turn:a:0", LAN, Message("2")), NOW, NOW + LEASE)

    assert claimed is None
    [head] = claim(database)
    database.run_now(outbox.settle, head.id, "sent", NOW)
    assert [head.key, *keys(claim(database))] == ["receipt:1", "turn:a:0"]


def test_an_answer_claimed_at_once_knows_which_message_it_edits(database: Database) -> None:
    first = database.run_now(outbox.enqueue_claimed, Entry("turn:a:0", LAN, SCREEN), NOW, NOW + LEASE)
    assert first is not None
    database.run_now(outbox.settle, first.id, "sent", NOW, message_id=10)

    second = database.run_now(outbox.enqueue_claimed, Entry("turn:b:0", LAN, EDIT), NOW, NOW + LEASE)

    assert second is not None
    assert (second.instead_edit, second.instead_strip) == (10, None)


def test_what_is_too_late_is_not_claimed_at_once(database: Database) -> None:
    entry = Entry("turn:a:0", LAN, SCREEN, expires_at=NOW)

    assert database.run_now(outbox.enqueue_claimed, entry, NOW, NOW + LEASE) is None


def test_of_an_answer_to_one_update_nothing_stays_once_it_is_sent(database: Database) -> None:
    owe(database, Entry("turn:a:0", LAN, SCREEN), Entry("receipt:1", MINH, SCREEN))
    for claimed in claim(database):
        database.run_now(outbox.settle, claimed.id, "sent", NOW)

    assert database.run_now(outbox.has_key, "receipt:1")
    assert not database.run_now(outbox.has_key, "turn:a:0")
