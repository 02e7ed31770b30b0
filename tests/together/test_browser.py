"""The demo as people see it: a complaint from the poster to its answer, and Monday's card, in a real browser."""

import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.together.chromium import PATIENCE_SECONDS, BrowserFault, Tab, found_browser, opened_tab
from tests.together.pictures import PICTURES, keep
from tests.together.program import started

COMPLAINT = "Hồ sơ hẹn trả ngày 05/11 mà ba lần tôi đến vẫn chưa có, không ai báo trước."
COMPLAINT_ABOUT_ATTITUDE = "Tôi hỏi thủ tục cấp bản sao thì công chức gắt gỏng, không hướng dẫn."
ANSWER = "Hồ sơ của Ông/Bà đã ký xong. Xin lỗi Ông/Bà vì trả kết quả trễ; mời Ông/Bà đến nhận từ chiều nay."
ANSWER_THAT_DOES_NOT_HELP = "Tôi đã ghi nhận ý kiến của Ông/Bà."
BUTTONS_LEFT = "[...document.querySelectorAll('#phone-citizen .pills button')].map(one => one.textContent).join(', ')"
MONDAY_HAS_COME = (
    "document.getElementById('clock-date').textContent === 'Thứ Hai, 16/11/2026'"
    " && document.getElementById('clock-moving').hidden"
)
# each list of messages waits, once fetched, until the stream has told of something newer and the page has seen it
HOLD_LISTS = """(() => {
    const fetched = window.fetch;
    window.heldLists = 0;
    window.fetch = async (address, ...rest) => {
        const answer = await fetched(address, ...rest);
        if (!String(address).startsWith("/control/messages") || window.heldLists) return answer;
        window.heldLists += 1;
        const own = new EventSource("/control/stream");
        await new Promise((told) => {
            own.onmessage = ({ data }) => { if (JSON.parse(data).message?.from === "bot") told(); };
        });
        own.close();
        await new Promise((seen) => setTimeout(seen, 250)); // the page's own stream may be a moment behind this one
        window.isListGiven = true;
        return answer;
    };
})()"""


@pytest.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Tab]:
    """The demo's page at the size of a desk's screen."""
    browser = found_browser()
    if browser is None:
        pytest.skip("No browser was found (chromium, google-chrome): the page was not tested.")
    weeks = "6" if PICTURES else "1"  # a picture's chart should have a past
    async with started("demo", "--port", "0", "--weeks", weeks, folder=tmp_path) as demo:
        address = (await demo.says("http://")).split()[-1]
        async with opened_tab(browser, tmp_path / "profile") as opened:
            await opened.size(1440, 900)
            await opened.open(address)
            yield opened
            assert opened.faults == []
        assert await demo.stop() == 0
        assert "Traceback" not in demo.stderr
        assert COMPLAINT[:20] not in demo.stderr


async def test_a_complaint_is_answered_and_monday_brings_cards_with_charts(tab: Tab) -> None:
    await open_chat(tab, "citizen", "Ông Trần Văn Bảy")
    await scan(tab, "quay-1")
    await sees(tab, "citizen", "Đồng ý tham gia?")
    await write(tab, "citizen", "/phan_anh")
    await press(tab, "citizen", "1 – Thái độ phục vụ")
    await write(tab, "citizen", COMPLAINT_ABOUT_ATTITUDE)
    await press(tab, "citizen", "Góp ý ẩn danh")
    await press(tab, "citizen", "Gửi")
    await sees(tab, "citizen", "Mã tra cứu: PA-")
    await open_chat(tab, "leader", "Phụ trách")
    await sees(tab, "leader", "Thái độ phục vụ")  # never shown to the group it is about

    await open_chat(tab, "citizen", "Bà Nguyễn Thị Sáu")
    await scan(tab, "quay-3")
    await press(tab, "citizen", "Đồng ý")
    for label in ("2 – Không hài lòng", "4 – Tận tình, lịch sự", "2 – Khá lâu", "1 – Trễ rất lâu"):
        await press(tab, "citizen", label)
    await press(tab, "citizen", "4 – Không nhận được thông báo")
    await press(tab, "citizen", "Bỏ qua")
    await press(tab, "citizen", "Gửi")
    await press(tab, "citizen", "Gửi phản ánh")
    await press(tab, "citizen", "3 – Hồ sơ trễ hẹn")
    await press(tab, "citizen", "Bỏ qua")  # which procedure it is about
    await write(tab, "citizen", COMPLAINT)
    await press(tab, "citizen", "Góp ý ẩn danh")
    await press(tab, "citizen", "Gửi")
    await sees(tab, "citizen", "Mã tra cứu: PA-")
    assert await tab.evaluate(BUTTONS_LEFT) == "Sửa câu trả lời, Rút lại", "a sent complaint has no buttons"
    await keep_picture(tab, "phone", narrow=True)

    await sees(tab, "officer", "PHẢN ÁNH, KIẾN NGHỊ PA-")  # the phone follows to the group where something arrives
    await press(tab, "officer", "Tiếp nhận")
    await sees(tab, "officer", "Người xử lý: Võ Thị Mai")
    await sees(tab, "citizen", "đã được tiếp nhận")
    await reply(tab, "officer", "PHẢN ÁNH, KIẾN NGHỊ PA-", ANSWER)
    await sees(tab, "officer", "Gửi cho người dân")
    await keep_picture(tab, "demo")
    await press(tab, "officer", "Gửi cho người dân")
    await sees(tab, "citizen", ANSWER)
    await press(tab, "citizen", "Đã giải quyết")
    await sees(tab, "officer", "Người dân xác nhận nội dung PA-")

    # the other complaint: who is in charge answers, the citizen is not helped, and the leader has it by itself
    await reply(tab, "leader", "PHẢN ÁNH, KIẾN NGHỊ PA-", ANSWER_THAT_DOES_NOT_HELP)
    await press(tab, "leader", "Gửi cho người dân")
    await open_chat(tab, "citizen", "Ông Trần Văn Bảy")
    await sees(tab, "citizen", ANSWER_THAT_DOES_NOT_HELP)
    await press(tab, "citizen", "Chưa giải quyết")
    await open_chat(tab, "leader", "Lãnh đạo")
    await sees(tab, "leader", "Mở lại")
    await keep_picture(tab, "next-level")

    await tab.click("document.getElementById('clock-monday')")
    await tab.until(MONDAY_HAS_COME)
    await open_chat(tab, "officer", "Quầy 1")
    await sees(tab, "officer", "Tuần 46 năm 2026")
    assert not await tab.evaluate("document.querySelector('#phone-officer .messages').innerText.includes('gắt gỏng')")
    await open_chat(tab, "leader", "Lãnh đạo")
    for role, name in (("officer", "desk-chart"), ("leader", "funnel-chart")):
        await sees(tab, role, "Tuần 46 năm 2026")
        assert await tab.until(f"{newest_photo(role)}?.complete && {newest_photo(role)}.naturalWidth") >= 600
        await keep_drawing(tab, role, name)
    await keep_picture(tab, "monday")


