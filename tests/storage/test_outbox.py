"""Owed messages: once per key, the newer edit in place of the older, along with a chat that moves or closes."""

from dataclasses import replace
from datetime import timedelta

from storage import claims, outbox, places
from storage.database import Database, Transaction
from storage.outbox import Entry, Urgency
from survey.messages import CITIZEN_BOT, STAFF_BOT, TALK, Address, Message, Slot
from tests.storage.owing import EDIT, GROUP, LAN, NOW, SCREEN, SECOND, claim, keys, owe


def test_the_same_cause_is_owed_once_even_after_it_was_sent(database: Database) -> None:
    first = owe(database, Entry("receipt:1", LAN, SCREEN))
    [claimed] = claim(database)
    database.run_now(claims.settle, claimed.id, "sent", NOW, message_id=10)

    again = owe(database, Entry("receipt:1", LAN, SCREEN))

    assert (first, again) == ([True], [False])
    assert claim(database) == []


def test_an_undelivered_edit_is_replaced_by_a_newer_one_of_its_slot(database: Database) -> None:
    newer = replace(EDIT, text="Câu 3/5")
    elsewhere = replace(EDIT, slot=Slot("card:PA-1"))
    owe(database, Entry("e1", LAN, EDIT), Entry("c1", LAN, elsewhere), Entry("e2", LAN, newer))

    [first] = claim(database)
    database.run_now(claims.settle, first.id, "sent", NOW, message_id=1)
    [second] = claim(database)

    assert (first.key, second.key, second.message) == ("c1", "e2", newer)
    assert database.run_now(claims.pending, CITIZEN_BOT) == 1
    assert owe(database, Entry("e1", LAN, EDIT)) == [False]


def test_an_edit_that_is_being_sent_is_not_replaced(database: Database) -> None:
    owe(database, Entry("e1", LAN, EDIT))
    [sending] = claim(database)

    owe(database, Entry("e2", LAN, EDIT))

    assert database.run_now(claims.settle, sending.id, "sent", NOW, message_id=1)
    assert keys(claim(database)) == ["e2"]


def test_a_slot_knows_its_message_so_that_edits_change_it_and_new_ones_strip_it(database: Database) -> None:
    owe(database, Entry("s1", LAN, SCREEN))
    [first] = claim(database)
    database.run_now(claims.settle, first.id, "sent", NOW, message_id=501)
    owe(database, Entry("e1", LAN, EDIT))
    [edit] = claim(database)
    database.run_now(claims.settle, edit.id, "sent", NOW)
    owe(database, Entry("s2", LAN, SCREEN))
    [below] = claim(database)
    database.run_now(claims.settle, below.id, "sent", NOW, message_id=777)

    assert (first.instead_edit, first.instead_strip) == (None, None)
    assert (edit.instead_edit, edit.instead_strip) == (501, None)
    assert (below.instead_edit, below.instead_strip) == (None, 501)
    assert database.run_now(outbox.current_message, CITIZEN_BOT, LAN.chat, TALK) == 777


def test_a_reply_to_an_older_staff_card_still_finds_what_it_showed(database: Database) -> None:
    card = Message("Phản ánh", slot=Slot("card:PA-1"))
    for key, message_id in (("c1", 41), ("c2", 42)):
        owe(database, Entry(key, GROUP, card))
        [claimed] = claim(database, channel=STAFF_BOT)
        database.run_now(claims.settle, claimed.id, "sent", NOW, message_id=message_id)

    found = [database.run_now(outbox.slot_of, STAFF_BOT, GROUP.chat, number) for number in (41, 42, 43)]

    assert found == ["card:PA-1", "card:PA-1", None]


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
    database.run_now(claims.settle, gone.id, "gone", NOW)

    early = database.run_now(outbox.undelivered_alerts, NOW + hour, hour, NOW)
    late = database.run_now(outbox.undelivered_alerts, NOW + hour + SECOND, hour, NOW)

    assert [(one.key, one.outcome) for one in early] == [("gone", "gone")]
    assert [(one.key, one.outcome) for one in late] == [("slow", ""), ("gone", "gone")]
