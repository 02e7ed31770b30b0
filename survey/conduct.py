"""Words about how somebody behaved, with no name in them: such a text points at a person all the same.

What went wrong in the work is none of it ("hướng dẫn không rõ", "chờ lâu"): the desk itself can put that right.
In doubt it is conduct, for then the words only go one level up.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from survey.text import could_mean, fold

_HOWEVER_TYPED = """
hách dịch, hống hách, cửa quyền, hạch sách, hoạnh họe, nhũng nhiễu, sách nhiễu, gây phiền hà, làm khó, lm khó,
gây khó dễ, cố tình gây khó khăn, hành dân, hành hạ, hành là chính, làm tình làm tội, đày đọa,
gắt gỏng, gắt với, gắt lên, gắt um, bị gắt, hay gắt, nói gắt, cáu gắt, cáu kỉnh, nạt, bắt nạt, nạt nộ,
quát tháo, quát nạt, quát mắng, quát tôi, quát lại tôi, quát dân, quát người, quát vào mặt, quát lên, bị quát,
mắng chửi, mắng nhiếc, mắng vào mặt, chửi, to tiếng, lớn tiếng, nặng lời, lớn giọng, lên giọng, cao giọng, đôi co,
hằn học, nói trống không, trả lời trống không, nói cộc, cộc lốc, cộc cằn, cục cằn, cục súc, thô lỗ, thô bạo, thô tục,
lỗ mãng, ăn nói, nói năng, nhát gừng, chỏng lỏn, trịch thượng, xấc xược, xấc láo, hỗn láo, hỗn hào, vô lễ, vô phép,
vô học, vô văn hóa, thiếu văn hóa, kém văn hóa, mất dạy, mất lịch sự, bất lịch sự, thiếu lịch sự, không lịch sự,
kém lịch sự, không niềm nở, thiếu niềm nở, không nhã nhặn, thiếu tôn trọng, không tôn trọng, không coi dân,
không xem dân, coi thường, xem thường, coi khinh, khinh thường, khinh người, khinh dân, khinh khỉnh, khinh bỉ,
xúc phạm, lăng mạ, sỉ nhục, nhục mạ, làm nhục, miệt thị, phân biệt đối xử, bắt chẹt, bắt bí, ức hiếp, hăm dọa,
đe dọa, dọa nạt, dọa dẫm, hù dọa, trù dập, mỉa mai, nói móc, nói kháy, nói xéo, xéo sắc, đá xéo, cà khịa, chế giễu,
chế nhạo, giễu cợt, cười nhạo, cười cợt, cười khẩy, cười đểu, bĩu môi, lườm, liếc xéo, trừng mắt, trợn mắt, nhăn mặt,
nhăn nhó, mặt nặng mày nhẹ, mặt khó chịu, tỏ ra khó chịu, tỏ vẻ khó chịu, vẻ khó chịu, sưng sỉa, xưng mày, mày tao,
chỉ mặt, chỉ tay vào mặt, đập bàn, ném hồ sơ, ném trả, quăng hồ sơ, quẳng hồ sơ, vứt hồ sơ, vứt giấy tờ, vứt trả,
ném giấy tờ, xé hồ sơ, đuổi tôi, đuổi dân, đuổi khách, đuổi ra ngoài, xua đuổi, xua tay, thờ ơ, dửng dưng, lạnh nhạt,
lạnh lùng, hời hợt, vô cảm, vô tâm, vô duyên, vô trách nhiệm, thiếu trách nhiệm, tắc trách, đùn đẩy, phớt lờ, làm ngơ,
bỏ mặc, mặc kệ, không thèm trả lời, không thèm nhìn, không thèm nói, không thèm nghe, không thèm giải thích,
không thèm quan tâm, chẳng thèm, chả thèm, hỏi không trả lời, hỏi thì không trả lời, hỏi gì cũng không, càu nhàu,
cằn nhằn, chảnh, lên mặt, vênh váo, vênh mặt, kênh kiệu, ngạo mạn, kiêu ngạo, ngang ngược, hung hăng, hung dữ,
lộng quyền, lạm quyền, bố đời, cha đời, thiên vị, ưu ái, người quen, quen biết, con ông cháu cha, làm việc riêng,
lướt điện thoại, xem điện thoại, chơi điện thoại, lướt facebook, chơi game, nói chuyện riêng, tán gẫu, buôn chuyện,
ngủ gật, lười biếng, bỏ vị trí, say rượu, say xỉn, mùi rượu, mùi bia, sàm sỡ, quấy rối, lót tay, bôi trơn,
phải chung chi, đút lót, quà cáp, ăn tiền, moi tiền, làm tiền, vòi quà, gợi ý tiền, gợi ý đưa, gợi ý bồi dưỡng,
tiền bồi dưỡng, tiền cà phê, tiền trà nước, tham nhũng, tiêu cực, cò mồi, móc nối,
rude, rudely, rudeness, impolite, impolitely, disrespectful, disrespect, discourteous, arrogant, arrogance, shout,
shouted, shouting, yell, yelled, yelling, scream, screamed, screaming, scolded, scolding, insult, insulted, insulting,
swore, bully, bullied, bullying, harass, harassed, harassment, threaten, threatened, threatening, intimidated,
humiliated, humiliating, mocked, laughed at, sneered, ignored me, ignored us, bribe, bribed, bribes, bribery,
corruption, unfriendly, hostile, unprofessional, condescending, dismissive, aggressive, abusive, racist,
discriminated, discrimination, lazy, behaviour, behavior, threw my, bad manners, no manners
"""
# without their marks these are other words: quạt, "yêu cầu bản sao", mạng, "là lỗi", "kể cả", "tra thủ tục", dưới
_ONLY_WITH_MARKS = """
quát, cáu, mắng, đuổi, hét, la lối, láo, khinh, dọa, gắt tôi, gắt bẳn, hỗn với, hay quát, quát to, quát lớn, cáu bẳn,
cau có, cau mày, la mắng, mắng mỏ, nguýt, sừng sộ, sửng cồ, quắc mắt, xỉa xói, hoạnh, hành tôi, không thèm, nóng nảy,
kẻ cả, bề trên, kỳ thị, kì thị, trả thù, mặt lạnh, bơ đi, tám chuyện, nói dối, lừa dân
"""
# somebody in particular, though nameless
_HONORIFICS = ("anh", "chị", "cô", "chú", "bác", "ông", "bà", "cậu", "thằng", "mụ", "lão", "gã")
_CLEAR_HONORIFICS = ("anh", "ông", "thằng", "mụ", "gã")  # "chi", "co", "ba", "cau" may be chỉ, có, ba, "yêu cầu"
_AT_WORK = (
    *("cán bộ", "công chức", "nhân viên", "chuyên viên", "viên chức", "bảo vệ", "tiếp dân", "tiếp nhận", "trực quầy"),
    *("ngồi quầy", "ngồi ở quầy", "ngồi bàn", "ngồi ở bàn", "đeo kính", "áo xanh", "áo trắng", "áo dài", "tóc ngắn"),
)
_POINTED_OUT = ("này", "đó", "nọ", "ta", "ấy", "kia")
_CLEARLY_POINTED_OUT = ("ta", "ấy", "kia")
_OF_MANY = ("cac", "nhung", "quy", "anh")  # folded; "các anh", "anh chị cán bộ" are all of them

# all that follows reads folded text
_ATTITUDE = re.compile(r"\b(?:thai do|attitude)\b")
_PRAISED = re.compile(  # "rất tốt"; "chưa tốt", "kém nhiệt tình" is no praise
    r"(?:\W+(?!(?:khong|ko|k|chua|chang|cha|kem|thieu|it|dau|not|nhung)\b)\w+){0,9}?"
    r"\W+(?:tot|niem no|nhiet tinh|lich su|than thien|vui ve|hoa nha|an can|dung muc|chu dao|van minh"
    r"|good|great|kind)\b"
)
_OF_STAFF = re.compile(
    r"\b(?:can bo(?! sung)|cong chuc|nhan vien|chuyen vien|vien chuc|bao ve|nguoi truc|nguoi tiep nhan)\b"
    r"(?:\W+\w+){0,6}?\W+(?:kho chiu|kho tinh|kho gan|gay kho khan|bo ve|ve som|di muon|den muon|dang ngu|an vat"
    r"|uong ruou|xem phim|bam dien thoai|luoi|yeu kem|nang luc|trinh do|lua doi|nong tinh"
    r"|(?:khong|ko|k|chua|kem|thieu|chang|chiu)\W+(?:\w+\W+)?"
    r"(?:than thien|niem no|vui ve|hoa nha|chao|nhiet tinh|ton trong|lich su|tu te|tan tinh|trach nhiem))\b"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Cue:
    text: str
    only_with_marks: bool = False
    is_somebody: bool = False

    def fits(self, written: str) -> bool:
        has_marks = fold(written) != written.casefold()
        return could_mean(written, self.text) and (has_marks or not self.only_with_marks)


def is_spoken_of(text: str) -> bool:
    """Whether somebody's conduct seems to be meant, or somebody in particular without a name."""
    folded = fold(text)
    if any(not _PRAISED.match(folded, found.end()) for found in _ATTITUDE.finditer(folded)):
        return True
    return _OF_STAFF.search(folded) is not None or _holds_a_cue(_WORD.findall(unicodedata.normalize("NFC", text)))


def _holds_a_cue(words: list[str]) -> bool:
    folded = [fold(word) for word in words]
    for place, first in enumerate(folded):
        for cue in _CUES.get(first, ()):
            is_one_of_many = cue.is_somebody and place > 0 and folded[place - 1] in _OF_MANY
            if not is_one_of_many and cue.fits(" ".join(words[place : place + len(cue.text.split())])):
                return True
    return False


def _cues() -> Iterable[_Cue]:
    for one in _HOWEVER_TYPED.split(","):
        yield _Cue(one.strip())
    for one in _ONLY_WITH_MARKS.split(","):
        yield _Cue(one.strip(), only_with_marks=True)
    for parts in product(_HONORIFICS, _AT_WORK + _POINTED_OUT):
        yield _Cue(" ".join(parts), only_with_marks=True, is_somebody=True)
    for parts in product(_CLEAR_HONORIFICS, _AT_WORK[1:] + _CLEARLY_POINTED_OUT):  # "anh can bo sung" is "cần bổ sung"
        yield _Cue(" ".join(parts), is_somebody=True)


_CUES: defaultdict[str, list[_Cue]] = defaultdict(list)  # by the first word, folded
for _cue in _cues():
    _CUES[fold(_cue.text.split()[0])].append(_cue)
