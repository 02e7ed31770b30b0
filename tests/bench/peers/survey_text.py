"""The survey all peers ask: consent, four scale questions, a skipped comment, review; in our words."""

import os

TOKEN = os.environ.get("CITIZEN_BOT_TOKEN", "111111:benchmark-citizen")
API_URL = os.environ.get("TELEGRAM_API_URL", "http://127.0.0.1:8081")
DATABASE = os.environ.get("BENCH_DB", "peer.db")

CONSENT = (
    "Ông/Bà đánh giá Quầy 1. Câu trả lời không kèm tài khoản; cơ quan chỉ thấy số liệu chung. "
    "Ông/Bà có thể đổi hoặc rút lại trong 24 giờ."
)
AGREE = "Đồng ý, bắt đầu"
QUESTIONS: list[tuple[str, str, list[str]]] = [
    (
        "overall",
        "Ông/Bà hài lòng ở mức nào về lần làm thủ tục vừa qua?",
        ["Rất hài lòng", "Hài lòng", "Bình thường", "Không hài lòng", "Rất không hài lòng"],
    ),
    (
        "attitude",
        "Ông/Bà thấy thái độ, tinh thần phục vụ của công chức, viên chức hướng dẫn, tiếp nhận hồ sơ, "
        "trả kết quả như thế nào?",
        ["Rất tận tình, chu đáo", "Tận tình, lịch sự", "Bình thường", "Chưa nhiệt tình", "Thái độ không tốt"],
    ),
    (
        "waiting",
        "Ông/Bà có phải chờ đợi lâu để nộp hồ sơ/nhận kết quả không?",
        ["Rất nhanh", "Khá nhanh", "Bình thường", "Khá lâu", "Rất lâu"],
    ),
    (
        "ontime",
        "Ông/Bà thấy thời gian cơ quan giải quyết hồ sơ có đúng với thời gian hẹn trên Phiếu hẹn không?",
        ["Sớm hơn hẹn", "Đúng hẹn", "Trễ nhẹ, chấp nhận được", "Trễ hẹn", "Trễ rất lâu"],
    ),
    ("comment", "Ông/Bà muốn nói thêm điều gì? (không bắt buộc)", []),
]
SKIP = "Bỏ qua"
SEND = "Gửi"
THANKS = "Đã nhận câu trả lời. Trân trọng cảm ơn Ông/Bà!"
HELP = "Quét mã QR tại quầy để đánh giá. Gõ /start để bắt đầu."


def question_text(place: int) -> str:
    return f"{place + 1}/{len(QUESTIONS)}. {QUESTIONS[place][1]}"


def buttons(place: int) -> list[tuple[str, str]]:
    """(label, callback data) of one question, best answer first."""
    labels = QUESTIONS[place][2]
    if not labels:
        return [(SKIP, f"a:{place}:0")]
    return [(f"{5 - index} – {label}", f"a:{place}:{5 - index}") for index, label in enumerate(labels)]


def review_text(answers: dict[str, int]) -> str:
    lines = ["Ông/Bà đã trả lời:"]
    lines += [f"{number}. {answers.get(key, 0)}" for number, (key, _, _) in enumerate(QUESTIONS, 1)]
    return "\n".join(lines)
