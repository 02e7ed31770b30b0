"""The grammar of stories: what is no line is named with its place, and so is what does not come true."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.rehearsal.opening import temporary_office
from bot.rehearsal.story import Kind, StoryFailure, is_part, read, reads_as
from bot.rehearsal.telling import play

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CONSENT = "> (quét mã quay-3)\n< … [Đồng ý] [Không, cảm ơn]\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story")


async def failure(text: str, folder: Path) -> StoryFailure:
    story = folder / "thu.txt"
    story.write_text(text, "utf-8")
    async with temporary_office(folder, ZONE) as office:
        with pytest.raises(StoryFailure) as raised:
            await play(story, office)
    return raised.value


def written(tmp_path: Path, text: str) -> Path:
    story = tmp_path / "thu.txt"
    story.write_text(text, "utf-8")
    return story


def test_a_line_goes_on_until_the_next_sign(tmp_path: Path) -> None:
    lines = read(
        written(tmp_path, "# lời nhắc\n> chào\n\n< Kính chào\n  Ông/Bà [Có]\n! Nhóm Quầy 3: thẻ\n@ quay-3: 5\n")
    )

    assert [(line.number, line.kind, line.whole) for line in lines] == [
        (2, Kind.SAYS, "chào"),
        (4, Kind.TOLD, "Kính chào Ông/Bà [Có]"),
        (6, Kind.SEEN, "thẻ"),
        (7, Kind.MOMENT, "quay-3: 5"),
    ]


def test_others_see_or_act(tmp_path: Path) -> None:
    seen, done = read(written(tmp_path, "! Phụ trách: Trạng thái: Mở lại\n! Phụ trách > 07:30 xin mời: nhận\n"))

    assert (seen.who, seen.kind, seen.text) == ("Phụ trách", Kind.SEEN, "Trạng thái: Mở lại")
    assert (done.who, done.kind, done.text) == ("Phụ trách", Kind.DONE, "07:30 xin mời: nhận")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("xin chào\n", 1, "a line begins with"),
        ("# một\n> chào\n? gì\n", 3, "a line begins with"),
        ("  tiếp\n", 1, "there is none"),
        (">\n", 1, "nothing stands behind >"),
        ("! Nhóm Quầy 3\n", 1, "write “! Nhóm Quầy 3: text”"),
        ("! : gì\n", 1, "write “! Nhóm Quầy 3: text”"),
        ("# chỉ có lời nhắc\n", 0, "there is no line in it"),
    ],
)
def test_what_is_no_line_is_named_with_its_place(text: str, line: int, says: str, tmp_path: Path) -> None:
    with pytest.raises(StoryFailure) as raised:
        read(written(tmp_path, text))

    assert raised.value.line == line
    assert says in raised.value.sentence


def test_a_story_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoryFailure, match=r"khong\.txt:0: cannot be read"):
        read(tmp_path / "khong.txt")


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("Câu 1/5 …", "Câu 1/5\nÔng/Bà hài lòng ở mức nào?\n[5 – Rất hài lòng]"),
        ("Mã: PA-…. Hết", "Mã: PA-12345678. Hết"),
        ("một … ba", "một hai\n\nba"),
        ("một … ba", "một ba"),
        ("(a+b)? [x]", "(a+b)?   [x]"),
    ],
)
def test_an_ellipsis_stands_for_anything_and_breaks_do_not_count(expected: str, said: str) -> None:
    assert reads_as(expected, said)


@pytest.mark.parametrize(
    ("expected", "said"),
    [("Câu 1", "Câu 1/5"), ("một hai", "mộthai"), ("a.c", "abc"), ("Hài lòng", "hài lòng")],
)
def test_everything_else_must_read_as_it_is_written(expected: str, said: str) -> None:
    assert not reads_as(expected, said)


def test_of_what_others_see_a_part_is_enough() -> None:
    assert is_part("phản ánh PA-…", "MÔ PHỎNG PHẢN ÁNH PA-12345678 Quầy 3")
    assert not is_part("phản ánh PA-…", "Quầy 3")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (CONSENT + "> [Gửi]\n", 3, "there is no button [Gửi] to press"),
        (CONSENT + "> [Gửi] (nút cũ)\n", 3, "there is no button [Gửi] (nút cũ) to press"),
        ("> (quét mã quay-3)\n< Câu 1/5 …\n", 2, "but the person was told: Trung tâm"),
        (CONSENT + "< Câu 1/5 …\n", 3, "but nothing was said"),
        ("> (quét mã quay-3)\n> dong y\n", 2, "before this line the person was also told"),
        ("# một\n> (quét mã quay-3)\n", 2, "the story ends, but the person was also told"),
        (CONSENT + "! Nhóm Quầy 9: thẻ\n", 3, "nobody here is called “Nhóm Quầy 9”"),
        (CONSENT + "! Nhóm Quầy 3: thẻ\n", 3, "was to see “thẻ”, but saw: nothing"),
        ("! Nhóm Quầy 3 > /help\n! Nhóm Quầy 3: (không có gì)\n", 2, "was to see nothing, but saw: Bot nội bộ"),
        ("! Nhóm Quầy 3 > (nhãn dán)\n", 1, "only a citizen sends files"),
        ("> (quét mã quay-99)\n", 1, "there is no desk “quay-99”"),
        ("> (mã tra cứu)\n", 1, "no tracking code yet"),
        ("@ ngày mai\n", 1, "write a moment as"),
        ("@ quay-99: 5\n", 1, "there is no desk “quay-99”"),
        ("@ 11/11/2026 08:59\n", 1, "it is 11/11/2026 09:00 already"),
    ],
)
async def test_what_does_not_come_true_is_named_with_its_place(text: str, line: int, says: str, folder: Path) -> None:
    failed = await failure(text, folder)

    assert failed.line == line
    assert says in failed.sentence
