"""What columns each kind of list has, how people head them, and how long a cell may be."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.usecases.admin_setup import Kind, reads_like
from survey.invitation import LONGEST_CODE


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is the English heading, `title` the Vietnamese one of templates; `also`: others, as they are compared."""

    name: str
    title: str
    longest: int
    required: bool = True
    also: tuple[str, ...] = ()
    example: str = ""

    def is_headed(self, heading: str) -> bool:
        return reads_like(heading) in {reads_like(self.name), reads_like(self.title), *self.also}


_CODES = ("sohoso", "mahs", "sohs", "mahosotthc", "mahosodvc", "masohoso", "mabiennhan", "sobiennhan", "dossier")
_UNITS = (
    "madonvi",
    "tendonvi",
    "donvitiepnhan",
    "donvigiaiquyet",
    "donvithuchien",
    "coquan",
    "coquangiaiquyet",
    "coquanthuchien",
)
_DESKS = ("maquay", "tenquay", "quaytiepnhan", "quaygiaodich", "bophan", "bophantiepnhan")
_PROCEDURES = ("tenthutuc", "thutuchanhchinh", "tenthutuchanhchinh", "tthc", "tentthc", "mathutuc", "matthc")
_RECEIVED = (
    "ngaynhan",
    "ngaynhanhoso",
    "ngaytiepnhanhoso",
    "thoigiantiepnhan",
    "thoidiemtiepnhan",
    "ngaynop",
    "ngaynophoso",
    "tiepnhan",
)
_DUE = (
    "ngayhentra",
    "ngayhentraketqua",
    "ngayhentrakq",
    "henngaytra",
    "ngayhen",
    "hentra",
    "hantraketqua",
    "hantrakq",
    "hangiaiquyet",
    "hanxuly",
    "thoihantra",
    "ngayhethan",
    "duedate",
)
_RETURNED = (
    "ngaytraketqua",
    "ngaytrakq",
    "ngaytrathucte",
    "ngaytraketquathucte",
    "ngaytrakqthucte",
    "thoigiantra",
    "ngaydatra",
    "ngayhoanthanh",
    "ngayketthuc",
)
_APOLOGY = ("ngayguixinloi", "ngayvanbanxinloi", "vanbanxinloi", "ngaythuxinloi", "thuxinloi", "xinloi", "daxinloi")

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    Kind.UNITS: (
        Column("code", "Mã", LONGEST_CODE, also=("madonvi", "unitcode"), example="xa-an-phuoc"),
        Column("name", "Tên", 200, also=("tendonvi", "donvi"), example="Trung tâm Phục vụ hành chính công xã An Phước"),
        Column("parent", "Đơn vị cha", LONGEST_CODE, False, ("madonvicha", "donvicaptren", "captren", "tructhuoc")),
        Column("address", "Địa chỉ", 300, False, example="Thôn 2, xã An Phước"),
        Column("hotline", "Đường dây nóng", 60, False, ("dienthoai", "sodienthoai", "phone"), "0290 000 0101"),
        Column("reception_hours", "Lịch tiếp công dân", 300, False, ("tiepcongdan",), "Sáng thứ Năm hằng tuần"),
        Column("surveys", "Bộ câu hỏi", 60, False, ("survey", "phieukhaosat", "bophieu"), "quick"),
        Column("safe_zone", "Hỏi sau khi rời quầy", 20, False, ("hoisau",), "không"),
        Column("ask_procedure", "Hỏi thủ tục", 20, False, ("hoithutuckhikhaosat",), "không"),
        Column("classify_days", "Phân loại trong (ngày làm việc)", 10, False, ("phanloaitrong",), "2"),
        Column("forward_days", "Chuyển trong (ngày làm việc)", 10, False, ("chuyentrong",), "5"),
        Column("answer_days", "Trả lời trong (ngày làm việc)", 10, False, ("traloitrong",), "10"),
    ),
    Kind.DESKS: (
        Column("code", "Mã", LONGEST_CODE, also=("maquay", "deskcode"), example="quay-1"),
        Column("unit", "Đơn vị", LONGEST_CODE, also=("madonvi", "unitcode"), example="xa-an-phuoc"),
        Column("name", "Tên", 120, also=("tenquay", "quay"), example="Quầy Hộ tịch – Chứng thực"),
    ),
    Kind.PROCEDURES: (
        Column("code", "Mã", LONGEST_CODE, also=("mathutuc", "matthc", "mathutuchanhchinh"), example="1.001193"),
        Column("field", "Lĩnh vực", 120, example="Hộ tịch"),
        Column("name", "Tên", 500, also=("tenthutuc", "tentthc", "thutuc"), example="Thủ tục đăng ký khai sinh"),
    ),
    Kind.HOLIDAYS: (
        Column("date", "Ngày", 20, example="02/09/2026"),
        Column("kind", "Loại", 20, example="nghỉ"),
        Column("name", "Tên", 120, also=("tenngaynghi", "ngayle"), example="Quốc khánh"),
        Column("confirmed", "Đã xác nhận", 20, False, ("xacnhan",), "có"),
    ),
    # as the exports of one-stop software head them; the order is that of storage.dossiers.Dossier
    Kind.DOSSIERS: (
        Column("code", "Mã hồ sơ", 60, also=_CODES, example="000.12.05.H61-261109-0007"),
        Column("unit", "Đơn vị", 200, False, _UNITS, "xa-an-phuoc"),
        Column("desk", "Quầy", 120, False, _DESKS, "quay-1"),
        Column("procedure", "Thủ tục", 500, False, _PROCEDURES, "Thủ tục đăng ký khai sinh"),
        Column("received", "Ngày tiếp nhận", 40, False, _RECEIVED, "09/11/2026"),
        Column("due", "Hạn trả", 40, False, _DUE, "12/11/2026"),
        Column("returned", "Ngày trả", 40, False, _RETURNED, "11/11/2026"),
        Column("apology", "Ngày xin lỗi", 60, False, _APOLOGY),
    ),
}
