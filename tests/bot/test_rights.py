"""Who may do what with a case: every role, act and kind of sender; and what excluded people can never notice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.clock import HandMovedClock
from bot.jobs import Jobs
from bot.usecases import citizen_complaints, staff_card, staff_case
from bot.usecases.delivery_outbox import Tried, settle_and_claim
from bot.usecases.staff_turn import Person, Refused
from storage import case_files, claims, complaints, people, places, posted, sealed
from storage.claims import Claimed
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.keys import Keys
from storage.people import Role
from storage.places import Unit
from survey.complaint import Complaint, Level, Source, Status
from survey.complaint_events import Agency
from survey.conversation.states import Contact, Desk, Draft, Idle
from survey.deadlines import Silence
from survey.definition import SurveyId
from survey.messages import CITIZEN_BOT, STAFF_BOT, Address, Language
from survey.tracking_code import Code

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
KEYS = Keys(signing=(b"s" * 32,), sealing=(b"e" * 32,))
AT = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # a Wednesday, 09:00 in Ha Noi
UNIT, OTHER_UNIT = "an-phuoc", "tan-hoa"
GROUP = Address(STAFF_BOT, "-1001")
CITIZEN = Address(CITIZEN_BOT, "6001")

# account → (name, roles); who is in no list of these has never been staff
STAFF: dict[str, tuple[str, tuple[tuple[Role, str | None, str | None], ...]]] = {
    "owner": ("Quản Trị Viên", ((Role.OWNER, None, None),)),
    "leader": ("Lê Thị Bình", ((Role.LEADER, UNIT, None),)),
    "leader elsewhere": ("Phạm Văn Chính", ((Role.LEADER, OTHER_UNIT, None),)),
    "head": ("Trần Văn Phúc", ((Role.HEAD, None, "quay-1"),)),
    "handler": ("Nguyễn Thị Hoa", ((Role.OFFICER, None, "quay-1"),)),
    "colleague": ("Đỗ Văn Nam", ((Role.OFFICER, None, "quay-1"),)),
    "officer elsewhere": ("Võ Thị Mai", ((Role.OFFICER, None, "quay-2"),)),
    "removed": ("Bùi Văn Sơn", ((Role.OFFICER, None, "quay-1"), (Role.HEAD, None, "quay-1"))),
}
EVERYBODY = (*STAFF, "citizen")
ACCOUNTS = {name: str(7001 + number) for number, name in enumerate(EVERYBODY)}

UNKNOWN = "case-unknown"
NO_STAFF = {"removed": "staff-unknown", "citizen": "staff-unknown"}
OUTSIDERS = NO_STAFF | {"owner": UNKNOWN, "leader elsewhere": UNKNOWN, "officer elsewhere": UNKNOWN}
LOWER = {"handler": UNKNOWN, "colleague": UNKNOWN}

ACTS = ("claim", "start", "ask", "agency", "more", "refuse-unclear", "guide-khieu_nai", "unit-tan-hoa", "reply", "note")
HANDLING = tuple(act for act in ACTS if act != "claim")

# the case → who is refused, and with which sentence; whoever is not named here succeeds in every act of it
OTHERS = "case-others"
CASES: dict[str, dict[str, str]] = {
    "ordinary": OUTSIDERS | {"colleague": OTHERS},
    "about attitude": OUTSIDERS | LOWER,
    "names the officer": OUTSIDERS | LOWER,
    "names the head": OUTSIDERS | LOWER | {"head": UNKNOWN},
    "means the head": OUTSIDERS | LOWER | {"head": UNKNOWN},
    "names the leader": OUTSIDERS | LOWER | {"head": UNKNOWN, "leader": UNKNOWN},
    "about money": OUTSIDERS | LOWER | {"head": UNKNOWN},
    "reopened": OUTSIDERS | {"handler": "case-for-next-level", "colleague": "case-for-next-level"},
    "transferred": dict.fromkeys(STAFF, UNKNOWN) | NO_STAFF | {"leader elsewhere": ""},
}
# what the status does not allow even to whoever may
NOT_FITTING = {("reopened", "claim"), ("transferred", "claim"), ("transferred", "unit-tan-hoa")}
TEXTS = {
    "names the officer": ("procedure", "Chị Nguyễn Thị Hoa hướng dẫn sai."),
    "names the head": ("procedure", "Ông Trần Văn Phúc không giải quyết."),
    "means the head": ("procedure", "Trưởng quầy gắt gỏng, đuổi về."),
    "names the leader": ("procedure", "Bà Lê Thị Bình biết mà không xử lý."),
    "about attitude": ("attitude", "Nói trống không."),
    "about money": ("extra_money", "Thu thêm tiền phô tô."),
}


class Undone(Exception):
    """Ends a transaction whose effect was looked at."""


@pytest.fixture(scope="module")
def office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    file = tmp_path_factory.mktemp("rights") / "office.db"
    copyfile(sqlite_template, file)
    database = Database.open(f"sqlite:///{file}", KEYS, ZONE)
    database.run_now(_open_office)
    yield database
    database.close()


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("case", CASES)
def test_each_act_succeeds_for_exactly_those_who_may(office: Database, case: str, act: str, who: str) -> None:
    expected = CASES[case].get(who, "")
    if act == "claim" and expected == OTHERS:
        expected = ""  # it is taken already, and that is no secret
    if expected == "" and (case, act) in NOT_FITTING:
        expected = "case-over"

    assert _tried(office, case, act, who) == expected


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", ["guide-ok", "guide-no"])
def test_only_a_superior_decides_about_guidance(office: Database, act: str, who: str) -> None:
    expected = OUTSIDERS | {"handler": "case-head-confirms", "colleague": "case-head-confirms"}

    assert _tried(office, "proposed", act, who) == expected.get(who, "")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("case", ["ordinary", "about attitude", "names the head"])
def test_the_original_is_opened_by_the_handler_or_a_superior(office: Database, case: str, who: str) -> None:
    expected = CASES[case] | ({"colleague": "case-take-first"} if case == "ordinary" else {})

    assert _tried(office, case, "original", who) == expected.get(who, "")


def test_an_opened_original_goes_to_the_opener_alone_and_is_recorded(office: Database) -> None:
    def opened(tx: Transaction) -> None:
        code = _prepared(tx, "ordinary").code
        before = len(case_files.thread(tx, code))
        _press(tx, code, "original", "handler")
        [opening] = sealed.openings(tx, code)
        assert opening.by == _id(tx, "handler")
        assert len(case_files.thread(tx, code)) == before + 1
        owed = claims.claim_due(tx, STAFF_BOT, AT, 100, timedelta(seconds=1))
        chats = {one.to.chat for one in owed if one.key.startswith("original:")}
        assert chats == {ACCOUNTS["handler"], ACCOUNTS["leader"]}  # the leader only hears that it was opened
        assert all("khó hiểu" not in one.message.text for one in owed if one.to.chat == ACCOUNTS["leader"])
        raise Undone

    with pytest.raises(Undone):
        office.run_now(opened)


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_an_outside_agency_has_is_closed_by_its_handler_or_a_superior(office: Database, who: str) -> None:
    expected = OUTSIDERS | {"colleague": OTHERS}

    assert _tried(office, "outside", "close", who) == expected.get(who, "")


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", [*HANDLING, "claim", "close", "guide-ok", "unit-nowhere", "refuse-", "nonsense", ""])
def test_nothing_can_be_done_with_a_code_that_is_none(office: Database, act: str, who: str) -> None:
    if act in ("nonsense", "", "refuse-", "reply", "note"):
        return  # no act at all, or one that needs a card
    refusal = _outcome(office, lambda tx: _press(tx, Code("PA-00000000"), act, who))

    assert refusal == NO_STAFF.get(who, UNKNOWN)


def test_of_two_officers_at_once_one_takes_it_and_the_other_is_told(office: Database) -> None:
    def both(tx: Transaction) -> str | None:
        code = _opened(tx, "procedure", "Chờ lâu.").code
        assert _press(tx, code, "claim", "handler") == "case-taken"
        notice = _press(tx, code, "claim", "colleague")
        assert notice == "case-taken-already"
        kept = complaints.load(tx, code)
        assert kept is not None
        assert kept.handler == _id(tx, "handler")
        raise Undone

    with pytest.raises(Undone):
        office.run_now(both)


def test_of_two_decisions_at_once_the_second_is_told_how_it_stands(office: Database) -> None:
    def both(tx: Transaction) -> str | None:
        code = _opened(tx, "procedure", "Chờ lâu.").code
        _press(tx, code, "refuse-unclear", "handler")
        return _press(tx, code, "unit-tan-hoa", "head")

    assert _outcome(office, both) == "case-over"


def test_the_further_page_of_an_answered_case_says_how_it_stands(office: Database) -> None:
    def further(tx: Transaction) -> str | None:
        case = _prepared(tx, "ordinary")
        complaints.save(tx, replace(case, status=Status.ANSWERED))
        return _press(tx, case.code, "more", "handler")

    assert _outcome(office, further) == "case-over"


def test_cases_that_different_people_may_see_are_never_merged(office: Database) -> None:
    def merge(tx: Transaction) -> str | None:
        ordinary = _prepared(tx, "ordinary")
        hidden = _opened(tx, "attitude", "Nói trống không.", "other")
        staff_case.draft_reply(tx, GROUP, _card_of(tx, ordinary.code), 1, hidden.code, _person("head"), "draft1", AT)
        return staff_card.press_draft(tx, "draft1", "merge", GROUP, _person("head"), AT)

    def into_what_is_not_seen(tx: Transaction) -> str | None:
        ordinary = _prepared(tx, "ordinary")
        hidden = _opened(tx, "attitude", "Nói trống không.", "other")
        staff_case.draft_reply(tx, GROUP, _card_of(tx, ordinary.code), 1, hidden.code, _person("handler"), "draft1", AT)
        return staff_card.press_draft(tx, "draft1", "merge", GROUP, _person("handler"), AT)

    assert _outcome(office, merge) == "merge-apart"
    assert _outcome(office, into_what_is_not_seen) == UNKNOWN


def test_a_refusal_for_missing_information_waits_for_the_silence(office: Database) -> None:
    def too_early(tx: Transaction) -> str | None:
        case = _prepared(tx, "ordinary")
        return _press(tx, case.code, "refuse-missing_info", "handler")

    def in_time(tx: Transaction) -> str | None:
        case = _prepared(tx, "ordinary")
        staff_case.draft_reply(tx, GROUP, _card_of(tx, case.code), 1, "Ngày nào?", _person("handler"), "draft1", AT)
        staff_card.press_draft(tx, "draft1", "ask", GROUP, _person("handler"), AT)
        asked = complaints.load(tx, case.code)
        assert asked is not None
        assert asked.question is not None
        silence: Silence = asked.question.silence
        return staff_card.press_card(
            tx, case.code, "refuse-missing_info", GROUP, _person("handler"), "f", silence.missing_at
        )

    assert _outcome(office, too_early) == "refuse-too-early"
    assert _outcome(office, in_time) == ""


# --- what excluded people can never notice ---


@dataclass(frozen=True, slots=True)
class SmallOffice:
    """Officers and heads of one desk by number; somebody may be both. The accused works there."""

    officers: frozenset[int]
    heads: frozenset[int]
    leaders: int
    has_group: bool
    accused: int
    by_name: bool
    category: str


@st.composite
def small_offices(draw: st.DrawFn) -> SmallOffice:
    officers = draw(st.frozensets(st.integers(0, 3), min_size=1, max_size=3))
    heads = draw(st.frozensets(st.integers(0, 3), max_size=2))
    by_name = draw(st.booleans())
    conflict = st.sampled_from(["attitude", "extra_papers", "fees", "extra_money"])
    category = draw(st.sampled_from(["procedure", "late", "online", "other"]) if by_name else conflict)
    accused = draw(st.sampled_from(sorted(officers | heads)))
    return SmallOffice(officers, heads, draw(st.integers(0, 2)), draw(st.booleans()), accused, by_name, category)


NAMES = ("Nguyễn Thị Hoa", "Đỗ Văn Nam", "Võ Thị Mai", "Bùi Văn Sơn")


@given(small_offices())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_day_with_a_complaint_about_them_is_the_same_day_for_excluded_people(
    sqlite_template: Path, tmp_path: Path, drawn: SmallOffice
) -> None:
    without = await _fortnight(sqlite_template, tmp_path, drawn, with_complaint=False)
    with_it = await _fortnight(sqlite_template, tmp_path, drawn, with_complaint=True)

    for chat in _excluded(drawn):
        assert with_it.get(chat, []) == without.get(chat, [])


async def test_the_same_fortnight_is_seen_by_those_who_must_act(sqlite_template: Path, tmp_path: Path) -> None:
    office = SmallOffice(frozenset({0}), frozenset({1}), 1, True, accused=0, by_name=True, category="procedure")

    received = await _fortnight(sqlite_template, tmp_path, office, with_complaint=True)

    assert any("nói trống không" in text for text, _ in received[_account(1)])


def _excluded(office: SmallOffice) -> list[str]:
    """The accused, the group, and every officer; a head too where the matter goes to the leader only."""
    chats = {"-1001", *(_account(one) for one in office.officers - office.heads)}
    if office.by_name:
        chats.add(_account(office.accused))
    is_head = office.accused in office.heads
    if (office.by_name and is_head) or office.category == "extra_money" or office.officers & office.heads:
        chats |= {_account(one) for one in office.heads}
    return sorted(chats)


async def _fortnight(
    template: Path, folder: Path, drawn: SmallOffice, *, with_complaint: bool
) -> dict[str, list[tuple[str, str]]]:
    """Everything each staff chat receives: an ordinary day, and what time makes of it."""
    file = folder / "day.db"
    copyfile(template, file)
    database = Database.open(f"sqlite:///{file}", KEYS, ZONE)
    try:
        database.run_now(_open_small_office, drawn)
        clock = HandMovedClock(AT)
        jobs = Jobs(database, clock, after_commit=lambda: None)
        received: dict[str, list[tuple[str, str]]] = {}
        database.run_now(_opened, "procedure", "Biểu mẫu khó hiểu.", "one")
        if with_complaint:
            name = NAMES[drawn.accused] if drawn.by_name else "Người ở quầy"
            database.run_now(_opened, drawn.category, f"Anh {name} nói trống không.", "two")
        database.run_now(_opened, "facilities", "Thiếu ghế.", "three")
        for days in (0, 1, 2, 5, 9, 15, 20):
            if days == 1:
                for chat in _excluded(drawn):
                    await _presses_everything(database, chat, clock.now())
            clock.move_to(AT + timedelta(days=days, hours=9))
            await jobs.tick()
            await _deliver(database, clock.now(), received)
        return received
    finally:
        database.close()


async def _presses_everything(database: Database, chat: str, at: datetime) -> None:
    """Who is excluded guesses the code and tries: there is nothing to be seen, whether it exists or not."""

    def guess(tx: Transaction) -> str | None:
        about = [one.code for one in complaints.open_cases(tx) if "trống không" in complaints.text(tx, one.code)]
        code = about[0] if about else Code("PA-00000000")
        return staff_card.press_card(tx, code, "claim", Address(STAFF_BOT, chat), Person(chat, "?"), "fresh", at)

    assert _outcome(database, guess) in (UNKNOWN, "staff-unknown")


async def _deliver(database: Database, now: datetime, received: dict[str, list[tuple[str, str]]]) -> None:
    tried: list[Tried] = []
    while True:
        claimed = await database.run(
            settle_and_claim, tried, STAFF_BOT, now, limit=100, lease=timedelta(seconds=60), set_aside=_ignore
        )
        if not claimed:
            return
        for one in claimed:
            text = "\n".join(line for line in one.message.text.splitlines() if "nhật ký" not in line.casefold())
            labels = " ".join(option.label for row in one.message.rows for option in row)
            received.setdefault(one.to.chat, []).append((text, labels))
        tried = [Tried(one, "sent", message_id=one.id) for one in claimed]


def _ignore(tx: Transaction, claimed: Claimed, ending: str, why: str, at: datetime) -> None:
    raise AssertionError("nothing is set aside here")


# --- the office and its cases ---


def _tried(office: Database, case: str, act: str, who: str) -> str:
    def attempt(tx: Transaction) -> str | None:
        prepared = _prepared(tx, case)
        if act not in ("reply", "note"):
            return _press(tx, prepared.code, act, who)
        message = _card_of(tx, prepared.code)
        staff_case.draft_reply(tx, GROUP, message, 1, "Đã xử lý.", _person(who), "draft1", AT)
        return staff_card.press_draft(tx, "draft1", "send" if act == "reply" else "note", GROUP, _person(who), AT)

    return _outcome(office, attempt)


def _outcome(office: Database, attempt: Callable[[Transaction], str | None]) -> str:
    """The sentence of the refusal, or "" when it was done; nothing of it stays."""
    refused: list[str] = [""]

    def undone(tx: Transaction) -> None:
        try:
            attempt(tx)
        except Refused as refusal:
            refused[0] = str(refusal.message)
        raise Undone

    with pytest.raises(Undone):
        office.run_now(undone)
    return refused[0]


def _press(tx: Transaction, code: Code, act: str, who: str) -> str | None:
    return staff_card.press_card(tx, code, act, GROUP, _person(who), "fresh", AT)


def _prepared(tx: Transaction, kind: str) -> Complaint:
    """A case at a point where every act fits: taken by the handler, or waiting where the handler may not see it."""
    category, text = TEXTS.get(kind, ("procedure", "Biểu mẫu khó hiểu."))
    case = _opened(tx, category, text)
    if kind in TEXTS:
        return case
    taken = replace(case, status=Status.RECEIVED, handler=_id(tx, "handler"))
    match kind:
        case "reopened":
            taken = replace(taken, status=Status.REOPENED, level=Level.NEXT, handler=None, reopened=True)
        case "transferred":
            taken = replace(taken, unit=OTHER_UNIT, handler=None)
        case "outside":
            taken = replace(taken, status=Status.FORWARDED, forwarded_to=Agency("Sở Xây dựng"), forwarded_at=AT)
        case "proposed":
            case_files.add_entry(tx, case.code, "guide-proposed", _id(tx, "handler"), "khieu_nai", AT)
    complaints.save(tx, taken)
    return taken


def _opened(tx: Transaction, category: str, text: str, fresh: str = "fresh") -> Complaint:
    desk = Desk("quay-1", "Quầy 1", UNIT, "Trung tâm An Phước", SurveyId("quick", 1))
    draft = Draft(desk, category, text, named=False, contact=Contact())
    lane = tx.keys.lane(CITIZEN.channel, CITIZEN.chat)
    talk = Conversation(lane, CITIZEN, Language.VI, Idle(), AT)
    return citizen_complaints.open_case(tx, talk, draft, Source.CHAT, fresh, AT, address=CITIZEN)


def _card_of(tx: Transaction, code: Code) -> int:
    """The group was sent the case's card as this message."""
    posted.record(tx, STAFF_BOT, tx.keys.lane(GROUP.channel, GROUP.chat), f"card:{code}", 40, AT)
    return 40


