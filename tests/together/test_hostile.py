"""What a platform and its people may do to the service, over HTTP: blocked, kicked, moved, forged, anonymous."""

from collections.abc import AsyncIterator

import pytest

from bot.rehearsal import sample
from bot.simulator.record import Request
from storage import complaints
from survey.complaint import Status
from survey.tracking_code import Code
from tests.faults.nursery import Nursery
from tests.faults.office import CITIZEN_NAME, SMALL_GROUP, SMALL_GROUP_DESK, STAFF_NAME, Office, fresh_office
from tests.together.people import Phone, complains

LAN, HUONG, STRANGER = 880_201, 880_202, 880_203
DESK = "quay-4"
GROUP = next(group.chat for group in sample.GROUPS if group.desk == DESK)
SON, OFFICER_7 = sample.OFFICERS[DESK], sample.OFFICERS[SMALL_GROUP_DESK]
ORDINARY = "8 – Cơ sở vật chất, trang thiết bị"
WORDS, ANSWER = "Ghế chờ bị gãy.", "Đã thay ghế mới."
NO_RIGHTS, WHO_WAS_IT = "Tài khoản này chưa có quyền", "Hệ thống không biết ai vừa thao tác"
ANONYMOUS_BOT = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@pytest.fixture
async def office(nursery: Nursery, office_url: str) -> AsyncIterator[Office]:
    async with fresh_office(nursery, office_url) as opened:
        opened.add_person(LAN)
        opened.add_person(HUONG)
        yield opened
        assert opened.simulator.failures == {}
        assert not any("Traceback" in line or WORDS in line or ANSWER in line for line in opened.output)


async def test_staff_hear_that_a_citizen_who_blocked_the_bot_did_not_get_the_answer(office: Office) -> None:
    lan, group = Phone(office.simulator, LAN, CITIZEN_NAME), Phone(office.simulator, SON.account, GROUP)
    async with office.living() as program:
        code = await complains(lan, office.payloads[DESK], ORDINARY, WORDS)
        card = await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {code}")
        office.simulator.block(LAN, CITIZEN_NAME)
        group.write(ANSWER, reply_to=card["id"])
        await group.press("Gửi cho người dân")

        await group.reads(f"Chưa gửi được cho người dân: tin về nội dung {code}. Người dân có thể đã chặn bot")
        assert "Trạng thái: Đã trả lời" in card_of(group, code)  # what was done and what arrived are two things
        assert lan.count(ANSWER) == 0

        office.simulator.unblock(LAN, CITIZEN_NAME)
        lan.write(code)
        await lan.reads(ANSWER)
        await lan.press("Chưa giải quyết")
        await lan.reads("được mở lại")
        assert await program.stop() == 0


async def test_what_a_group_that_let_the_bot_go_should_have_had_goes_to_the_head_and_the_owner_hears(
    office: Office,
) -> None:
    lan, huong = Phone(office.simulator, LAN, CITIZEN_NAME), Phone(office.simulator, HUONG, CITIZEN_NAME)
    group = Phone(office.simulator, SON.account, GROUP)
    head = Phone(office.simulator, sample.HEAD.account, STAFF_NAME)
    owner = Phone(office.simulator, sample.OWNER.account, STAFF_NAME)
    async with office.living() as program:
        await program.says("ready")
        office.simulator.kick(SON.account, GROUP, STAFF_NAME)
        lost = await complains(lan, office.payloads[DESK], ORDINARY, WORDS)
        assert WORDS in (await head.reads(f"PHẢN ÁNH, KIẾN NGHỊ {lost}"))["text"]
        told = await owner.reads("thông báo khẩn chưa gửi được tới người nhận")
        assert WORDS not in told["text"]
        assert group.count("PHẢN ÁNH") == 0

        office.simulator.invite_bot(sample.HEAD.account, GROUP, STAFF_NAME)
        later = await complains(huong, office.payloads[DESK], ORDINARY, "Lại gãy ghế nữa.")
        await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {later}")
        group.write(f"/hang_doi {lost}")
        await group.press(f"{lost} · hạn {due(office, lost)} · Chờ tiếp nhận")
        card = await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {lost}")
        office.simulator.press_label(SON.account, GROUP, "Tiếp nhận", card["id"])
        await lan.reads(f"{lost} đã được tiếp nhận")
        await office.simulator.until(lambda: f"Người xử lý: {SON.name}" in card_of(head, lost))
        assert head.count(f"PHẢN ÁNH, KIẾN NGHỊ {later}") == 0
        assert await program.stop() == 0


@pytest.mark.parametrize("is_told", [True, False], ids=["told of it", "told by a refusal only"])
async def test_cards_follow_a_group_that_becomes_a_supergroup(office: Office, is_told: bool) -> None:
    lan, huong = Phone(office.simulator, LAN, CITIZEN_NAME), Phone(office.simulator, HUONG, CITIZEN_NAME)
    small = Phone(office.simulator, OFFICER_7.account, SMALL_GROUP)
    async with office.living() as program:
        before = await complains(lan, office.payloads[SMALL_GROUP_DESK], ORDINARY, WORDS)
        await small.reads(f"PHẢN ÁNH, KIẾN NGHỊ {before}")
        moved_to = office.simulator.migrate(SMALL_GROUP)
        if not is_told:
            office.simulator.world.bots[STAFF_NAME].queue.forget_all()
        group = Phone(office.simulator, OFFICER_7.account, moved_to)

        after = await complains(huong, office.payloads[SMALL_GROUP_DESK], ORDINARY, "Lại gãy ghế nữa.")
        await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {after}")
        await group.press("Tiếp nhận")
        await huong.reads(f"{after} đã được tiếp nhận")

        # the card that stayed behind is a picture of the past; a change of its case brings a new one
        lan.write(before)
        await lan.press("Rút nội dung này", "Có, rút nội dung này")
        await group.reads(f"Người dân đã rút nội dung {before}")
        assert "Kết quả: người dân đã rút" in card_of(group, before)
        assert group.count(f"PHẢN ÁNH, KIẾN NGHỊ {after}") == 1
        assert await program.stop() == 0


