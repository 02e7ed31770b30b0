"""Places, people, holidays, settings, consents: what the office is made of."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

from storage import consents, holidays, people, places, settings
from storage.database import Database, Transaction
from storage.holidays import Holiday
from storage.people import Grant, Role, Staff
from storage.places import Procedure, Unit
from storage.tables.askings import AskingRow
from storage.transaction import insert

NOW = datetime(2026, 11, 18, 2, tzinfo=UTC)


def build(tx: Transaction) -> None:
    places.put_unit(tx, Unit("tt", "Trung tâm"))
    places.put_desk(tx, "Quầy-3", "Quầy Đất đai", "tt")
    places.put_desk(tx, "quay-30", "Quầy Tư pháp", "tt")


def accept(database: Database, nonce: str, role: Role, desk: str | None, account: str = "77") -> Staff | None:
    return database.run_now(people.accept, nonce, role, "tt", desk, account, "Lan", NOW)


def test_a_typed_code_finds_its_desk_however_it_is_written(database: Database) -> None:
    database.run_now(build)

    typed = ["Quầy-3", "QUAY 3", "quầy3", "quay_30", "quay", ""]
    found = [database.run_now(places.desk_by_code_typed, text) for text in typed]

    assert [desk.code if desk else None for desk in found] == ["Quầy-3", "Quầy-3", "Quầy-3", "quay-30", None, None]


def test_desks_are_searched_by_name_or_code_without_diacritics_and_never_by_pattern(database: Database) -> None:
    database.run_now(build)

    found = {query: database.run_now(places.search_desks, query) for query in ("dat dai", "QUAY", "%", "đ%i")}

    assert {query: len(desks) for query, desks in found.items()} == {"dat dai": 1, "QUAY": 2, "%": 0, "đ%i": 0}


def test_a_desk_that_is_put_again_keeps_number_group_and_links(database: Database) -> None:
    database.run_now(build)
    database.run_now(places.bind_group, "Quầy-3", "-4001")
    database.run_now(places.revoke_links, "Quầy-3")

    renamed = database.run_now(places.put_desk, "Quầy-3", "Quầy 3 mới", "tt")

    assert (renamed.number, renamed.name, renamed.group_chat, renamed.link_generation) == (1, "Quầy 3 mới", "-4001", 1)
    assert database.run_now(places.desk_by_number, 1) == renamed


def test_a_unit_and_a_procedure_are_found_as_they_were_last_put(database: Database) -> None:
    unit = Unit("tt", "Trung tâm", None, "Số 1", "1900", "Thứ Ba", "sipas")
    database.run_now(build)
    database.run_now(places.put_unit, unit)
    database.run_now(places.put_procedure, Procedure("1.001", "Đất đai", "Cấp giấy chứng nhận"))

    assert database.run_now(places.units) == [unit]
    assert [one.code for one in database.run_now(places.search_procedures, "giay chung")] == ["1.001"]


def test_a_procedure_is_found_by_words_in_any_order_with_or_without_marks_or_by_its_code(database: Database) -> None:
    listed = [
        Procedure("1.001193", "Hộ tịch", "Thủ tục đăng ký khai sinh"),
        Procedure("1.004884", "Hộ tịch", "Thủ tục đăng ký lại khai sinh"),
        Procedure("2.000635", "Hộ tịch", "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"),
        Procedure("mau-dat-dai-2", "Đất đai", "Tách thửa, hợp thửa (100%)"),
    ]
    assert not database.run_now(places.are_procedures_known)
    for one in listed:
        database.run_now(places.put_procedure, one)
    assert database.run_now(places.are_procedures_known)

    def found(query: str) -> list[str]:
        return [one.code for one in database.run_now(places.search_procedures, query)]

    assert found("đăng ký khai sinh") == ["1.001193", "1.004884"]  # who has it word for word comes first
    assert found("KHAI SINH, LAI!") == ["1.004884"]
    assert found(unicodedata.normalize("NFD", "trích lục")) == ["2.000635"]
    assert found("1.001193") == found("1001193") == found("1,001193") == ["1.001193"]
    assert found("2.0006") == ["2.000635"]
    assert found("thửa %") == ["mau-dat-dai-2"]
    assert found("mau dat dai 2") == found("mau-dat-dai-2") == ["mau-dat-dai-2"]
    assert found("đất ruộng") == found("?!") == []


def test_an_invitation_is_spent_once_and_one_person_may_hold_several_roles(database: Database) -> None:
    first = accept(database, "n1", Role.HEAD, "Quầy-3")
    again = accept(database, "n1", Role.OWNER, None, account="88")
    second = accept(database, "n2", Role.LEADER, None)

    assert first is not None
    assert again is None
    assert second == first
    held = database.run_now(people.grants, first.id)
    assert held == [Grant(first.id, Role.HEAD, "tt", "Quầy-3"), Grant(first.id, Role.LEADER, "tt", None)]
    assert database.run_now(people.by_account, "88") is None


def test_who_is_removed_holds_nothing_at_once_and_returns_with_the_new_role_only(database: Database) -> None:
    staff = accept(database, "n1", Role.HEAD, "Quầy-3")
    assert staff is not None
    before = database.run_now(people.holders, Role.HEAD, desk="Quầy-3")
    database.run_now(people.remove, staff.id)
    removed = database.run_now(people.holders, Role.HEAD), database.run_now(people.names, "Quầy-3")

    accept(database, "n2", Role.OFFICER, "Quầy-3")

    assert before == [staff]
    assert removed == ([], [])
    assert [grant.role for grant in database.run_now(people.grants, staff.id)] == [Role.OFFICER]
    assert database.run_now(people.names, "Quầy-3") == ["Lan"]


def test_a_holiday_is_replaced_by_its_day(database: Database) -> None:
    tet = Holiday(date(2027, 2, 5), True, "Tết", False)
    database.run_now(holidays.put, tet)
    database.run_now(holidays.put, Holiday(tet.day, True, "Tết", True))

    assert database.run_now(holidays.load) == [Holiday(tet.day, True, "Tết", True)]


def test_a_setting_is_what_was_put_last_and_text_has_no_nul(database: Database) -> None:
    for value in ("1", "a\0b"):
        database.run_now(settings.put, "key", value)

    assert database.run_now(settings.get, "key") == "ab"


def test_a_consent_stays_while_its_questions_are_still_to_come(database: Database) -> None:
    def waits(tx: Transaction) -> None:
        values = {"sealed_address": b"a", "sealed_state": b"s", "visited_at": NOW, "ask_at": NOW + timedelta(days=2)}
        columns = ("talk", "lane", "sealed_address", "sealed_state", "visited_at", "ask_at")
        tx.execute(insert(AskingRow, *columns), talk="talk1", lane="waits", **values)
        for lane in ("waits", "nothing"):
            consents.record(tx, lane, "survey", "1", NOW)

    database.run_now(waits)

    assert database.run_now(consents.forget_unlinked, NOW) == 0
    assert database.run_now(consents.forget_unlinked, NOW + timedelta(days=1)) == 1
    assert len(database.run_now(consents.of, "waits")) == 1


def test_consents_are_kept_per_purpose_and_forgotten_with_the_account(database: Database) -> None:
    database.run_now(consents.record, "lane", "survey", "1", NOW)
    database.run_now(consents.record, "lane", "complaint", "2", NOW)

    database.run_now(consents.record, "lane", "survey", "1", NOW + timedelta(seconds=1))

    database.run_now(consents.forget, "lane", "survey", NOW)

    assert [(one.purpose, one.version, one.at) for one in database.run_now(consents.of, "lane")] == [
        ("complaint", "2", NOW),
        ("survey", "1", NOW + timedelta(seconds=1)),
    ]
