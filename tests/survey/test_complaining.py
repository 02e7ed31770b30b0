import pytest

from survey.conversation.complaining import ADDRESS_LIMIT, NAME_LIMIT, TEXT_LIMIT, is_plausible_phone
from survey.conversation.effects import ConsentPurpose, OpenComplaint, RecordConsent, Redirect, RedirectTo
from survey.conversation.events import Attached, Attachment
from survey.conversation.states import Complaining, ComplaintStep, Contact, Draft, Idle
from tests.survey.dialogue import DESK, Dialogue


def complaining() -> Dialogue:
    return Dialogue(Complaining("talk1", Draft(DESK), ComplaintStep.CATEGORY))


def step_of(talk: Dialogue) -> ComplaintStep:
    assert isinstance(talk.state, Complaining)
    return talk.state.step


def test_an_anonymous_comment_is_sent_by_typing_alone() -> None:
    talk = complaining()

    talk.types("2", "Phải chờ ba tiếng", "góp ý ẩn danh", "gửi")

    draft = Draft(DESK, category="procedure", text="Phải chờ ba tiếng", named=False)
    assert talk.done == [OpenComplaint("talk1", draft)]
    assert talk.state == Idle()


def test_a_named_complaint_asks_for_consent_before_the_name() -> None:
    talk = complaining().types("thai do phuc vu", "Cán bộ lớn tiếng", "Phản ánh, kiến nghị – để lại họ tên")
    assert step_of(talk) is ComplaintStep.CONSENT
    assert talk.done == []

    talk.types("đồng ý", "Nguyễn Thị An", "0912 345 678", "Thôn 2, xã Bình Minh", "gửi")

    contact = Contact("Nguyễn Thị An", "0912 345 678", "Thôn 2, xã Bình Minh")
    draft = Draft(DESK, category="attitude", text="Cán bộ lớn tiếng", named=True, contact=contact)
    assert talk.done == [RecordConsent(ConsentPurpose.COMPLAINT), OpenComplaint("talk1", draft)]


def test_money_beyond_the_rules_asks_first_what_it_is() -> None:
    talk = complaining()

    talk.types("5")

    assert step_of(talk) is ComplaintStep.TRIAGE


def test_a_denunciation_is_redirected_and_nothing_of_it_is_kept() -> None:
    talk = complaining().types("1", "Cán bộ nhận hối lộ")
    assert step_of(talk) is ComplaintStep.TRIAGE

    talk.types("tố cáo")

    assert talk.done == [Redirect(RedirectTo.TO_CAO, DESK)]
    assert talk.said == ["triage-to_cao", "delete-what-was-typed"]
    assert talk.state == Idle()


def test_an_appeal_is_redirected_to_the_right_office() -> None:
    talk = complaining().types("9", "Tôi đề nghị hủy quyết định thu hồi đất")

    talk.types("khieu nai")

    assert talk.done == [Redirect(RedirectTo.KHIEU_NAI, DESK)]
    assert talk.said == ["triage-khieu_nai"]
    assert talk.state == Idle()


def test_who_says_it_is_a_comment_goes_on_and_is_not_asked_again() -> None:
    talk = complaining().types("1", "Cán bộ gợi ý phong bì", "phản ánh, kiến nghị")

    assert step_of(talk) is ComplaintStep.DOOR
    assert isinstance(talk.state, Complaining)
    assert talk.state.draft.text == "Cán bộ gợi ý phong bì"

    talk.types("góp ý ẩn danh", "gửi")
    assert isinstance(talk.done[-1], OpenComplaint)


def test_a_text_that_is_too_long_is_not_kept() -> None:
    talk = complaining().types("2")
    before = talk.state

    talk.types("a" * (TEXT_LIMIT + 1))
    assert talk.state == before
    assert talk.said == ["complaint-too-long"]

    talk.types("a" * TEXT_LIMIT)
    assert step_of(talk) is ComplaintStep.DOOR


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [("complaint-too-long", TEXT_LIMIT), ("name-too-long", NAME_LIMIT), ("address-too-long", ADDRESS_LIMIT)],
)
def test_the_sentences_name_the_limits_that_hold(sentence: str, limit: int) -> None:
    words = Dialogue().words

    assert words.count(limit) in words.text(sentence)


@pytest.mark.parametrize("phone", ["0912345678", "0912.345.678", "+84 912 345 678", "(024) 3825 1234"])
def test_phones_as_people_write_them_are_plausible(phone: str) -> None:
    assert is_plausible_phone(phone)


