"""Which procedure a complaint or a visit is about: asked where it helps, passed over at will, never in the way."""

from dataclasses import replace

import pytest

from survey.conversation.complaining import ABOUT_PROCEDURES
from survey.conversation.effects import (
    CloseAsPartial,
    ConsentPurpose,
    KeepProcedure,
    OpenComplaint,
    RecordConsent,
    StartInterview,
)
from survey.conversation.events import Command, Commanded, DeskFound, Pressed, ProcedureFound, ProcedureSought
from survey.conversation.procedure_screen import procedure_screen
from survey.conversation.states import (
    ChoosingProcedure,
    Complaining,
    ComplaintStep,
    Consenting,
    Desk,
    Idle,
    Interviewing,
    Reviewing,
    open_draft,
)
from survey.procedure import Procedure
from survey.routing import Category
from tests.survey.dialogue import OTHER_DESK, QUICK, VI, Dialogue

DESK = Desk("quay-3", "Quầy 3", "binh-minh", "xã Bình Minh", QUICK.id, has_procedures=True, asks_procedure=True)
BIRTH, WEDDING = Procedure("1.001193", "Thủ tục đăng ký khai sinh"), Procedure("1.000894", "Thủ tục đăng ký kết hôn")


def complains(category: Category = Category.LATE, desk: Desk = DESK) -> Dialogue:
    talk = Dialogue(Consenting("talk1", desk)).hears(Commanded(Command.COMPLAIN, "talk1"))
    return talk.presses("category", category)


@pytest.mark.parametrize("category", Category)
def test_a_procedure_is_asked_for_where_it_can_matter(category: Category) -> None:
    assert isinstance(complains(category).state, ChoosingProcedure) is (category in ABOUT_PROCEDURES)


def test_nothing_is_asked_where_the_office_has_no_list() -> None:
    state = complains(desk=OTHER_DESK).state

    assert isinstance(state, Complaining)
    assert state.step is ComplaintStep.TEXT


def test_the_chosen_procedure_stands_in_the_summary_and_in_the_case() -> None:
    talk = complains().hears(ProcedureFound(BIRTH)).types("Hẹn mãi chưa có", "góp ý ẩn danh")

    assert "Thủ tục: Thủ tục đăng ký khai sinh (1.001193)" in talk.screen.text
    [opened] = [one for one in talk.types("gửi").done if isinstance(one, OpenComplaint)]
    assert opened.draft.procedure == BIRTH


def test_it_is_changed_and_passed_over_from_the_summary() -> None:
    talk = complains().hears(ProcedureFound(BIRTH)).types("Hẹn mãi chưa có", "góp ý ẩn danh", "sửa thủ tục")
    changed = talk.hears(ProcedureFound(WEDDING)).state
    again = talk.types("sửa thủ tục", "bỏ qua").state
    back = talk.types("sửa thủ tục", "quay lại").state

    assert isinstance(changed, Complaining)
    assert (changed.step, changed.draft.procedure) == (ComplaintStep.SUMMARY, WEDDING)
    assert isinstance(again, Complaining)
    assert (again.step, again.draft.procedure) == (ComplaintStep.SUMMARY, None)
    assert back == again


def test_another_category_keeps_the_procedure_only_where_it_can_matter() -> None:
    talk = complains().hears(ProcedureFound(BIRTH)).types("Hẹn mãi chưa có", "góp ý ẩn danh")
    fees = talk.types("sửa loại nội dung", "phí, lệ phí").state
    facilities = talk.types("sửa loại nội dung", "cơ sở vật chất").state

    assert isinstance(fees, Complaining)
    assert (fees.step, fees.draft.procedure) == (ComplaintStep.SUMMARY, BIRTH)
    assert isinstance(facilities, Complaining)
    assert (facilities.step, facilities.draft.procedure) == (ComplaintStep.SUMMARY, None)


def test_back_leads_from_the_text_to_the_list_and_from_there_to_the_category() -> None:
    talk = complains().types("bỏ qua", "quay lại")
    assert isinstance(talk.state, ChoosingProcedure)

    talk.types("quay lại")

    assert isinstance(talk.state, Complaining)
    assert talk.state.step is ComplaintStep.CATEGORY


def test_a_draft_is_not_dropped_for_another_desk_while_the_list_is_open() -> None:
    talk = complains().hears(DeskFound(OTHER_DESK, "new1"))

    assert talk.said == ["complaint-unfinished"]
    assert open_draft(talk.state) is not None
    assert talk.types("thôi").state == Idle()


