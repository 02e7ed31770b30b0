import pytest

from survey.conversation.effects import CloseAsPartial, LookUpCase, ProveVisit, Say, Show, ShowPlaces
from survey.conversation.events import (
    Attached,
    Attachment,
    Command,
    Commanded,
    DeskFound,
    DeskSought,
    LinkRefused,
    Pressed,
    Started,
    Typed,
    UnitChosen,
)
from survey.conversation.states import (
    ChoosingDesk,
    Complaining,
    ComplaintStep,
    Consenting,
    Idle,
    OfferingComplaint,
    Purpose,
    State,
)
from survey.tracking_code import make
from tests.survey.dialogue import DESK, OTHER_DESK, Dialogue


def test_a_found_desk_asks_for_consent_and_nothing_is_kept_yet() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1"))

    assert talk.state == Consenting("talk1", DESK)
    assert talk.done == []


def test_declining_keeps_nothing() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1"))

    talk.types("không, cảm ơn")

    assert talk.state == Idle()
    assert talk.done == []
    assert talk.said == ["consent-declined"]


@pytest.mark.parametrize("line", ["ok", "5", "…", "có"])
def test_only_a_clear_yes_is_consent(line: str) -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1"))

    talk.types(line)

    assert talk.done == []
    assert talk.state == Consenting("talk1", DESK)


def test_silence_and_files_are_no_consent() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1"))

    talk.hears(Attached(Attachment.PHOTO))

    assert talk.state == Consenting("talk1", DESK)
    assert talk.done == []


def test_who_answered_today_is_told_so_and_offered_the_complaint_door() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1", already_answered=True))

    assert talk.said == ["already-answered-today"]
    assert talk.state == OfferingComplaint("talk1", DESK)


def test_who_may_not_rate_is_told_why_instead() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1", already_answered=True, remark="staff-cannot-rate"))

    assert talk.said == ["staff-cannot-rate"]
    assert talk.state == OfferingComplaint("talk1", DESK)


def test_a_remark_about_the_way_in_is_said_first() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1", remark="slip-used"))

    assert talk.effects == (Say("slip-used", DESK), Show())


def test_scanning_the_same_desk_again_goes_on_with_the_open_question() -> None:
    talk = Dialogue().begins_interview().types("4")
    before = talk.state

    talk.hears(DeskFound(DESK, "talk2"))

    assert talk.state == before
    assert talk.effects == (Show(),)


def test_scanning_another_desk_closes_the_open_interview_as_partial() -> None:
    talk = Dialogue().begins_interview().types("4")

    talk.hears(DeskFound(OTHER_DESK, "talk2"))

    assert talk.done[-1] == CloseAsPartial("talk1")
    assert talk.state == Consenting("talk2", OTHER_DESK)


def test_scanning_a_desk_drops_no_complaint_that_is_being_written() -> None:
    talk = Dialogue(ChoosingDesk("talk0", Purpose.COMPLAINT)).hears(DeskFound(DESK, "talk1"))
    before = talk.state

    talk.hears(DeskFound(OTHER_DESK, "talk2"))

    assert talk.state == before
    assert talk.said == ["complaint-unfinished"]


def test_a_desk_chosen_for_a_complaint_begins_the_complaint() -> None:
    talk = Dialogue(ChoosingDesk("talk0", Purpose.COMPLAINT))

    talk.hears(DeskFound(DESK, "talk1"))

    assert isinstance(talk.state, Complaining)
    assert (talk.state.step, talk.state.draft.desk) == (ComplaintStep.CATEGORY, DESK)


def test_start_without_a_link_shows_the_places() -> None:
    talk = Dialogue().hears(Started("", "talk1"))

    assert talk.state == ChoosingDesk("talk1", Purpose.SURVEY)
    assert talk.effects == (ShowPlaces(),)


def test_start_in_an_open_interview_shows_its_question_again() -> None:
    talk = Dialogue().begins_interview().types("4")
    before = talk.state

    talk.hears(Started("", "talk2"))

    assert talk.state == before
    assert talk.effects == (Show(),)


def test_a_refused_link_still_lets_a_desk_be_chosen() -> None:
    talk = Dialogue().hears(LinkRefused("talk1"))

    assert talk.said == ["link-refused"]
    assert talk.state == ChoosingDesk("talk1", Purpose.SURVEY)


def test_a_refused_link_interrupts_no_interview() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.hears(LinkRefused("talk2"))

    assert talk.state == before
    assert talk.said == ["link-refused"]