def test_a_contact_that_is_shared_is_the_phone_where_one_is_asked_for_and_nothing_elsewhere() -> None:
    shared = Attached(Attachment.OTHER, phone="84912345678")
    talk = complaining().types("2", "Chờ lâu", "Phản ánh, kiến nghị – để lại họ tên", "đồng ý", "An")

    talk.hears(shared)
    assert step_of(talk) is ComplaintStep.ADDRESS
    talk.hears(shared)
    assert step_of(talk) is ComplaintStep.ADDRESS
    assert talk.said[-1] == "file-kind-not-taken"


@pytest.mark.parametrize("phone", ["123", "không có", "0912345678901234567890", "++84912345678", "09123x5678"])
def test_what_is_no_phone_is_asked_again(phone: str) -> None:
    talk = complaining().types("2", "Chờ lâu", "Phản ánh, kiến nghị – để lại họ tên", "đồng ý", "An")

    talk.types(phone)

    assert talk.said == ["phone-implausible"]
    assert step_of(talk) is ComplaintStep.PHONE


def test_the_summary_leads_to_each_part_and_back() -> None:
    talk = complaining().types("2", "Chờ lâu", "góp ý ẩn danh")
    assert step_of(talk) is ComplaintStep.SUMMARY

    talk.types("sửa nội dung", "Chờ ba tiếng")

    assert step_of(talk) is ComplaintStep.SUMMARY
    assert isinstance(talk.state, Complaining)
    assert talk.state.draft.text == "Chờ ba tiếng"

    talk.types("sửa loại nội dung", "quay lại")
    assert step_of(talk) is ComplaintStep.SUMMARY


def test_changing_to_the_named_door_asks_what_is_missing_then() -> None:
    talk = complaining().types("2", "Chờ lâu", "góp ý ẩn danh")

    talk.types("sửa cách gửi", "Phản ánh, kiến nghị – để lại họ tên", "đồng ý")
    assert step_of(talk) is ComplaintStep.NAME

    talk.types("An", "0912345678", "Xã Bình Minh")
    assert step_of(talk) is ComplaintStep.SUMMARY


def test_changing_to_the_anonymous_door_forgets_who_it_was() -> None:
    talk = complaining().types("2", "Chờ lâu", "Phản ánh, kiến nghị – để lại họ tên", "đồng ý")
    talk.types("An", "0912345678", "Xã Bình Minh")

    talk.types("sửa cách gửi", "góp ý ẩn danh", "gửi")

    assert talk.done[-1] == OpenComplaint("talk1", Draft(DESK, category="procedure", text="Chờ lâu", named=False))


def test_changing_the_subject_to_money_asks_what_it_is() -> None:
    talk = complaining().types("2", "Chờ lâu", "góp ý ẩn danh")

    talk.types("sửa loại nội dung", "5")

    assert step_of(talk) is ComplaintStep.TRIAGE


def test_going_back_keeps_what_was_written_until_something_else_is() -> None:
    talk = complaining().types("2", "Chờ lâu", "quay lại")
    assert step_of(talk) is ComplaintStep.TEXT

    talk.types("giữ nguyên")

    assert step_of(talk) is ComplaintStep.DOOR
    assert isinstance(talk.state, Complaining)
    assert talk.state.draft.text == "Chờ lâu"


def test_there_is_nothing_to_keep_before_something_was_written() -> None:
    talk = complaining().types("2")

    talk.presses("text", "keep")

    assert step_of(talk) is ComplaintStep.TEXT
    assert talk.said == ["old-button"]


def test_cancelling_drops_everything() -> None:
    talk = complaining().types("2", "Chờ lâu")

    talk.types("thôi")

    assert talk.state == Idle()
    assert talk.done == []
    assert talk.said == ["complaint-cancelled"]


def test_what_cannot_be_taken_along_is_said_not_to_be_kept() -> None:
    talk = complaining().types("2")

    talk.hears(Attached(Attachment.STICKER))

    assert talk.said == ["file-kind-not-taken"]
    assert step_of(talk) is ComplaintStep.TEXT


def test_a_category_nobody_offered_is_an_old_button() -> None:
    talk = complaining()

    talk.presses("category", "bribery")

    assert talk.said == ["old-button"]
    assert step_of(talk) is ComplaintStep.CATEGORY
