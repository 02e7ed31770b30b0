"""What people of a rehearsed office do, and how often: all of it made up, none of it measured anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypeVar

from survey.complaint_events import RefusalReason
from survey.routing import Category

T = TypeVar("T")

VISIT_HOURS = (8, 9, 10, 14, 15, 16)
VISITS_A_WEEK = {"quay-1": 34, "quay-2": 18, "quay-3": 14, "quay-4": 7, "quay-5": 30, "quay-6": 22, "quay-7": 5}

# chance of each level 1…5: civil status high, land and building low
PLEASED = (0.02, 0.04, 0.09, 0.35, 0.50)
MIXED = (0.06, 0.12, 0.20, 0.36, 0.26)
ANGRY = (0.28, 0.30, 0.22, 0.14, 0.06)
USUAL = (0.03, 0.07, 0.13, 0.42, 0.35)
HABITS = {"quay-1": PLEASED, "quay-2": MIXED, "quay-5": PLEASED, "quay-6": MIXED}

SLIP_CHANCE = 0.75  # a slip comes with the receipt
KEPT_SLIPS = 2  # at most so many others between two slips that come back
FORM_CHANCE = 0.15  # answers in a browser
RUSHED_CHANCE = 0.02  # presses through in two or three seconds
COMMENT_CHANCE = 0.15
SILENT_CHANCE = 0.08  # leaves in the middle
COMPLAIN_CHANCE = 0.04  # six times that after a low answer
NAMED_CHANCE = 0.45

TAKEN_CHANCE = 0.7  # a working day
ANSWERED_CHANCE = 0.4
ASLEEP_CHANCE = 0.015  # a case that was laid aside is thought of on such a day
JUDGED_CHANCE = 0.6
RESOLVED_CHANCE = 0.75
# how a case ends: answered, laid aside, refused, elsewhere, asked about first
ENDS = {"answered": 0.70, "asleep": 0.09, "refused": 0.09, "forwarded": 0.04, "asked": 0.08}
REFUSALS = (RefusalReason.DUPLICATE, RefusalReason.UNCLEAR, RefusalReason.OUT_OF_SCOPE)

SHEETS_A_WEEK = {"quay-1": 4, "quay-3": 3, "quay-5": 3}  # from the box, entered on Friday
ASSISTED_A_WEEK = {"quay-3": 2, "quay-7": 2}
LETTER_CHANCE = 0.6  # a week, in all

WORDS = {
    Category.PROCEDURE: "Tôi phải đi lại ba lần vì mỗi lần được hướng dẫn một kiểu hồ sơ khác nhau.",
    Category.LATE: "Giấy hẹn trả kết quả đã quá năm ngày mà chưa có hồ sơ, cũng không ai báo lý do.",
    Category.ATTITUDE: "Cán bộ trả lời cộc lốc, hỏi thêm thì không giải thích.",
    Category.EXTRA_PAPERS: "Tôi bị yêu cầu nộp thêm giấy xác nhận không có trong danh mục niêm yết.",
    Category.FEES: "Bảng phí niêm yết ghi khác với số tiền trên biên lai của tôi.",
    Category.ONLINE: "Nộp hồ sơ trực tuyến nhưng tới nơi vẫn phải nộp lại bản giấy.",
    Category.FACILITIES: "Khu vực chờ thiếu ghế và quạt, người già phải đứng rất lâu.",
    Category.OTHER: "Đề nghị có người hướng dẫn chỗ để xe và lối đi cho xe lăn.",
}
WEIGHTS = {
    Category.PROCEDURE: 5,
    Category.LATE: 5,
    Category.ATTITUDE: 3,
    Category.EXTRA_PAPERS: 1,
    Category.FEES: 1,
    Category.ONLINE: 3,
    Category.FACILITIES: 3,
    Category.OTHER: 1,
}
PROCEDURES = {
    "quay-1": ("1.001193", "1.001193", "1.000894", "2.000815"),
    "quay-2": ("mau-dat-dai-2", "mau-dat-dai-1", "1.013229"),
    "quay-3": ("1.014027", "1.010801"),
    "quay-5": ("1.001193", "2.000815", "2.000815"),
    "quay-6": ("mau-dat-dai-2", "1.013229"),
}
LETTERS = {
    Category.FACILITIES: "Nhà vệ sinh dành cho người dân thường xuyên khóa cửa.",
    Category.LATE: "Hồ sơ của gia đình tôi đã quá hẹn, gọi điện không có người nghe.",
    Category.PROCEDURE: "Mẫu tờ khai niêm yết là mẫu cũ, điền xong phải viết lại.",
}
ANSWERS = (
    "Trung tâm đã kiểm tra và xin lỗi Ông/Bà. Hồ sơ đã được giải quyết, mời Ông/Bà đến nhận kết quả.",
    "Trung tâm đã chấn chỉnh việc hướng dẫn tại quầy. Thành phần hồ sơ đầy đủ đã niêm yết và gửi kèm cho Ông/Bà.",
)
QUESTION = "Xin Ông/Bà cho biết số ghi trên giấy hẹn và ngày nộp hồ sơ."
INFORMATION = "Tôi nộp hồ sơ ngày thứ Hai tuần trước, giấy hẹn ghi trả sau năm ngày làm việc."
AGENCY = "Chi nhánh Văn phòng đăng ký đất đai"
NAMES = ("Nguyễn Văn Bền", "Trần Thị Lựu", "Lê Văn Út", "Phạm Thị Nở", "Võ Văn Tám", "Đặng Thị Thơm")
ADDRESSES = ("Thôn 2, xã An Phước", "Thôn 5, xã An Phước", "Khu phố 3, phường Tân Hòa")

PRAISE = (
    "Cán bộ hướng dẫn tận tình, dễ hiểu.",
    "Được hướng dẫn từng mục trong tờ khai, tôi rất cảm ơn.",
    "Nhận kết quả sớm hơn giấy hẹn.",
    "Thủ tục nhanh gọn, cán bộ vui vẻ.",
)
BLAME = (
    "Chờ lâu quá, gần hết buổi sáng mới tới lượt.",
    "Khu vực chờ thiếu ghế ngồi, trời nóng mà không có quạt.",
    "Phải photo thêm giấy tờ dù đã nộp bản chứng thực.",
    "Chờ lâu mà không thấy gọi số, hỏi thì không ai trả lời.",
    "Trễ hẹn hai lần, không ai gọi báo trước.",
)


@dataclass(frozen=True, slots=True)
class Weather:
    """What kind of week it is: how many come, as a share of the usual, and whether hardly anything works."""

    visitors: float = 1.0
    is_bad: bool = False


QUIET, BAD = Weather(visitors=0.15), Weather(visitors=1.6, is_bad=True)


def weather(seed: int, day: date) -> Weather:
    """The same for every day of one week; now and then a week is quiet, or the software is down for all of it."""
    week = Random(f"{seed}:{day.isocalendar()[:2]}").random()
    return BAD if week < 0.05 else QUIET if week < 0.12 else Weather()


def level(desk: str, kind: Weather, chance: Random) -> int:
    """How somebody feels who leaves this desk, 1…5."""
    return draw((1, 2, 3, 4, 5), ANGRY if kind.is_bad else HABITS.get(desk, USUAL), chance)


def comment(felt: int, chance: Random) -> str:
    """In one's own words; "" from most people."""
    if chance.random() >= COMMENT_CHANCE:
        return ""
    return chance.choice(PRAISE if felt >= 4 else BLAME)


def number_of(expected: float, chance: Random) -> int:
    """A whole number that is `expected` in the long run."""
    return int(expected) + int(chance.random() < expected % 1)


def draw(some: Sequence[T], weights: Sequence[float], chance: Random) -> T:
    return chance.choices(some, weights)[0]