def test_a_name_that_fits_several_desks_shows_these() -> None:
    talk = Dialogue(ChoosingDesk("talk1", Purpose.SURVEY))

    talk.hears(DeskSought("talk2", query="quầy", found=3))

    assert talk.state == ChoosingDesk("talk1", Purpose.SURVEY, query="quầy")
    assert talk.effects == (ShowPlaces(),)


def test_a_name_that_fits_no_desk_is_said_and_the_list_stands_again() -> None:
    talk = Dialogue(ChoosingDesk("talk1", Purpose.COMPLAINT, unit="x"))

    talk.hears(DeskSought("talk2", query="abc", found=0))

    assert talk.said == ["desk-unknown"]
    assert talk.state == ChoosingDesk("talk1", Purpose.COMPLAINT)


def test_units_pages_and_the_way_back() -> None:
    talk = Dialogue(ChoosingDesk("talk1", Purpose.SURVEY))
    stood: list[State] = []

    for event in (
        UnitChosen("binh-minh", "talk2"),
        Pressed("talk1", "places", "1"),
        Pressed("talk1", "places", "back"),
        Pressed("talk1", "places", "stop"),
    ):
        stood.append(talk.hears(event).state)

    assert stood == [
        ChoosingDesk("talk1", Purpose.SURVEY, unit="binh-minh"),
        ChoosingDesk("talk1", Purpose.SURVEY, unit="binh-minh", page=1),
        ChoosingDesk("talk1", Purpose.SURVEY),
        Idle(),
    ]


@pytest.mark.parametrize("page", ["-1", "99999", "x", ""])
def test_a_page_nobody_offered_is_an_old_button(page: str) -> None:
    talk = Dialogue(ChoosingDesk("talk1", Purpose.SURVEY))

    talk.presses("places", page)

    assert talk.state == ChoosingDesk("talk1", Purpose.SURVEY)
    assert talk.said == ["old-button"]


def test_a_tracking_code_alone_is_looked_up() -> None:
    code = make(1234567)

    talk = Dialogue().types(code.removeprefix("PA-"))

    assert talk.done == [LookUpCase(code.removeprefix("PA-"))]
    assert talk.state == Idle()


def test_a_tracking_code_is_looked_up_where_no_question_is_open_and_the_screen_stands_again() -> None:
    code = make(1234567)
    talk = Dialogue(OfferingComplaint("talk1", DESK))

    talk.types(code)

    assert talk.effects == (LookUpCase(code), Show())


def test_words_to_nobody_are_answered_with_how_to_begin() -> None:
    talk = Dialogue().hears(Typed("xin chào"))

    assert talk.said == ["how-to-begin"]


def test_a_complaint_can_be_begun_from_the_consent() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1"))

    talk.hears(Commanded(Command.COMPLAIN, "talk2"))

    assert isinstance(talk.state, Complaining)
    assert talk.state.draft.desk == DESK
    assert talk.done == []


def test_an_interview_that_a_slip_led_to_is_proved_when_it_begins() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1", slip="slip1"))
    asked_only = list(talk.done)

    talk.presses("consent", "yes")

    assert asked_only == []
    assert talk.done[-1] == ProveVisit("talk1", "slip1")


def test_without_a_slip_nothing_is_proved() -> None:
    talk = Dialogue().begins_interview()

    assert not any(isinstance(effect, ProveVisit) for effect in talk.done)


def test_a_slip_opened_in_the_middle_proves_the_interview_that_is_open() -> None:
    talk = Dialogue().begins_interview()
    before = talk.state

    talk.hears(DeskFound(DESK, "talk2", slip="slip1"))

    assert talk.state == before
    assert talk.done[-1] == ProveVisit("talk1", "slip1")


def test_why_a_slip_proves_nothing_is_said_and_one_may_still_answer() -> None:
    fresh = Dialogue().hears(DeskFound(DESK, "talk1", remark="slip-used"))
    in_the_middle = Dialogue().begins_interview().hears(DeskFound(DESK, "talk2", remark="slip-expired"))

    assert (fresh.state, fresh.said) == (Consenting("talk1", DESK), ["slip-used"])
    assert in_the_middle.said == ["slip-expired"]


def test_who_may_not_rate_the_own_unit_may_still_complain() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1", already_answered=True, remark="staff-cannot-rate"))

    assert (talk.state, talk.said) == (OfferingComplaint("talk1", DESK), ["staff-cannot-rate"])