def _open_office(tx: Transaction) -> None:
    for unit in (UNIT, OTHER_UNIT):
        places.put_unit(tx, Unit(unit, f"Trung tâm {unit}"))
    for number in (1, 2):
        places.put_desk(tx, f"quay-{number}", f"Quầy {number}", UNIT)
    places.bind_group(tx, "quay-1", GROUP.chat)
    for who, (name, roles) in STAFF.items():
        for number, (role, of_unit, of_desk) in enumerate(roles):
            people.accept(tx, f"{who}-{number}", role, of_unit, of_desk, ACCOUNTS[who], name, AT)
    people.remove(tx, _id(tx, "removed"))


def _open_small_office(tx: Transaction, drawn: SmallOffice) -> None:
    places.put_unit(tx, Unit(UNIT, "Trung tâm An Phước"))
    places.put_desk(tx, "quay-1", "Quầy 1", UNIT)
    if drawn.has_group:
        places.bind_group(tx, "quay-1", GROUP.chat)
    for number, name in enumerate(NAMES):
        for role, holders in ((Role.OFFICER, drawn.officers), (Role.HEAD, drawn.heads)):
            if number in holders:
                people.accept(tx, f"{role}-{number}", role, None, "quay-1", _account(number), name, AT)
    for number in range(drawn.leaders):
        people.accept(tx, f"leader-{number}", Role.LEADER, UNIT, None, str(7900 + number), f"Lê Chủ Trì {number}", AT)
    people.accept(tx, "owner", Role.OWNER, None, None, "7999", "Quản Trị Viên", AT)


def _account(number: int) -> str:
    return str(7100 + number)


def _person(who: str) -> Person:
    return Person(ACCOUNTS[who], who)


def _id(tx: Transaction, who: str) -> people.StaffId:
    found = people.by_account(tx, ACCOUNTS[who])
    assert found is not None
    return found.id
