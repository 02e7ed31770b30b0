"""/metrics for Prometheus: what is waiting, what became of what was sent, when the platform last answered."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector


@dataclass(frozen=True, slots=True)
class BotNumbers:
    """Of one bot since the start; `contact` is None before the platform first answered."""

    bot: str
    waiting: int
    outcomes: Mapping[str, int]
    contact: datetime | None


def written(numbers: Iterable[BotNumbers]) -> bytes:
    """The text that Prometheus reads. Numbers only: no account, no text, no code of a case."""
    registry = CollectorRegistry()
    registry.register(_Once(tuple(numbers)))
    return generate_latest(registry)


class _Once(Collector):
    def __init__(self, numbers: tuple[BotNumbers, ...]) -> None:
        self._numbers = numbers

    def collect(self) -> Iterable[Metric]:
        waiting = GaugeMetricFamily("hailong_outbox_waiting", "messages owed and not yet sent", labels=["bot"])
        sent = CounterMetricFamily("hailong_deliveries", "tries to deliver, by outcome", labels=["bot", "outcome"])
        contact = GaugeMetricFamily("hailong_last_contact_seconds", "when the platform last answered", labels=["bot"])
        for one in self._numbers:
            waiting.add_metric([one.bot], one.waiting)
            for outcome, number in one.outcomes.items():
                sent.add_metric([one.bot, outcome], number)
            if one.contact is not None:
                contact.add_metric([one.bot], one.contact.timestamp())
        return (waiting, sent, contact)


class MetricsPage:
    """Serves them; `numbers` asks the parts of the program."""

    def __init__(self, numbers: Callable[[], Awaitable[Iterable[BotNumbers]]]) -> None:
        self._numbers = numbers

    def add_to(self, app: web.Application) -> None:
        app.router.add_get("/metrics", self._answer)

    async def _answer(self, _: web.Request) -> web.Response:
        return web.Response(body=written(await self._numbers()), headers={"Content-Type": CONTENT_TYPE_LATEST})