def test_where_the_unit_wants_it_the_visit_is_asked_for_before_the_first_question() -> None:
    talk = Dialogue().hears(DeskFound(DESK, "talk1")).presses("consent", "yes")
    first = Interviewing("talk1", DESK, QUICK.id, (), "overall")
    assert talk.state == ChoosingProcedure("talk1", first)

    talk.hears(ProcedureSought("khai sinh", 3), ProcedureFound(BIRTH))

    assert talk.state == replace(first, procedure=BIRTH)
    assert talk.done == [
        RecordConsent(ConsentPurpose.SURVEY),
        StartInterview("talk1", DESK, QUICK.id),
        KeepProcedure("talk1", "1.001193"),
    ]


def test_the_procedure_of_a_visit_is_changed_or_taken_back_from_the_first_question_and_the_review() -> None:
    first = Interviewing("talk1", DESK, QUICK.id, (), "overall", procedure=BIRTH)
    back = Dialogue(first).types("quay lại")
    assert back.state == ChoosingProcedure("talk1", first)
    assert back.hears(ProcedureFound(BIRTH)).done == [], "the same again changes nothing"
    assert back.state == first

    review = Dialogue(first).types("5", "5", "5", "5", "bỏ qua")
    assert isinstance(review.state, Reviewing)
    changed = review.types("sửa thủ tục").hears(ProcedureFound(WEDDING))
    assert (changed.state, changed.done[-1]) == (
        replace(review.state, procedure=WEDDING),
        KeepProcedure("talk1", "1.000894"),
    )
    dropped = changed.types("sửa thủ tục", "bỏ qua")
    assert (dropped.state, dropped.done[-1]) == (replace(review.state, procedure=None), KeepProcedure("talk1", ""))


def test_what_was_sent_and_is_changed_keeps_the_procedure_it_was_sent_with() -> None:
    sent = Reviewing("talk1", DESK, QUICK.id, (), sent=True)

    talk = Dialogue(sent).presses("review", "procedure")

    assert (talk.state, talk.done) == (sent, [])


def test_a_visit_is_left_or_passed_over_from_the_list() -> None:
    asked = Dialogue().hears(DeskFound(DESK, "talk1")).presses("consent", "yes").state

    left, passed, gone = (Dialogue(asked) for _ in range(3))
    assert left.types("dừng lại").done == [CloseAsPartial("talk1")]
    assert passed.types("bỏ qua").done == []
    assert gone.hears(DeskFound(OTHER_DESK, "new1")).done == [CloseAsPartial("talk1")]
    assert gone.state == Consenting("new1", OTHER_DESK)


def test_what_fits_nothing_is_said_and_the_list_stays() -> None:
    asked = ChoosingProcedure("talk1", Interviewing("talk1", DESK, QUICK.id, (), "overall"), "khai sinh", 1)
    talk = Dialogue(asked)

    assert talk.hears(ProcedureSought("xyz", 0)).said == ["procedure-unknown"]
    assert talk.state == asked
    assert talk.hears(ProcedureSought("khai sinh", 9), Pressed("talk1", "procedures", "1")).state == asked


def test_a_long_name_stands_above_in_full_and_on_the_button_by_its_beginning() -> None:
    long = Procedure("1.004859", "Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc")
    then = Interviewing("talk1", DESK, QUICK.id, (), "overall")

    shown = procedure_screen(ChoosingProcedure("talk1", then), [BIRTH, long], VI)

    assert [row[0].label for row in shown.rows[:2]] == [
        "1 – Đăng ký khai sinh",
        "2 – Thay đổi, cải chính, bổ sung thông…",
    ]
    assert shown.text.endswith("\n\n2 – Thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc")


def test_twenty_procedures_are_three_pages_of_eight() -> None:
    many = [Procedure(f"{number}", f"Việc {number}") for number in range(20)]
    then = Interviewing("talk1", DESK, QUICK.id, (), "overall")

    last = procedure_screen(ChoosingProcedure("talk1", then, page=9), many, VI)

    assert [row[0].label for row in last.rows[:4]] == [f"{place + 1} – Việc {place}" for place in range(16, 20)]
    assert [option.label for option in last.rows[4]] == ["‹ Trang trước"]


def test_what_happened_typed_at_the_list_is_the_complaint_and_its_message_may_be_edited() -> None:
    told = "Tôi nộp giấy từ đầu tháng, hẹn ngày 05/11 mà ba lần đến đều chưa có."
    talk = complains().hears(ProcedureSought(told, 0, message=7))

    assert isinstance(talk.state, Complaining)
    assert (talk.state.step, talk.state.draft.procedure) == (ComplaintStep.DOOR, None)
    assert (talk.state.draft.text, talk.state.draft.message) == (told, 7)


def test_a_long_search_from_the_summary_replaces_no_words() -> None:
    talk = complains().types("bỏ qua", "Hẹn mãi chưa có", "góp ý ẩn danh", "sửa thủ tục")
    before = talk.state

    talk.hears(ProcedureSought("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai", 0))

    assert (talk.state, talk.said[-1]) == (before, "procedure-unknown")
