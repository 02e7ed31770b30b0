"""By which doors answers came: numbers, said only where something came."""

from analytics.block import Mode, Stream
from analytics.doors import Doors, doors_section
from tests.analytics.samples import EN, VI


def test_streams_modes_and_slips_stand_apart() -> None:
    doors = Doors({Stream.VERIFIED: 8, Stream.ASSISTED: 5}, {Mode.CHAT: 6, Mode.WEB: 2, Mode.PAPER: 5}, {}, 1_000, 12)

    assert doors_section(doors, VI)[1:] == [
        "Theo phiếu mời: 8; không có phiếu: 0; cán bộ nhập hộ (báo cáo riêng): 5",
        "Qua chat: 6; trên trang web: 2; hỏi trực tiếp: 0; phiếu giấy: 5",
        "Phiếu mời: in trong kỳ 1.000; được mở 12; có câu trả lời 8",
    ]
    assert "%" not in " ".join(doors_section(doors, EN))


def test_versions_of_the_instruments_stand_apart() -> None:
    doors = Doors({Stream.VERIFIED: 9}, {Mode.CHAT: 9}, {"B (phiên bản 2)": 4, "A (phiên bản 1)": 5})

    assert doors_section(doors, VI)[3:] == ["Theo bộ câu hỏi: A (phiên bản 1): 5; B (phiên bản 2): 4"]


def test_where_nothing_came_nothing_is_said_and_without_slips_nothing_of_slips() -> None:
    assert doors_section(Doors({}, {}), VI) == []
    assert len(doors_section(Doors({Stream.UNVERIFIED: 1}, {Mode.WEB: 1}), VI)) == 3
