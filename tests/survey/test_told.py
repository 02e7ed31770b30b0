"""What the citizen reads when a complaint moves: the official sentences, word for word."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from survey.complaint import Complaint, Outcome, Status, transition
from survey.complaint_events import (
    Asked,
    Confirmed,
    DuePassed,
    DueWarning,
    Event,
    FellSilent,
    ForwardedClosed,
    Guided,
    InfoAdded,
    Noted,
    NotResolved,
    RefusalReason,
    Refused,
    SilenceNoted,
    Started,
    Taken,
    Transferred,
    Warned,
    Withdrawn,
)
from survey.messages import Language
from survey.routing import Category
from survey.told import Button, sentence, told, told_when_opened
from survey.triage import Sign
from survey.wording import Wording, wording
from tests.survey.test_complaint import (
    ANSWERED,
    ASKED,
    AT,
    CLOSED,
    FORWARDED_INSIDE,
    FORWARDED_OUTSIDE,
    FRESH,
    HA,
    INSIDE,
    LAN,
    NEED_INFO,
    OUTSIDE,
    RECEIVED,
    REFUSED,
    REOPENED,
    REPLIED,
    STORIES,
    WAITING,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
VI, EN = wording(Language.VI, ZONE), wording(Language.EN, ZONE)
PLACE = {"hotline": "0240 000 000", "address": "Số 1 đường Hòa Bình", "hours": "thứ Năm hằng tuần"}
CODE = WAITING.code
LATE = datetime(2027, 1, 1, tzinfo=UTC)


def heard(before: Complaint, event: Event, at: datetime = AT) -> str | None:
    said = told(before, transition(before, event, at), event)
    return None if said is None else sentence(said, VI, PLACE)


def test_who_submits_gets_the_code_and_the_day_of_classification() -> None:
    # AT is 09:00 local on 09/11; the case's classification is due two days later
    assert sentence(told_when_opened(WAITING), VI, PLACE) == (
        f"Đã ghi nhận nội dung của Ông/Bà. Mã tra cứu: {CODE}. "
        "Trung tâm sẽ xem xét, phân loại chậm nhất 09:00 ngày 11/11/2026."
    )


@pytest.mark.parametrize(
    ("before", "event", "text"),
    [
        (WAITING, Taken(LAN), f"Nội dung {CODE} đã được tiếp nhận. Hạn trả lời: 09:00 ngày 19/11/2026."),
        (RECEIVED, Started(LAN), f"Nội dung {CODE} đang được xử lý."),
        (
            RECEIVED,
            Asked(LAN, "Ngày nào?", ASKED.silence),
            f"Để xử lý nội dung {CODE}, xin Ông/Bà bổ sung:\n\nNgày nào?\n\nÔng/Bà trả lời ngay tại đây.",
        ),
        (NEED_INFO, InfoAdded(), f"Đã nhận thông tin bổ sung cho {CODE}. Cảm ơn Ông/Bà."),
        (ANSWERED, InfoAdded(), f"Đã nhận thông tin bổ sung cho {CODE}. Cảm ơn Ông/Bà."),
        (
            RECEIVED,
            Refused(LAN, RefusalReason.DUPLICATE),
            f"Trung tâm không xử lý nội dung {CODE}. Lý do: trùng lặp. Đường dây nóng: 0240 000 000.",
        ),
        (
            RECEIVED,
            Transferred(LAN, OUTSIDE),
            f"Nội dung {CODE} thuộc thẩm quyền của Công an tỉnh và đã được chuyển ngày 09/11/2026.",
        ),
        (
            FORWARDED_INSIDE,
            Taken(HA),
            f"UBND phường Hòa Bình đã tiếp nhận nội dung {CODE}. Hạn trả lời: 09:00 ngày 19/11/2026.",
        ),
        (
            RECEIVED,
            REPLIED,
            f"Trả lời nội dung {CODE}:\n\nHồ sơ đã có kết quả.\n\nTheo Ông/Bà, việc này đã được giải quyết chưa?",
        ),
        (ANSWERED, REPLIED, f"Bổ sung trả lời nội dung {CODE}:\n\nHồ sơ đã có kết quả."),
        (ANSWERED, Confirmed(), f"Cảm ơn Ông/Bà. Nội dung {CODE} đã đóng."),
        (
            ANSWERED,
            NotResolved(FRESH),
            f"Nội dung {CODE} được mở lại và chuyển lên cấp phụ trách cao hơn. Hạn trả lời: 09:00 ngày 09/12/2026.",
        ),
        (
            transition(REOPENED, REPLIED, AT),
            NotResolved(FRESH),
            f"Đã ghi nhận: theo Ông/Bà, nội dung {CODE} chưa được giải quyết. Ông/Bà có thể đến nơi tiếp công dân: "
            "Số 1 đường Hòa Bình, hoặc gọi 0240 000 000.",
        ),
        (
            FORWARDED_OUTSIDE,
            ForwardedClosed(LAN),
            f"Nội dung {CODE} đã đóng. Kết quả: đã chuyển cơ quan có thẩm quyền.",
        ),
        (RECEIVED, Withdrawn(), f"Nội dung {CODE} đã được rút theo yêu cầu của Ông/Bà."),
        (CLOSED, InfoAdded(), f"Thao tác này không còn phù hợp: nội dung {CODE} đang ở trạng thái “Đóng”."),
        (
            ANSWERED,
            Taken(HA),
            f"Thao tác này không còn phù hợp: nội dung {CODE} đang ở trạng thái “Đã trả lời”.",
        ),
    ],
)
def test_each_move_has_its_sentence(before: Complaint, event: Event, text: str) -> None:
    assert heard(before, event) == text


@pytest.mark.parametrize(
    ("before", "event", "text"),
    [
        (NEED_INFO, SilenceNoted(), f"Nội dung {CODE} còn chờ Ông/Bà bổ sung:\n\nNgày hẹn trả là ngày nào?"),
        (
            RECEIVED,
            DuePassed(),
            f"Nội dung {CODE} đã quá hạn trả lời. Trung tâm xin lỗi Ông/Bà và đã báo cấp phụ trách cao hơn.",
        ),
        (
            ANSWERED,
            FellSilent(),
            f"Nội dung {CODE} được đóng vì chưa có thêm ý kiến của Ông/Bà. Ông/Bà vẫn có thể gửi nội dung mới.",
        ),
        (REFUSED, FellSilent(), f"Nội dung {CODE} đã đóng. Kết quả: từ chối."),
    ],
)
def test_the_clock_has_its_sentences(before: Complaint, event: Event, text: str) -> None:
    assert heard(before, event, LATE) == text


def test_guidance_says_where_to_go() -> None:
    text = heard(RECEIVED, Guided(LAN, HA, Sign.TO_CAO))

    assert text is not None
    assert text.startswith("Nội dung của Ông/Bà có dấu hiệu là tố cáo.")
    assert "Số 1 đường Hòa Bình" in text and "0240 000 000" in text


def test_an_answer_asks_and_a_refusal_can_be_objected_to() -> None:
    answered = told(RECEIVED, ANSWERED, REPLIED)
    refused = told(RECEIVED, REFUSED, Refused(LAN, RefusalReason.UNCLEAR))

    assert answered is not None and answered.buttons == (Button.RESOLVED, Button.NOT_RESOLVED)
    assert refused is not None and refused.buttons == (Button.DISAGREE,)


def test_what_does_not_fit_is_marked_so_that_it_is_not_pushed_to_the_citizen() -> None:
    said = told(CLOSED, CLOSED, REPLIED)

    assert said is not None and not said.possible


@pytest.mark.parametrize("event", [Noted(LAN), Warned(DueWarning.UNCLAIMED), FellSilent(), DuePassed()])
def test_notes_warnings_and_a_clock_that_comes_too_late_say_nothing(event: Event) -> None:
    assert heard(CLOSED, event, LATE) is None
    assert heard(WAITING, Warned(DueWarning.UNCLAIMED), LATE) is None


@given(STORIES)
def test_whatever_happens_there_is_a_sentence_in_both_languages(story: list[tuple[Event, int]]) -> None:
    complaint, at = WAITING, AT
    for event, hours in story:
        at += timedelta(hours=hours)
        moved = transition(complaint, event, at)
        said = told(complaint, moved, event)
        if said is not None:
            assert CODE in sentence(said, VI, PLACE) + sentence(said, EN, PLACE) or said.message.startswith("triage-")
        complaint = moved


@pytest.mark.parametrize("words", [VI, EN])
@pytest.mark.parametrize(
    "prefix, values", [("status", Status), ("category", Category), ("outcome", Outcome), ("refusal", RefusalReason)]
)
def test_every_value_has_a_label_of_its_own(words: Wording, prefix: str, values: type[StrEnum]) -> None:
    labels = [words.text(f"{prefix}-{value}") for value in values]

    assert len(set(labels)) == len(values)


def test_a_transfer_inside_names_the_unit() -> None:
    assert "UBND phường Hòa Bình" in str(heard(RECEIVED, Transferred(LAN, INSIDE)))
