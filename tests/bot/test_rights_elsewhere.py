"""Who may do what beside cases: entering, figures, files, comments, posters, apologies, subscriptions; and where."""

from collections.abc import Callable

import pytest

from bot.usecases import staff_dossiers, staff_entry, staff_periods, staff_subscriptions
from bot.usecases.report_places import Place
from storage.database import Database, Transaction
from survey.messages import STAFF_BOT, Address
from tests.bot.test_rights import ACCOUNTS, AT, EVERYBODY, GROUP, NO_STAFF, _outcome, _person
from tests.bot.test_rights import office as office  # the same office, with everybody in it

DESK = Place(True, "quay-1", "").token
RIGHTS = ("staff-unknown", "staff-not-allowed", "period-not-yours", "prefer-private", "entry-private")
NOT = "staff-not-allowed"
NOT_HERE = "period-not-yours"
ELSEWHERE = {"officer elsewhere": NOT_HERE, "leader elsewhere": NOT}  # whose unit has no desk
NEVER_FILES = {"handler": NOT, "colleague": NOT}

Act = Callable[[Transaction, Address, str], str | None]


def _press(act: str) -> Act:
    return lambda tx, chat, who: staff_periods.press_report(
        tx, act, "2026-W46", DESK, 0, chat, _person(who), "fresh", AT
    )


# act → how it is tried, and who is refused it in private; whoever is not named may
ACTS: dict[str, tuple[Act, dict[str, str]]] = {
    "/nhap_phieu": (
        lambda tx, chat, who: staff_entry.begin_entry(tx, chat, _person(who), "freshfre", AT),
        {"owner": NOT, "leader elsewhere": NOT},  # an owner keeps the system; the other unit has no desk
    ),
    "/vao_so": (
        lambda tx, chat, who: staff_entry.begin_case(tx, chat, _person(who), "freshfre", AT),
        {"owner": NOT, "leader elsewhere": NOT},
    ),
    "[In áp phích]": (_press("poster"), ELSEWHERE),
    "[Đoạn văn]": (_press("text"), ELSEWHERE),
    "[XLSX]": (_press("xlsx"), ELSEWHERE | NEVER_FILES),
    "[PDF]": (_press("pdf"), ELSEWHERE | NEVER_FILES),
    "[Ý kiến]": (_press("comments"), ELSEWHERE | NEVER_FILES | {"owner": NOT}),
    "[Soạn văn bản xin lỗi]": (
        lambda tx, chat, who: staff_dossiers.press_dossiers(tx, DESK, "draft", chat, _person(who), "fresh", AT),
        ELSEWHERE,
    ),
    "/dang_ky": (
        lambda tx, chat, who: staff_subscriptions.show_subscriptions(tx, "21-6", chat, _person(who), "fresh", AT),
        {},
    ),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", ACTS)
def test_each_act_beside_cases_is_for_exactly_those_who_may(office: Database, act: str, who: str) -> None:
    attempt, refused = ACTS[act]
    chat = Address(STAFF_BOT, ACCOUNTS[who])

    outcome = _outcome(office, lambda tx: attempt(tx, chat, who))

    expected = (refused | NO_STAFF).get(who, "")
    assert (outcome if outcome in RIGHTS else "") == expected


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", ["/nhap_phieu", "/vao_so", "/dang_ky"])
def test_what_is_for_one_person_alone_is_refused_in_a_group_to_everybody(office: Database, act: str, who: str) -> None:
    outcome = _outcome(office, lambda tx: ACTS[act][0](tx, GROUP, who))

    assert outcome == ("prefer-private" if act == "/dang_ky" else "entry-private")


@pytest.mark.parametrize("who", EVERYBODY)
def test_comments_are_shown_in_no_group_whoever_presses(office: Database, who: str) -> None:
    assert _outcome(office, lambda tx: ACTS["[Ý kiến]"][0](tx, GROUP, who)) == NO_STAFF.get(who, NOT)


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_changes_the_subscription_of_another(office: Database, who: str) -> None:
    other = Address(STAFF_BOT, ACCOUNTS["head" if who != "head" else "leader"])

    def press(tx: Transaction) -> str | None:
        return staff_subscriptions.press_subscription(tx, "week", other, _person(who), "fresh", AT)

    assert _outcome(office, press) == "prefer-private"


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("press", [("abcdefgh", "entry", "paper"), ("abcdefgh", "summary", "send"), ("", "", "")])
def test_a_forged_button_of_an_entry_that_nobody_began_enters_nothing(
    office: Database, press: tuple[str, str, str], who: str
) -> None:
    chat = Address(STAFF_BOT, ACCOUNTS[who])

    outcome = _outcome(office, lambda tx: staff_entry.press_entry(tx, *press, chat, _person(who), "fresh", AT))

    may_not = {"owner": NOT, "leader elsewhere": NOT} | NO_STAFF
    assert (outcome if outcome in RIGHTS else "") == may_not.get(who, "")
