"""Claims: the head of each chat, leased while it is tried, settled once."""

from datetime import timedelta

from storage import claims, outbox
from storage.database import Database
from storage.outbox import Entry, Repeat, Urgency
from survey.messages import CITIZEN_BOT, STAFF_BOT, TALK, Address, Message, Option, Slot
from tests.storage.owing import EDIT, GROUP, LAN, LEASE, MINH, NOW, SCREEN, SECOND, claim, keys, owe


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
    database.run_now(claims.settle, first[0].id, "sent", NOW)
    third = claim(database)

    assert keys(first) == ["a1", "b1"]
    assert second == []
    assert keys(third) == ["a2"]


def test_a_head_that_must_wait_holds_up_its_chat_and_no_other(database: Database) -> None:
    owe(database, Entry("a1", LAN, Message("1")), Entry("a2", LAN, Message("2")), Entry("b1", MINH, Message("1")))
    [lan, minh] = claim(database)
    database.run_now(claims.settle, minh.id, "sent", NOW)
    database.run_now(claims.settle, lan.id, "later", NOW, not_before=NOW + 30 * SECOND, why="429")

    while_waiting = claim(database, NOW + 29 * SECOND)
    looks_again = database.run_now(claims.next_due, CITIZEN_BOT, NOW)
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

    database.run_now(claims.release_leases, CITIZEN_BOT, NOW)

    assert [(entry.key, entry.maybe_sent) for entry in claim(database)] == [("a1", True)]


def test_settling_twice_changes_nothing(database: Database) -> None:
    owe(database, Entry("a1", LAN, SCREEN))
    [claimed] = claim(database)

    settled = [database.run_now(claims.settle, claimed.id, "sent", NOW, message_id=number) for number in (5, 6)]

    assert settled == [True, False]
    assert database.run_now(outbox.current_message, CITIZEN_BOT, LAN.chat, TALK) == 5


def test_an_answer_to_a_chat_that_is_owed_nothing_else_is_claimed_with_its_own_commit(database: Database) -> None:
    claimed = database.run_now(claims.enqueue_claimed, Entry("turn:a:0", LAN, SCREEN), NOW, NOW + LEASE)

    assert claimed is not None
    assert (claimed.key, claimed.to, claimed.message, claimed.attempts) == ("turn:a:0", LAN, SCREEN, 1)
    assert claim(database) == []
    [lost] = claim(database, NOW + LEASE)
    assert (lost.id, lost.maybe_sent, lost.attempts) == (claimed.id, True, 2)


def test_an_answer_waits_behind_whatever_else_its_chat_is_owed(database: Database) -> None:
    owe(database, Entry("receipt:1", LAN, Message("1")))

    claimed = database.run_now(claims.enqueue_claimed, Entry("turn:a:0", LAN, Message("2")), NOW, NOW + LEASE)

    assert claimed is None
    [head] = claim(database)
    database.run_now(claims.settle, head.id, "sent", NOW)
    assert [head.key, *keys(claim(database))] == ["receipt:1", "turn:a:0"]


def test_an_answer_claimed_at_once_knows_which_message_it_edits(database: Database) -> None:
    first = database.run_now(claims.enqueue_claimed, Entry("turn:a:0", LAN, SCREEN), NOW, NOW + LEASE)
    assert first is not None
    database.run_now(claims.settle, first.id, "sent", NOW, message_id=10)

    second = database.run_now(claims.enqueue_claimed, Entry("turn:b:0", LAN, EDIT), NOW, NOW + LEASE)

    assert second is not None
    assert (second.instead_edit, second.instead_strip) == (10, None)


def test_what_is_too_late_is_not_claimed_at_once(database: Database) -> None:
    entry = Entry("turn:a:0", LAN, SCREEN, expires_at=NOW)

    assert database.run_now(claims.enqueue_claimed, entry, NOW, NOW + LEASE) is None


def test_of_an_answer_to_one_update_nothing_stays_once_it_is_sent(database: Database) -> None:
    owe(database, Entry("turn:a:0", LAN, SCREEN), Entry("receipt:1", MINH, SCREEN))
    for claimed in claim(database):
        database.run_now(claims.settle, claimed.id, "sent", NOW)

    assert database.run_now(outbox.has_key, "receipt:1")
    assert not database.run_now(outbox.has_key, "turn:a:0")
