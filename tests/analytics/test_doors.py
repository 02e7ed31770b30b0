"""By which doors answers came: numbers, said only where something came or was odd."""

from analytics.block import Mode, Stream
from analytics.doors import Doors, doors_section
from analytics.flags import Flag
from tests.analytics.samples import EN, VI


def test_streams_modes_and_slips_stand_apart() -> None:
    doors = Doors({Stream.VERIFIED: 8, Stream.ASSISTED: 5}, {Mode.CHAT: 6, Mode.WEB: 2, Mode.PAPER: 5}, {}, 1_000, 12)

    assert doors_section(doors, VI)[1:] == [
        "Theo phiếu mời: 8; không có phiếu: 0; cán bộ nhập hộ (báo cáo riêng): 5",
        "Qua chat: 6; trên trang web: 2; hỏi trực tiếp: 0; phiếu giấy: 5",
        "Phiếu mời: in trong kỳ 1.000; được mở 12; có câu trả lời đã chốt 8 "
        "(chốt sau 24 giờ nên có thể gồm phiếu mở từ kỳ trước)",
    ]
    assert "%" not in " ".join(doors_section(doors, EN))


def test_versions_of_the_instruments_stand_apart() -> None:
    doors = Doors({Stream.VERIFIED: 9}, {Mode.CHAT: 9}, {"B (phiên bản 2)": 4, "A (phiên bản 1)": 5})

    assert doors_section(doors, VI)[3:] == ["Theo bộ câu hỏi: A (phiên bản 1): 5; B (phiên bản 2): 4"]


def test_where_nothing_came_nothing_is_said_and_without_slips_nothing_of_slips() -> None:
    assert doors_section(Doors({}, {}), VI) == []
    assert len(doors_section(Doors({Stream.UNVERIFIED: 1}, {Mode.WEB: 1}), VI)) == 3


def test_what_was_odd_is_said_with_its_numbers_and_that_it_counts() -> None:
    flags = {Flag.FAST: 2, Flag.BURST: 1_200, Flag.NO_VISIT: 9, Flag.STAFF: 0, Flag.ALL_BEST: 11}
    doors = Doors({Stream.UNVERIFIED: 9}, {Mode.CHAT: 9}, flags=flags)

    assert doors_section(doors, VI)[-1] == (
        "Lưu ý (các lượt này vẫn được tính): gửi chưa đến 5 giây sau khi bắt đầu 2;"
        " gửi dồn dập, quá 5 lượt trong 2 phút 1.200;"
        " chọn mức cao nhất ở mọi câu 11 (trong các khối đã đủ dữ liệu)"
    )