async def test_a_message_that_overtakes_the_list_of_messages_is_not_lost(tab: Tab) -> None:
    await tab.evaluate(HOLD_LISTS)
    await open_chat(tab, "citizen", "Ông Trần Văn Bảy")
    await tab.until("window.heldLists > 0")
    await scan(tab, "quay-1")
    await tab.until("window.isListGiven && document.querySelector('#phone-citizen .messages').ariaBusy === 'false'")
    await sees(tab, "citizen", "Đồng ý tham gia?", seconds=20)


async def scan(tab: Tab, desk: str) -> None:
    poster = f"[...document.querySelectorAll('#poster-list .poster')].find(one => one.innerText.includes('{desk}'))"
    await tab.click(f"{poster}?.querySelector('button')")


async def press(tab: Tab, role: str, label: str) -> None:
    """The newest button with this label on that phone."""
    await tab.click(f"""[...document.querySelectorAll('#phone-{role} [data-button="{label}"]')].at(-1)""")


async def write(tab: Tab, role: str, text: str) -> None:
    await tab.click(f"document.querySelector('#phone-{role} textarea')")
    await tab.type(text)
    await tab.enter()
    await sees(tab, role, text)


async def reply(tab: Tab, role: str, to: str, text: str) -> None:
    message = f"[...document.querySelectorAll('#phone-{role} .message')].find(one => one.innerText.includes('{to}'))"
    await tab.click(f"{message}?.querySelector('[data-action=reply]')")
    await write(tab, role, text)


async def open_chat(tab: Tab, role: str, name: str) -> None:
    await tab.click(
        f"[...document.querySelectorAll('#phone-{role} [role=tab]')].find(one => one.innerText.includes('{name}'))"
    )


async def sees(tab: Tab, role: str, words: str, seconds: float = PATIENCE_SECONDS) -> None:
    shown = f"document.querySelector('#phone-{role} .messages').innerText"
    try:
        await tab.until(f"{shown}.includes('{words}')", seconds)
    except BrowserFault as fault:
        raise BrowserFault(f"{role} waits for {words!r} and sees {await tab.evaluate(shown)!r}") from fault


def newest_photo(role: str) -> str:
    return f"[...document.querySelectorAll('#phone-{role} .photo img')].at(-1)"


async def keep_picture(tab: Tab, name: str, *, narrow: bool = False) -> None:
    """The page for the README, when PICTURES names a folder; a card is shown from its chart on."""
    if not PICTURES:
        return
    await tab.rest()
    # what appears under a mouse; a headless browser says that it has none
    await tab.evaluate(
        "document.head.append(Object.assign(document.createElement('style'), "
        "{ textContent: '.tools { visibility: hidden }' })) ?? true"
    )
    if narrow:
        await tab.size(390, 844)
    await tab.until("[...document.querySelectorAll('.toast')].every(toast => toast.hidden)")
    for role in ("officer", "leader"):
        await tab.evaluate(f"{newest_photo(role)}?.closest('.message').scrollIntoView({{ block: 'start' }})")
    await tab.evaluate("document.activeElement?.blur(); document.getElementById('poster-list').scrollTop = 0")
    await tab.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0))).then(() => true)")
    keep(name, await tab.picture())
    await tab.evaluate("document.head.lastElementChild.remove()")
    if narrow:
        await tab.size(1440, 900)


async def keep_drawing(tab: Tab, role: str, name: str) -> None:
    """The newest chart on a phone as the bot sent it."""
    if PICTURES:
        script = (
            f"fetch({newest_photo(role)}.src).then(answer => answer.arrayBuffer())"
            ".then(bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))))"
        )
        keep(name, base64.b64decode(await tab.evaluate(script)))
