"""The demo as people see it: a complaint from the poster to its answer, and Monday's card, in a real browser."""

import io
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from tests.together.chromium import Tab, found_browser, opened_tab
from tests.together.program import started

COMPLAINT = "Hồ sơ hẹn trả ngày 05/11 mà ba lần tôi đến vẫn chưa có, không ai báo trước."
ANSWER = "Hồ sơ của Ông/Bà đã ký xong. Xin lỗi Ông/Bà vì trả kết quả trễ; mời Ông/Bà đến nhận từ chiều nay."
LARGEST_PICTURE = 300_000


@pytest.fixture
async def tab(tmp_path: Path) -> AsyncIterator[Tab]:
    """The demo's page at the size of a desk's screen."""
    browser = found_browser()
    if browser is None:
        pytest.skip("No browser was found (chromium, google-chrome): the page was not tested.")
    async with started("demo", "--port", "0", "--weeks", "6", folder=tmp_path) as demo:
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
    await scan(tab, "quay-3")
    await press(tab, "citizen", "Đồng ý")
    for label in ("2 – Không hài lòng", "4 – Tận tình, lịch sự", "2 – Khá lâu", "1 – Trễ rất lâu"):
        await press(tab, "citizen", label)
    await press(tab, "citizen", "4 – Không nhận được thông báo")
    await press(tab, "citizen", "Bỏ qua")
    await press(tab, "citizen", "Gửi")
    await press(tab, "citizen", "Gửi phản ánh")
    await press(tab, "citizen", "3 – Hồ sơ trễ hẹn")
    await write(tab, "citizen", COMPLAINT)
    await press(tab, "citizen", "Góp ý ẩn danh")
    await press(tab, "citizen", "Gửi")
    await sees(tab, "citizen", "Mã tra cứu: PA-")
    assert not await tab.evaluate("document.querySelector('#phone-citizen .pills')"), "a sent complaint has no buttons"
    await keep_picture(tab, "may-nguoi-dan", narrow=True)

    await open_chat(tab, "officer", "Nhóm Quầy 3")
    await press(tab, "officer", "Tiếp nhận")
    await sees(tab, "officer", "Người xử lý: Võ Thị Mai")
    await sees(tab, "citizen", "đã được tiếp nhận")
    await reply(tab, "officer", "PHẢN ÁNH, KIẾN NGHỊ PA-", ANSWER)
    await sees(tab, "officer", "Anh/Chị muốn làm gì với dòng vừa viết")
    await keep_picture(tab, "ba-may")
    await press(tab, "officer", "Gửi cho người dân")
    await sees(tab, "citizen", ANSWER)
    await press(tab, "citizen", "Đã giải quyết")
    await sees(tab, "officer", "Người dân xác nhận nội dung PA-")

    await tab.click("document.getElementById('clock-monday')")
    await tab.until(
        "document.getElementById('clock-time').textContent.startsWith('07:3') && !document.getElementById('clock-moving').checkVisibility()"
    )
    await sees(tab, "officer", "Tuần 46 năm 2026")
    await sees(tab, "leader", "Tuần 46 năm 2026")
    for role in ("officer", "leader"):
        width, height = await tab.until(
            f"(image => image?.complete && image.naturalWidth && [image.naturalWidth, image.naturalHeight])"
            f"([...document.querySelectorAll('#phone-{role} .photo img')].at(-1))"
        )
        assert width >= 600
        assert height >= 300
    await keep_picture(tab, "thu-hai")


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


async def sees(tab: Tab, role: str, words: str) -> None:
    await tab.until(f"document.querySelector('#phone-{role} .messages').innerText.includes('{words}')")


async def keep_picture(tab: Tab, name: str, *, narrow: bool = False) -> None:
    """For the README, when PICTURES names a folder: small enough to be part of a repository."""
    folder = os.environ.get("PICTURES")
    if not folder:
        return
    await tab.rest()
    if narrow:
        await tab.size(390, 844)
    await tab.evaluate("Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))")
    content = await tab.picture()
    if narrow:
        await tab.size(1440, 900)
    kept = io.BytesIO()
    Image.open(io.BytesIO(content)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        kept, "PNG", optimize=True
    )
    assert len(kept.getvalue()) < LARGEST_PICTURE
    Path(folder).joinpath(f"{name}.png").write_bytes(kept.getvalue())
