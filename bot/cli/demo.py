"""`hailong demo`: the whole product in a browser, with a local Bot API, sample people and a clock that can be moved."""

import asyncio
import signal
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from pydantic import SecretStr
from rich.console import Console

from bot import logs
from bot.app import App
from bot.clock import MovableClock, seeded
from bot.opening import open_database
from bot.rehearsal import sample
from bot.rehearsal.office import Office
from bot.rehearsal.opening import open_sample_office
from bot.rehearsal.weeks import Weeks
from bot.settings import Settings
from bot.simulator.simulator import Simulator
from bot.simulator.stage import Cast, Poster, Role, Stage
from bot.usecases import admin_setup, clock_alerts
from storage.database import Database
from survey.messages import CITIZEN_BOT, STAFF_BOT, ChannelName

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)

CITIZEN_NAME, STAFF_NAME = "HaiLongAnPhuocBot", "HaiLongNoiBoBot"
CITIZEN_TOKEN, STAFF_TOKEN = "100000001:demo-citizen-not-a-secret", "100000002:demo-staff-not-a-secret"
DEMO_START = datetime(2026, 11, 11, 9, 0)  # noqa: DTZ001  (a Wednesday, in the office's zone)
CITIZENS = {6001: "Bà Nguyễn Thị Sáu", 6002: "Ông Trần Văn Bảy"}
STEP = timedelta(minutes=30)  # how far the clock moves at once; 07:30 and 17:00 lie on it
WITH_DOSSIERS, DOSSIERS_DUE_IN = "quay-3", (-8, -2, 1)  # days from the first day of the demo
SEED = 20261132  # of a time without extraordinary weeks
PASSERS_BY = ChannelName("passers-by")  # people who rate while the clock is moved; nobody delivers to them


@app.callback()
def _commands() -> None:
    """Xem thử."""


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Cổng của trang xem thử; 0: tự chọn")] = 8765,
    weeks: Annotated[int, typer.Option(help="Số tuần có sẵn số liệu")] = 6,
) -> None:
    """Xem thử toàn bộ sản phẩm trong trình duyệt: không cần token, không cần mạng; mọi số liệu là mô phỏng."""
    logs.configure("ERROR")
    with tempfile.TemporaryDirectory(prefix="hailong-demo-") as folder:
        uvloop.run(_demo(Path(folder), port, weeks))


async def _demo(folder: Path, port: int, weeks: int) -> None:
    settings = _settings(folder)
    start = DEMO_START.replace(tzinfo=settings.zone)
    database = open_database(settings, service=True, disposable=True)  # its folder is temporary
    try:
        office = await _live_through(database, settings, start, weeks)
        clock = MovableClock(start)
        simulator = Simulator(now=clock.now)
        _populate(simulator)
        address = await _start(simulator, port)
        try:
            reached = settings.model_copy(update={"telegram_api_url": address})
            await _serve(reached, database, clock, simulator, Weeks(office, seeded(SEED), PASSERS_BY))
        finally:
            await simulator.stop()
    finally:
        database.close()


async def _live_through(database: Database, settings: Settings, start: datetime, weeks: int) -> Office:
    """Some weeks before the start, so that cards and charts have a past; nobody is written to about them."""
    console = Console(stderr=True)
    begin = start - timedelta(weeks=weeks)
    with console.status("Đang tạo số liệu mô phỏng…") as status:
        office = await open_sample_office(database, begin, settings.zone)
        await database.run(sample.list_procedures, begin)

        def tell(day: int) -> None:
            status.update(f"Đang tạo số liệu mô phỏng… {day}/{7 * weeks} ngày")

        await Weeks(office, seeded(SEED)).live(weeks, tell)
        today = office.clock.now().astimezone(settings.zone).date()
        due = {f"H61-DEMO-{days + 9}": today + timedelta(days=days) for days in DOSSIERS_DUE_IN}
        await office.admin.imports(WITH_DOSSIERS, due)  # so that /ho_so_tre has something to show
    await database.run(admin_setup.remember_bot_name, CITIZEN_BOT, CITIZEN_NAME)
    await database.run(admin_setup.remember_bot_name, STAFF_BOT, STAFF_NAME)
    return office


async def _serve(
    settings: Settings, database: Database, clock: MovableClock, simulator: Simulator, others: Weeks
) -> None:
    program = App(settings, database, clock)

    async def move(to: datetime) -> None:
        """Lives through the time: others visit the desks, the jobs tick, and what they owe arrives."""
        while clock.now() < to:
            await program.quiet()
            following = (clock.now() + STEP).replace(second=0, microsecond=0)
            following = following.replace(minute=following.minute // 30 * 30)
            clock.move_to(min(to, following))
            if following <= to and following.minute == 0:
                await others.pass_hour(following)
            await program.jobs.tick()
        await program.quiet()
        await database.run(clock_alerts.forget_contact, (CITIZEN_BOT, STAFF_BOT))

    simulator.show(await _stage(database, move))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, program.stop.set)
    await program.run(lambda: print(f"Hài Lòng – xem thử: {simulator.address}\nDừng: Ctrl+C", flush=True))


async def _stage(database: Database, move: Callable[[datetime], Awaitable[None]]) -> Stage:
    posters = [
        Poster(linked.name, linked.link, linked.code)
        for linked in await database.run(admin_setup.desk_links, None, CITIZEN_NAME)
    ]
    cast = [
        *(Cast(Role.CITIZEN, person, name, CITIZEN_NAME, "Điện thoại người dân") for person, name in CITIZENS.items()),
        *(
            Cast(
                Role.OFFICER,
                sample.OFFICERS[group.desk].account,
                sample.OFFICERS[group.desk].name,
                group.chat,
                group.title,
            )
            for group in sample.GROUPS
        ),
        Cast(Role.HEAD, sample.HEAD.account, sample.HEAD.name, STAFF_NAME, "Phụ trách"),
        Cast(Role.LEADER, sample.LEADER.account, sample.LEADER.name, STAFF_NAME, "Lãnh đạo"),
    ]
    return Stage("Hài Lòng", cast, posters, move)


def _populate(simulator: Simulator) -> None:
    simulator.add_bot(CITIZEN_TOKEN, CITIZEN_NAME, "Hài Lòng – xã An Phước")
    simulator.add_bot(STAFF_TOKEN, STAFF_NAME, "Hài Lòng nội bộ")
    for person, name in CITIZENS.items():
        simulator.add_person(person, name)
    for member in (sample.OWNER, sample.LEADER, sample.LEADER_2, sample.HEAD, *sample.OFFICERS.values()):
        simulator.add_person(member.account, member.name)
        simulator.start_bot(member.account, STAFF_NAME)
    for group in sample.GROUPS:
        simulator.add_group(group.chat, group.title, (*group.members, int(STAFF_TOKEN.partition(":")[0])))


async def _start(simulator: Simulator, port: int) -> str:
    try:
        return await simulator.start(port=port)
    except OSError:
        return await simulator.start(port=0)  # somebody else has the usual port


def _settings(folder: Path) -> Settings:
    return Settings(
        _env_file=None,
        citizen_bot_token=SecretStr(CITIZEN_TOKEN),
        staff_bot_token=SecretStr(STAFF_TOKEN),
        data_dir=folder,
        database_url="",
        http_address="",
        proxy_url="",
        timezone="Asia/Ho_Chi_Minh",
    )
