"""When the bot itself could not be reached, card and report say so."""

from datetime import datetime
from zoneinfo import ZoneInfo

from analytics.outage import Outage, sentences
from analytics.publication import dump, load
from analytics.report import desk_card, overview_card
from analytics.text_report import report_text
from tests.analytics.samples import EN, VI, desk_week, silent_week, unit_week

HA_NOI = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=HA_NOI)


TUESDAY = Outage(at(10, 8), at(10, 11), 180)
OVER_A_NIGHT = Outage(at(12, 16), at(13, 8), 90)  # 16:00–17:00 and 07:30–08:00
SAID = "Bot không liên lạc được 3 giờ ngày thứ Ba 10/11 (từ 08:00 đến 11:00)."


def test_card_overview_and_report_name_the_day_and_the_hours() -> None:
    desk = desk_week(outages=(TUESDAY,))

    assert SAID in desk_card(desk, VI)
    assert SAID in overview_card(unit_week(desk, outages=(TUESDAY,)), VI)
    assert SAID in report_text(desk, VI)
    assert SAID in report_text(silent_week(outages=(TUESDAY,)), VI)
    assert "could not be reached for 3 h on Tuesday 10/11" in desk_card(desk, EN)


def test_over_a_night_only_office_hours_count() -> None:
    assert sentences([OVER_A_NIGHT], VI) == [
        "Bot không liên lạc được 1,5 giờ làm việc (từ 16:00 thứ Năm 12/11 đến 08:00 thứ Sáu 13/11)."
    ]


def test_of_many_the_longest_three_are_named_in_order_of_time_and_the_rest_is_summed_up() -> None:
    short = [Outage(at(9, hour), at(9, hour + 1), 60) for hour in (8, 9)]

    said = sentences([*short, TUESDAY, OVER_A_NIGHT], VI)

    assert len(said) == 4
    assert "thứ Hai 09/11" in said[0]
    assert said[3] == "Ngoài ra bot không liên lạc được 1 lần nữa, tổng cộng 1 giờ làm việc."


def test_without_an_outage_nothing_is_said_and_what_was_frozen_comes_back() -> None:
    desk = desk_week(outages=(TUESDAY, OVER_A_NIGHT))

    assert "không liên lạc được" not in desk_card(desk_week(), VI)
    assert load(dump(desk)) == desk
