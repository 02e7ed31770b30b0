"""A limit: an aiohttp server with uvloop that reads a JSON update and writes a JSON reply, and does nothing else."""

import asyncio
import os

import uvloop
from aiohttp import web

from tests.bench.peers import survey_text as survey


async def echo(request: web.Request) -> web.Response:
    update = await request.json()
    return web.json_response({"chat_id": update["message"]["chat"]["id"], "text": survey.CONSENT})


async def main() -> None:
    application = web.Application()
    application.router.add_post("/", echo)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"])).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main())
