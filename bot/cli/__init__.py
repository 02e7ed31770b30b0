"""`hailong`: finds the module of a command and lets it run; a failure is one sentence and an exit status."""

import importlib
import sys
from collections.abc import Sequence
from contextlib import suppress

# command → the module that has it, and one line for the overview (read without importing anything heavy)
COMMANDS = {
    "demo": ("demo", "xem thử toàn bộ sản phẩm trong trình duyệt, không cần token, không cần mạng"),
    "run": ("running", "chạy hai bot, việc gửi tin và các việc theo lịch"),
    "import": ("setup", "nạp đơn vị, quầy, thủ tục, ngày nghỉ, hồ sơ từ CSV/XLSX (chạy thử trước, --apply để ghi)"),
    "dossiers": ("late_dossiers", "late, apologised: hồ sơ trễ hẹn chưa xin lỗi, dự thảo văn bản; ghi nhận đã gửi"),
    "invite": ("setup", "in đường dẫn mời dùng một lần cho bot nội bộ"),
    "links": ("setup", "in đường dẫn, mã QR và thông báo treo tại quầy"),
    "slips": ("slips", "in phiếu đánh giá dùng một lần có mã QR; thu hồi một đợt phiếu"),
    "form": ("forms", "in phiếu khảo sát giấy có đánh số, cùng câu hỏi; cán bộ nhập bằng /nhap_phieu"),
    "report": ("reports", "một báo cáo: text, png, xlsx, docx hoặc pdf"),
    "export": ("exporting", "sổ tiếp nhận phản ánh, kiến nghị: xlsx, pdf, csv; --public: danh sách để niêm yết"),
    "survey": ("instruments", "check, play, story: kiểm tra, chạy thử bộ câu hỏi; chạy các câu chuyện mẫu"),
    "rehearse": ("rehearsing", "mô phỏng N tuần bằng chính mã chương trình vào một cơ sở dữ liệu mới"),
    "backup": ("backups", "sao lưu khi hệ thống đang chạy; bản sao không cho biết ai đã trả lời gì"),
    "restore": ("backups", "phục hồi từ một bản sao lưu, sau khi dừng hệ thống"),
    "verify": ("operations", "kiểm tra nhật ký móc xích"),
    "doctor": ("operations", "xem xét hệ thống, nói rõ điều gì sai và cách sửa"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """The console command. Exit status 0 done, 1 refused or failed with one sentence, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("--help", "-h", "help"):
        with suppress(BrokenPipeError):  # `hailong --help | head` reads no further
            print(_overview(), flush=True)
        return
    known = COMMANDS.get(given[0])
    if known is None:
        print(f"Không có lệnh “{given[0][:40]}”. Gõ: hailong --help", file=sys.stderr)
        sys.exit(2)
    # imported only now: `hailong --help` must answer at once on a small server
    module, ending = (importlib.import_module(f"bot.cli.{name}") for name in (known[0], "ending"))
    ending.run_command(module.app, given)


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = [f"  {name.ljust(width)}  {about}" for name, (_, about) in COMMANDS.items()]
    return "\n".join(
        [
            "Hài Lòng: khảo sát hài lòng và tiếp nhận phản ánh, kiến nghị tại Bộ phận Một cửa.",
            "",
            "Cách dùng: hailong LỆNH [--help]",
            "",
            *lines,
        ]
    )