async def test_a_forged_press_changes_nothing_whoever_makes_it(office: Office) -> None:
    simulator = office.simulator
    lan, group = Phone(simulator, LAN, CITIZEN_NAME), Phone(simulator, SON.account, GROUP)
    simulator.add_person(STRANGER, "Người lạ")
    async with office.living() as program:
        code = await complains(lan, office.payloads[DESK], ORDINARY, WORDS)
        card = await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {code}")
        own = lan.messages()[-1]["id"]
        simulator.join(STRANGER, GROUP)

        for act in ("claim", "original", "refuse-unclear", "unit-tan-hoa", "close"):
            data = f"case:{code}:{act}"
            assert NO_RIGHTS not in await told(office, simulator.press(LAN, CITIZEN_NAME, own, data))
            for person in (STRANGER, LAN):  # in the group, and with the group's message from outside
                assert NO_RIGHTS in await told(office, simulator.press(person, GROUP, card["id"], data))
        other_desk = await told(office, simulator.press(OFFICER_7.account, GROUP, card["id"], f"case:{code}:claim"))
        assert other_desk.startswith("Không tìm thấy nội dung này")
        for data in ("case::", f"case:{code}:claim:", "case:PA-00000000:claim", "draft:' OR 1=1:send", "\0" * 64):
            await told(office, simulator.press(SON.account, GROUP, card["id"], data))

        await group.press("Tiếp nhận")  # all that came before has been handled by then
        await lan.reads(f"{code} đã được tiếp nhận")
        assert lan.count("được tiếp nhận") == 1
        assert await program.stop() == 0
    assert status_of(office, code) is Status.RECEIVED


async def test_behind_a_group_nobody_acts_but_a_press_says_who_it_was(office: Office) -> None:
    simulator = office.simulator
    lan, group = Phone(simulator, LAN, CITIZEN_NAME), Phone(simulator, SON.account, GROUP)
    simulator.add_person(STRANGER, "Người lạ")
    async with office.living() as program:
        code = await complains(lan, office.payloads[DESK], ORDINARY, WORDS)
        card = await group.reads(f"PHẢN ÁNH, KIẾN NGHỊ {code}")
        simulator.join(SON.account, GROUP, anonymous=True)
        simulator.join(STRANGER, GROUP, anonymous=True)

        group.write(ANSWER, reply_to=card["id"])
        await group.reads(WHO_WAS_IT)
        group.write("/hang_doi")
        await simulator.until(lambda: group.count(WHO_WAS_IT) == 2)
        assert NO_RIGHTS in await told(office, simulator.press(STRANGER, GROUP, card["id"], f"case:{code}:claim"))
        as_nobody = {"id": "1", "from": ANONYMOUS_BOT, "chat_instance": str(GROUP), "data": f"case:{code}:claim"}
        room = simulator.world.rooms[str(GROUP)]
        shown = {"message_id": card["id"], "date": 0, "chat": room.chat(None)}
        simulator.inject(STAFF_NAME, "callback_query", as_nobody | {"message": shown})
        group.write(f"/gan_quay@{STAFF_NAME} {DESK}")
        await simulator.until(lambda: group.count(WHO_WAS_IT) == 3)  # so the injected press has been handled
        assert status_of(office, code) is Status.WAITING

        await group.press("Tiếp nhận")  # the platform names who presses, also of an anonymous administrator
        await lan.reads(f"{code} đã được tiếp nhận")
        await simulator.until(lambda: f"Người xử lý: {SON.name}" in card_of(group, code))
        assert lan.count(ANSWER) == 0
        assert await program.stop() == 0


async def told(office: Office, press: str) -> str:
    """What stood on the screen of who pressed."""

    def answered() -> Request | None:
        requests = office.simulator.record.requests
        return next((one for one in requests if one.parameters.get("callback_query_id") == press), None)

    answer: Request = await office.simulator.until(answered)
    return str(answer.parameters.get("text", ""))


def card_of(phone: Phone, code: str) -> str:
    """The newest card of this case; of an older one only a chat that was left has another."""
    return str([one["text"] for one in phone.messages() if f"PHẢN ÁNH, KIẾN NGHỊ {code}" in one["text"]][-1])


def due(office: Office, code: str) -> str:
    with office.looked_into() as database:
        case = database.run_now(complaints.load, Code(code))
    assert case is not None
    return f"{case.due.answer_due.astimezone(office.settings.zone):%d/%m}"


def status_of(office: Office, code: str) -> Status:
    with office.looked_into() as database:
        case = database.run_now(complaints.load, Code(code))
    assert case is not None
    return case.status
