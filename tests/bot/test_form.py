"""The form on the web, told as people meet it: real requests, a real database, no script."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import HandMovedClock
from bot.rehearsal import sample
from bot.usecases import access, clock_interviews, staff_case
from bot.usecases.staff_turn import Person
from storage import case_files, claims, complaints, places, responses, sealed, visits
from storage.database import Database, Transaction
from storage.responses import InterviewRow, InterviewStatus
from storage.visits import Batch
from survey import visit
from survey.complaint import Source, Status
from survey.complaint_events import StaffId
from survey.definition import Chosen, Skipped, Written
from survey.messages import CITIZEN_BOT, STAFF_BOT, WEB, Address
from survey.tracking_code import Code
from tests.bot.browsing import ORIGIN, Browser, Site

WEDNESDAY = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)  # 09:00 in Viet Nam
ANSWER = "Xin lỗi Ông/Bà, đã trả hồ sơ."
HOSTILE = [
    "<b>đậm</b>",
    "*_[x](y)",
    "{0.__class__} %s $a_$ ${base}",
    "'; DROP TABLE interviews; --",
    "=HYPERLINK(1)",
    "\x00\x1b[31mđỏ",
    "dòng một\ndòng hai",
    "\u202e5 sao\u202c",
    '"><script>alert(1)</script>',
    "</textarea><h1>giả</h1>",
]


@pytest.fixture
async def site(sqlite_database: Database) -> AsyncIterator[Site]:
    async for one in _site(sqlite_database):
        yield one


@pytest.fixture
async def site_on_both(database: Database) -> AsyncIterator[Site]:
    async for one in _site(database):
        yield one


async def _site(database: Database) -> AsyncIterator[Site]:
    database.run_now(sample.set_up, WEDNESDAY)
    one = Site(database, HandMovedClock(WEDNESDAY))
    await one.start()
    yield one
    await one.stop()


async def answered(browser: Browser, overall: str = "5", comment: str | None = None) -> None:
    """From the poster at the desk to the review."""
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    for number in (overall, "4", "5", "5"):
        await browser.press(number)
    if comment is None:
        await browser.press("Bỏ qua")
    else:
        await browser.write(comment)


async def complained(browser: Browser, text: str = "Phải chờ ba tiếng.") -> tuple[str, str]:
    """An anonymous complaint about the desk; its code and read key."""
    await browser.open("/")
    await browser.press("Gửi phản ánh")
    await browser.write("quay-3")
    await browser.press("3")
    await browser.write(text)
    await browser.press("Góp ý ẩn danh")
    await browser.press("Gửi")
    code, key = browser.page.codes
    return code, key


def answer_case(tx: Transaction, code: str, person: Person) -> None:
    case_files.put_draft(tx, "draft", Code(code), access.require_staff(tx, person.account).id, ANSWER, WEDNESDAY)
    staff_case.send_reply(tx, "draft", Address(STAFF_BOT, person.account), person, WEDNESDAY)


def interviews(tx: Transaction, browser: str) -> list[InterviewRow]:
    return responses.open_or_linked(tx, tx.keys.lane(WEB, browser))


def slip_of(tx: Transaction, desk: str) -> str:
    """The first of a batch of ten that was printed today."""
    row = places.desk(tx, desk)
    assert row is not None
    today = date(2026, 11, 18)
    assert visits.issue(tx, Batch(desk, 1, 10, today, 90, WEDNESDAY))
    return visit.slip(row.number, today, 1, b"abcd", tx.keys.signing)


def link_of(tx: Transaction, desk: str) -> str:
    row = places.desk(tx, desk)
    assert row is not None
    return visit.desk_link(row.number, row.link_generation, tx.keys.signing)


async def test_somebody_without_any_app_answers_from_the_poster_to_the_receipt(site_on_both: Site) -> None:
    site, browser = site_on_both, site_on_both.browser()

    await browser.open("/d/" + site.database.run_now(link_of, "quay-3"))
    assert browser.page.heading == "Xin ý kiến Ông/Bà"
    assert "Quầy Bảo trợ xã hội" in browser.page.text
    await browser.press("Đồng ý")
    assert browser.page.heading == "Ông/Bà hài lòng ở mức nào về lần làm thủ tục vừa qua?"
    assert "Câu 1/5" in browser.page.text
    await browser.press("4")
    await browser.press("5")
    await browser.press("3")
    await browser.press("4")
    await browser.write("Cảm ơn cô Hoa")
    assert browser.page.heading == "Xem lại câu trả lời"
    await browser.press("Gửi")

    assert "Đã nhận câu trả lời của Ông/Bà" in browser.page.text
    [sent] = site.database.run_now(interviews, browser.cookies["hailong"])
    assert sent.status is InterviewStatus.SENT
    assert (sent.mode, sent.stream, sent.desk) == ("web", "unverified", "quay-3")
    assert sent.answers[0] == Chosen("overall", "4")
    assert sent.answers[-1] == Written("comment", "Cảm ơn cô Hoa")


async def test_a_low_answer_becomes_a_complaint_with_a_code_and_a_read_key(site_on_both: Site) -> None:
    site, browser = site_on_both, site_on_both.browser()
    await answered(browser, overall="1")

    await browser.press("Gửi")
    await browser.press("Gửi phản ánh")
    await browser.press("3")
    await browser.write("Hẹn ngày 10 mà ngày 17 chưa có. Gọi 0912345678.")
    await browser.press("Phản ánh, kiến nghị – để lại họ tên")
    await browser.press("Đồng ý")
    await browser.write("Nguyễn Thị Lan")
    await browser.write("0912 345 678")
    await browser.write("Thôn 3")
    await browser.press("Gửi")

    code, key = browser.page.codes
    opened = site.database.run_now(complaints.load, Code(code))
    assert opened is not None and opened.source is Source.WEB
    contact = site.database.run_now(complaints.contact_of, Code(code))
    assert contact is not None and contact.phone == "0912 345 678"
    assert site.database.run_now(complaints.address_of, Code(code)) is None  # nothing can be pushed to a page
    assert site.database.run_now(claims.pending, STAFF_BOT) > 0  # but the desk hears of it
    assert site.woken > 0
    await browser.open("/c")
    form = browser.page.forms[0]
    await browser.send(form, {"code": code, "key": key.lower().replace("-", " ")})
    assert "Chờ tiếp nhận" in browser.page.text
    assert "Hẹn ngày 10 mà ngày 17 chưa có. Gọi [số điện thoại]." in browser.page.text


async def test_the_code_alone_tells_status_and_due_date_and_not_a_word_of_the_text(site: Site) -> None:
    code, _ = await complained(site.browser(), "Chuyện riêng của tôi")
    stranger = site.browser()

    await stranger.open("/c")
    await stranger.write(code.removeprefix("PA-"), "code")

    assert "Chờ tiếp nhận" in stranger.page.text
    assert "Hạn trả lời" in stranger.page.text
    assert "Chuyện riêng" not in stranger.page.source


async def test_a_wrong_key_and_an_unknown_code_get_the_same_page(site: Site) -> None:
    code, _ = await complained(site.browser())
    stranger = site.browser()
    texts = []

    for tried in (code, "PA-12345674", "lạ"):
        await stranger.open("/c")
        await stranger.send(stranger.page.forms[0], {"code": tried, "key": "0000-0000-00000"})
        texts.append(stranger.page.text)
        assert stranger.status == 404

    assert texts[0] == texts[1] == texts[2]


async def test_five_wrong_tries_lock_one_browser_for_ten_minutes(site: Site) -> None:
    code, key = await complained(site.browser())
    stranger = site.browser()
    for _ in range(5):
        await stranger.open("/c")
        await stranger.send(stranger.page.forms[0], {"code": code, "key": "1111-1111-11111"})

    await stranger.open("/c")
    await stranger.send(stranger.page.forms[0], {"code": code, "key": key})
    assert stranger.status == 429
    assert "Phải chờ" not in stranger.page.text

    site.clock.move_to(WEDNESDAY + timedelta(minutes=10))
    await stranger.open("/c")
    await stranger.send(stranger.page.forms[0], {"code": code, "key": key})
    assert "Phải chờ ba tiếng." in stranger.page.text


async def test_no_key_is_stored_only_its_hash(site: Site) -> None:
    code, key = await complained(site.browser())

    kept = site.database.run_now(complaints.read_key_hash_of, Code(code))

    assert kept is not None
    assert key.replace("-", "").lower() not in kept


async def test_who_has_the_read_key_says_whether_the_answer_resolved_the_matter(site: Site) -> None:
    code, key = await complained(site.browser())
    head = Person(account=str(sample.HEAD.account), name=sample.HEAD.name)
    site.database.run_now(answer_case, code, head)
    at_home = site.browser()

    await at_home.open("/c")
    await at_home.send(at_home.page.forms[0], {"code": code, "key": key})
    assert "Xin lỗi Ông/Bà, đã trả hồ sơ." in at_home.page.text
    form, button = at_home.find("Chưa giải quyết")
    await at_home.send(form, {button.name: button.value})

    assert "được mở lại" in at_home.page.text
    opened = site.database.run_now(complaints.load, Code(code))
    assert opened is not None and opened.status is Status.REOPENED


async def test_nobody_judges_a_case_without_its_read_key(site: Site) -> None:
    code, _ = await complained(site.browser())
    stranger = site.browser()
    await stranger.open("/c")
    await stranger.write(code, "code")
    assert stranger.page.forms == []

    await stranger.open("/c")
    await stranger.post("/c", {**stranger.page.forms[0].hidden, "verdict": "resolved", "code": code})

    opened = site.database.run_now(complaints.load, Code(code))
    assert opened is not None and opened.status is Status.WAITING


async def test_a_sent_form_that_is_sent_again_changes_nothing(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    form, button = browser.find("5")

    await browser.send(form, {button.name: button.value})
    await browser.send(form, {button.name: button.value})

    assert browser.page.heading.startswith("Ông/Bà thấy thái độ")
    assert "Trang vừa gửi đã cũ" in browser.page.text
    await browser.press("‹ Quay lại")
    assert "Rất hài lòng" in browser.page.source.partition('aria-pressed="true"')[2][:200]


async def test_two_presses_of_send_at_once_send_one_complaint(site: Site) -> None:
    browser = site.browser()
    await browser.open("/")
    await browser.press("Gửi phản ánh")
    await browser.write("quay-3")
    await browser.press("3")
    await browser.write("Phải chờ ba tiếng.")
    await browser.press("Góp ý ẩn danh")
    form, button = browser.find("Gửi")

    shown = []
    for _ in range(2):
        await browser.send(form, {button.name: button.value})
        shown.append(browser.page.codes)

    assert len(site.database.run_now(complaints.open_cases)) == 1
    assert shown[0] == shown[1]  # the code and the key, which the first answer alone would have shown
    code, key = shown[0]
    await browser.open("/c")
    await browser.send(browser.page.forms[0], {"code": code, "key": key})
    assert "Phải chờ ba tiếng." in browser.page.text


async def test_who_sends_the_answers_with_two_presses_reads_that_they_were_taken(site: Site) -> None:
    browser, other = site.browser(), site.browser()
    await answered(browser)
    form, button = browser.find("Gửi")

    for _ in range(2):
        await browser.send(form, {button.name: button.value})
        assert "Đã nhận câu trả lời của Ông/Bà" in browser.page.text
    await browser.press("Rút lại")
    await browser.send(form, {button.name: button.value})
    assert "Trang vừa gửi đã cũ" in browser.page.text  # the talk went on since
    await other.open("/")
    assert "Đã nhận" not in other.page.text


async def test_after_ten_minutes_a_form_sent_again_is_only_old(site: Site) -> None:
    browser = site.browser()
    await answered(browser)
    form, button = browser.find("Gửi")
    await browser.send(form, {button.name: button.value})

    site.clock.move_to(site.clock.now() + timedelta(minutes=10))
    await browser.send(form, {button.name: button.value})

    assert "Trang vừa gửi đã cũ" in browser.page.text


async def test_the_back_button_of_the_browser_leads_to_a_form_that_is_answered_kindly(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    old, button = browser.find("1")
    await browser.press("5")
    await browser.press("4")

    await browser.send(old, {button.name: button.value})

    assert "Đây là bước hiện tại" in browser.page.text
    assert browser.page.heading.startswith("Ông/Bà có phải chờ đợi lâu")


async def test_a_second_tab_goes_on_where_the_talk_stands(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    first_tab = browser.page
    await browser.press("5")

    await browser.open("/t")
    assert browser.page.heading.startswith("Ông/Bà thấy thái độ")
    stale = next(one for one in first_tab.forms[0].buttons if one.label.startswith("2"))
    await browser.send(first_tab.forms[0], {stale.name: stale.value})

    assert "Trang vừa gửi đã cũ" in browser.page.text
    await browser.press("‹ Quay lại")
    assert '<button name="press"' in browser.page.source
    chosen = browser.page.source.partition('aria-pressed="true"')[2]
    assert "Rất hài lòng" in chosen[:200]  # the 5 of the first tab, not the stale 2


async def test_looking_at_a_link_leaves_nothing_behind(site: Site) -> None:
    browser = site.browser()

    await browser.open("/d/quay-3")
    await browser.open("/")

    assert "Tiếp tục phần đang làm dở" not in browser.page.text
    assert site.database.run_now(interviews, browser.cookies["hailong"]) == []


async def test_a_slip_proves_the_visit_of_whoever_answers_first_however_often_it_was_looked_at(site: Site) -> None:
    slip, messenger, browser, late = site.database.run_now(slip_of, "quay-3"), *(site.browser() for _ in range(3))
    for _ in range(3):
        await messenger.open(f"/d/{slip}")  # a preview
        assert "đã được dùng" not in messenger.page.text

    await browser.open(f"/d/{slip}")
    await browser.press("Đồng ý")
    for number in ("5", "4", "5", "5"):
        await browser.press(number)
    await browser.press("Bỏ qua")
    await browser.press("Gửi")
    await late.open(f"/d/{slip}")

    [sent] = site.database.run_now(interviews, browser.cookies["hailong"])
    assert sent.stream == "verified"
    assert "Phiếu này đã được dùng" in late.page.text


async def test_forged_and_revoked_links_lead_kindly_to_the_list(site: Site) -> None:
    good = site.database.run_now(link_of, "quay-3")
    site.database.run_now(places.revoke_links, "quay-3")

    for payload in (good, "A" * 30, "B" * 39, "a/b/c", "%00%ff", "x" * 3000, "<script>"):
        browser = site.browser()
        await browser.open(f"/d/{payload}")
        assert browser.status == 200
        assert "không còn dùng được" in browser.page.text
        await browser.press("2")
        assert browser.page.heading == "Ông/Bà đã làm thủ tục ở quầy nào?"


async def test_a_desk_is_chosen_from_the_list_or_by_a_name_without_diacritics(site: Site) -> None:
    browser = site.browser()

    await browser.open("/d")
    await browser.press("2")
    await browser.press("‹ Xem tất cả")
    await browser.write("khong co dau")
    assert browser.status == 422
    assert "Chưa tìm thấy quầy này" in browser.page.text
    await browser.write("bao tro")

    assert browser.page.heading == "Xin ý kiến Ông/Bà"  # only one desk is called so
    assert "Bảo trợ xã hội" in browser.page.text


async def test_one_browser_rates_a_desk_once_a_day_and_again_tomorrow(site: Site) -> None:
    browser = site.browser()
    await answered(browser)
    await browser.press("Gửi")

    await browser.open("/d/quay-3")
    assert "Hôm nay Ông/Bà đã đánh giá" in browser.page.text
    assert "Đồng ý" not in browser.page.buttons

    site.clock.move_to(WEDNESDAY + timedelta(days=1))
    await browser.open("/d/quay-3")
    assert "Đồng ý" in browser.page.buttons


async def test_answers_can_be_withdrawn_for_24_hours_in_the_same_browser(site: Site) -> None:
    browser = site.browser()
    await answered(browser)
    await browser.press("Gửi")

    await browser.press("Rút lại")

    assert "Đã rút lại và xóa" in browser.page.text
    assert site.database.run_now(interviews, browser.cookies["hailong"]) == []


async def test_answers_can_be_changed_for_24_hours_in_the_same_browser(site_on_both: Site) -> None:
    site, browser = site_on_both, site_on_both.browser()
    await answered(browser, "2")
    await browser.press("Gửi")

    await browser.press("Sửa câu trả lời")
    assert "Đây là các câu trả lời Ông/Bà đã gửi." in browser.page.text
    await browser.press("Sửa câu 1")
    await browser.press("4")
    [unsent] = site.database.run_now(interviews, browser.cookies["hailong"])
    await browser.press("Gửi")
    assert "Đã ghi nhận các câu trả lời Ông/Bà vừa sửa" in browser.page.text
    [changed] = site.database.run_now(interviews, browser.cookies["hailong"])

    assert (unsent.answers[0], changed.answers[0]) == (Chosen("overall", "2"), Chosen("overall", "4"))
    assert changed.change_until == unsent.change_until

    site.clock.move_to(WEDNESDAY + timedelta(hours=24, minutes=1))
    await browser.open("/")
    assert "Sửa câu trả lời" not in browser.page.buttons


async def test_stopping_midway_keeps_what_was_answered_and_says_so(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    await browser.press("3")

    await browser.press("Dừng lại")

    assert browser.page.text.count("Đã dừng.") == 1
    [partial] = site.database.run_now(interviews, browser.cookies["hailong"])
    assert partial.status is InterviewStatus.PARTIAL


async def test_a_skipped_comment_is_skipped_and_not_empty(site: Site) -> None:
    browser = site.browser()
    await answered(browser)

    await browser.press("Gửi")

    [sent] = site.database.run_now(interviews, browser.cookies["hailong"])
    assert sent.answers[-1] == Skipped("comment")


async def test_text_that_is_too_long_comes_back_to_be_shortened(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    for number in ("5", "4", "5", "5"):
        await browser.press(number)

    await browser.write("ă" * 2001)  # one more than is taken

    assert browser.status == 422
    assert "quá 2.000 ký tự" in browser.page.text
    assert browser.page.forms[0].fields["text"] == "ă" * 2001


@pytest.mark.parametrize("garbage", ["", " \n ", "\u200b\ufeff", "xin chào", "999", "5 – Rất hài lòng", "/start x"])
async def test_typed_garbage_where_only_buttons_are_changes_nothing(site: Site, garbage: str) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    form = browser.page.forms[0]

    await browser.post(form.action, {**form.hidden, "text": garbage})

    assert browser.page.heading.startswith("Ông/Bà hài lòng ở mức nào")
    assert "Xin Ông/Bà bấm một nút dưới đây" in browser.page.text


@pytest.mark.parametrize("data", ["", ":", "a:b:c", "a:overall:5", "x:rate:resolved", "x" * 5000, "1:desk:quay-9"])
async def test_forged_buttons_change_nothing(site: Site, data: str) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    form = browser.page.forms[0]

    await browser.post(form.action, {**form.hidden, "press": data})

    assert browser.status == 200
    assert browser.page.heading.startswith("Ông/Bà hài lòng ở mức nào")


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_words_are_shown_as_they_were_written_and_never_as_markup(site: Site, hostile: str) -> None:
    browser = site.browser()
    await answered(browser, comment=hostile)
    tags = set(browser.page.tags)

    assert {"script", "b"} & tags == set()
    shown = hostile.replace("\x00", "").replace("\x1b", "").replace("\u202e", "").replace("\u202c", "")
    assert shown in browser.page.text
    await browser.press("Sửa câu 5")
    assert browser.page.forms[0].fields["text"] == shown
    assert browser.page.heading == "Ông/Bà muốn nói thêm điều gì? (không bắt buộc)"


async def test_a_form_from_another_site_is_refused(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    form, button = browser.find("1")

    for origin in ("https://evil.example", "null", ORIGIN + ".evil.example", "http://gopy.example.vn"):
        await browser.send(form, {button.name: button.value}, Origin=origin)
        assert browser.status == 403
        assert "không nhận được biểu mẫu" in browser.page.text

    await browser.open("/t")
    assert "Câu 1/5" in browser.page.text


async def test_a_form_of_another_browser_or_without_its_token_is_refused(site: Site) -> None:
    mine, other = site.browser(), site.browser()
    await mine.open("/d/quay-3")
    await other.open("/d/quay-3")
    form, button = mine.find("Đồng ý")

    for token in (other.page.forms[0].hidden["token"], "", "x.y", "é.é", form.hidden["token"][:-1]):
        await mine.post(form.action, {"token": token, button.name: button.value})
        assert mine.status == 403

    await mine.open("/")
    assert "Tiếp tục" not in mine.page.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/khong-co", 404),
        ("GET", "//", 404),
        ("GET", "/c/PA-12345678", 404),
        ("POST", "/", 405),
        ("PUT", "/d", 405),
    ],
)
async def test_who_mistypes_an_address_reads_a_sentence_and_finds_the_first_page(
    site: Site, method: str, path: str, status: int
) -> None:
    browser = site.browser()
    await browser.ask(method, path)

    assert browser.status == status
    assert "Không có trang nào ở địa chỉ này" in browser.page.text
    assert browser.page.links["Trang đầu"] == "/"
    assert ("Allow" in browser.headers) == (status == 405)

    await browser.ask(method, path, Cookie="hailong_language=en")
    assert "There is no page at this address" in browser.page.text


async def test_files_and_bodies_above_a_mebibyte_are_refused(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    token = browser.page.forms[0].hidden["token"]

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    await browser.post("/d/quay-3", f"token={token}&text=" + "a" * (1024 * 1024), **kind)
    assert browser.status == 413
    await browser.post("/d/quay-3", b"--x--", **{"Content-Type": "multipart/form-data; boundary=x"})
    assert browser.status == 415
    await browser.post("/d/quay-3", "a=1&" * 100, **kind)
    assert browser.status == 400
    await browser.post("/d/quay-3", b"\xff\xfe=%ff", **kind)
    assert browser.status == 403


async def test_a_flood_from_one_address_is_turned_away_and_others_are_served(site: Site) -> None:
    flooding, other = site.browser(), site.browser()
    for _ in range(240):
        await flooding.open("/c", **{"X-Forwarded-For": "203.0.113.5"})
    assert flooding.status == 200

    await flooding.open("/c", **{"X-Forwarded-For": "1.1.1.1, 203.0.113.5"})
    await other.open("/c", **{"X-Forwarded-For": "203.0.113.6"})

    assert flooding.status == 429
    assert flooding.headers["Retry-After"]
    assert other.status == 200


async def test_pages_forbid_scripts_frames_and_being_kept(site: Site) -> None:
    browser = site.browser()

    await browser.open("/d/quay-3")

    policy = browser.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert browser.headers["Cache-Control"] == "no-store"
    assert browser.headers["Referrer-Policy"] == "same-origin"
    assert "script" not in browser.page.tags
    assert not any(name.startswith("on") or name == "style" for name, _ in browser.page.attributes)
    cookie = browser.flags["hailong"]
    assert cookie["httponly"] and cookie["secure"] and cookie["samesite"] == "Lax"


async def test_every_page_speaks_english_after_the_language_link(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    assert browser.page.language == "vi"

    await browser.open("/d/quay-3" + browser.page.links["English"])
    assert (browser.page.language, browser.page.heading) == ("en", "May we ask for your opinion?")
    await browser.press("I agree")
    assert browser.page.heading == "How satisfied are you with this visit?"
    await browser.open("/c")
    assert browser.page.language == "en"


async def test_nobody_on_the_web_is_ever_written_to(site: Site) -> None:
    browser = site.browser()
    await browser.open("/d/quay-3")
    await browser.press("Đồng ý")
    await browser.press("3")

    reminded = site.database.run_now(clock_interviews.remind_once, WEDNESDAY + timedelta(days=1))

    assert reminded == 0
    assert site.database.run_now(claims.pending, CITIZEN_BOT) == 0
    assert site.database.run_now(claims.pending, WEB) == 0


async def test_a_denunciation_is_shown_the_way_and_nothing_of_it_is_kept(site: Site) -> None:
    browser = site.browser()
    await browser.open("/")
    await browser.press("Gửi phản ánh")
    await browser.write("quay-3")
    await browser.press("5")
    assert browser.page.heading == "Nội dung này là gì?"

    await browser.press("Tố cáo")

    assert "dấu hiệu là tố cáo" in browser.page.text
    assert "không được lưu lại" in browser.page.text
    assert site.database.run_now(complaints.open_cases) == []


async def test_a_restart_between_sending_and_the_receipt_loses_neither_code_nor_key(site: Site) -> None:
    browser = site.browser()
    code, key = await complained(browser)
    again = Site(site.database, site.clock)
    await again.start()

    later = again.browser()
    later.cookies = browser.cookies
    await later.open("/t")

    assert later.page.codes == [code, key]
    await again.stop()


async def test_a_receipt_is_shown_to_the_browser_that_sent_and_to_no_other(site: Site) -> None:
    browser, other = site.browser(), site.browser()
    await complained(browser)
    await other.open("/")

    other.cookies["hailong_said"] = browser.cookies["hailong_said"]
    await other.open("/t")

    assert other.page.codes == []


async def test_no_address_word_or_key_reaches_the_log(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    browser = site.browser()

    code, key = await complained(browser, "CANARY-LỜI-CỦA-TÔI")
    await browser.open("/c", **{"X-Forwarded-For": "203.0.113.77"})
    await browser.send(browser.page.forms[0], {"code": code, "key": key})

    logged = "\n".join(str(record.__dict__) for record in caplog.records if record.name.startswith("bot"))
    for secret in ("CANARY", key, code, "203.0.113.77", browser.cookies["hailong"]):
        assert secret not in logged


async def test_the_original_is_sealed_as_in_a_chat(site: Site) -> None:
    code, _ = await complained(site.browser(), "Số của tôi: 0912345678")

    opened = site.database.run_now(sealed.open, "complaint", Code(code), StaffId(1), WEDNESDAY)

    assert opened is not None
    assert b"0912345678" in opened
    assert site.database.run_now(complaints.text, Code(code)) == "Số của tôi: [số điện thoại]"


async def test_words_about_conduct_go_past_the_group_from_a_page_too(site: Site) -> None:
    seen = {}
    for text in ("Phải chờ ba tiếng.", "Phải chờ ba tiếng, hỏi thì bị gắt gỏng."):
        code, _ = await complained(site.browser(), text)
        case = site.database.run_now(complaints.load, Code(code))
        assert case is not None
        seen[text] = site.database.run_now(access.group_may_see, case)

    assert list(seen.values()) == [True, False]


async def test_below_a_folder_every_link_and_form_stays_in_it(site: Site) -> None:
    inside = Site(site.database, site.clock)
    await inside.start(ORIGIN + "/gopy")
    browser = inside.browser()

    await browser.open("/gopy/d/quay-3")
    assert {form.action for form in browser.page.forms} == {"/gopy/d/quay-3"}
    await browser.press("Đồng ý")

    assert browser.page.heading.startswith("Ông/Bà hài lòng ở mức nào")
    assert {form.action for form in browser.page.forms} == {"/gopy/t"}
    assert browser.flags["hailong"]["path"] == "/gopy/"
    await inside.stop()


async def test_after_24_hours_the_answers_are_counted_and_nobodys(site: Site) -> None:
    browser = site.browser()
    await answered(browser)
    await browser.press("Gửi")

    site.database.run_now(clock_interviews.finalise_answers, WEDNESDAY + timedelta(hours=25), "f" * 8)

    assert site.database.run_now(interviews, browser.cookies["hailong"]) == []
    [final] = site.database.run_now(responses.final_between, "quay-3", date(2026, 11, 18), date(2026, 11, 20))
    assert final.mode == "web"


async def test_the_procedure_of_a_complaint_is_searched_and_chosen_on_a_page(site: Site) -> None:
    site.database.run_now(sample.list_procedures, WEDNESDAY)
    browser = site.browser()
    await browser.open("/")
    await browser.press("Gửi phản ánh")
    await browser.write("quay-1")
    await browser.press("3")
    await browser.write("không có thủ tục này")
    assert "Chưa tìm thấy thủ tục này" in browser.page.text
    await browser.write("khai sinh")
    # what a chat cuts stands on the button in full
    assert any("thẻ BHYT cho trẻ em dưới 6 tuổi" in label for label in browser.page.buttons)
    await browser.press("1")
    await browser.write("Hẹn mãi chưa có")
    await browser.press("Góp ý ẩn danh")
    assert "Thủ tục: Thủ tục đăng ký khai sinh (1.001193)" in browser.page.text
