"""The simulator's update queue: each rule by name, and random histories against a small model."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator import limits
from bot.simulator.queue import PollHistory, UpdateQueue

START = datetime(2026, 11, 18, 2, 0, tzinfo=UTC)


def filled(count: int, kind: str = "message") -> tuple[UpdateQueue, int]:
    """A queue with so many updates, and the id of the first."""
    queue = UpdateQueue(7)
    ids = [queue.push(kind, {"n": n}, START, START) for n in range(count)]
    return queue, ids[0] or 0


def numbers(queue: UpdateQueue, offset: int, limit: int = 100, now: datetime = START) -> list[int]:
    return [int((update.get("message") or update["callback_query"])["n"]) for update in queue.take(offset, limit, now)]


@pytest.mark.parametrize(
    ("offset", "seen"),
    [
        pytest.param(0, [0, 1, 2, 3, 4], id="zero-starts-at-the-head"),
        pytest.param(2, [2, 3, 4], id="an-offset-forgets-what-is-before-it"),
        pytest.param(5, [], id="the-next-id-confirms-everything"),
        pytest.param(15, [], id="ten-beyond-the-end-still-confirms"),
        pytest.param(16, [0, 1, 2, 3, 4], id="further-beyond-the-end-is-ignored"),
        pytest.param(-100_001, [0, 1, 2, 3, 4], id="far-below-the-head-is-ignored"),
    ],
)
def test_an_offset_confirms_what_the_platform_would_confirm(offset: int, seen: list[int]) -> None:
    queue, first = filled(5)

    answered = numbers(queue, offset if offset == 0 else first + offset)

    assert answered == seen
    assert numbers(queue, 0) == seen  # what was forgotten stays forgotten


def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest() -> None:
    queue, _ = filled(5)

    assert numbers(queue, -2) == [3, 4]
    assert numbers(queue, 0) == [3, 4]


def test_a_negative_offset_longer_than_the_queue_forgets_nothing() -> None:
    queue, _ = filled(3)

    assert numbers(queue, -50) == [0, 1, 2]


def test_an_update_is_handed_out_again_until_it_is_confirmed() -> None:
    queue, first = filled(2)

    assert numbers(queue, first) == numbers(queue, first) == [0, 1]


def test_ids_rise_by_one() -> None:
    queue, first = filled(3)

    assert [update["update_id"] for update in queue.take(0, 100, START)] == [first, first + 1, first + 2]


@pytest.mark.parametrize(
    ("kind", "life"),
    [("message", 86_400), ("edited_message", 86_400), ("my_chat_member", 86_400), ("callback_query", 150)],
)
def test_an_update_expires_by_its_own_date(kind: str, life: int) -> None:
    queue = UpdateQueue(7)
    queue.push(kind, {"n": 0}, START, START)
    last_moment = START + timedelta(seconds=life - 1)

    assert len(queue.take(0, 100, last_moment)) == 1
    assert queue.take(0, 100, last_moment + timedelta(seconds=1)) == []


def test_a_message_that_is_a_day_old_already_is_never_queued() -> None:
    queue = UpdateQueue(7)

    assert queue.push("message", {}, START - timedelta(days=1), START) is None


def test_an_update_larger_than_512_kib_is_dropped_without_a_word() -> None:
    queue = UpdateQueue(7)

    assert queue.push("message", {"text": "a" * limits.UPDATE_BYTES}, START, START) is None
    assert queue.pending(START) == 0


def test_one_answer_holds_at_most_a_hundred_updates_and_4_mib() -> None:
    small, _ = filled(120)
    large = UpdateQueue(7)
    for _ in range(12):
        large.push("message", {"text": "a" * 500_000}, START, START)

    assert len(small.take(0, 1_000, START)) == 100
    assert len(large.take(0, 100, START)) == 8  # 8 x 500,012 bytes = 4,000,096 < 4,194,304; a ninth is too many


def test_a_full_queue_drops_the_newest() -> None:
    queue = UpdateQueue(7)
    for _ in range(limits.QUEUE_UPDATES):
        queue.push("message", {}, START, START)

    assert queue.push("message", {}, START, START) is None
    assert queue.pending(START) == limits.QUEUE_UPDATES


def test_after_a_silent_week_the_ids_begin_somewhere_else() -> None:
    queue, first = filled(1)
    queue.take(first + 1, 100, START)
    late = START + timedelta(days=7)

    queue.push("message", {"n": 1}, late, late)

    [update] = queue.take(0, 100, late)
    assert update["update_id"] != first + 1


@pytest.mark.parametrize(
    ("offset", "tick", "expected"),
    [
        pytest.param(5, 0.1, (1, 3), id="at-once-again-one-update-and-held-three-seconds"),
        pytest.param(5, 0.5, (100, 3), id="after-half-a-second-all-updates"),
        pytest.param(5, 3.0, (100, 0), id="after-three-seconds-as-asked"),
        pytest.param(6, 0.1, (100, 0), id="another-offset-is-progress"),
    ],
)
def test_a_poller_that_repeats_its_offset_is_slowed_down(
    offset: int, tick: float, expected: tuple[int, int]
) -> None:  # fmt: skip
    history = PollHistory()
    history.adjusted(5, 100, 0, 0.0)

    assert history.adjusted(offset, 100, 0, tick) == expected


@pytest.mark.parametrize(("asked", "given_"), [((500, 90), (100, 50)), ((0, -1), (1, 0)), ((10, 30), (10, 30))])
def test_limit_and_timeout_are_cut_to_what_the_platform_allows(
    asked: tuple[int, int], given_: tuple[int, int]
) -> None:  # fmt: skip
    assert PollHistory().adjusted(0, *asked, 0.0) == given_


@dataclass
class Model:
    """The queue as one would explain it: a list of (id, expiry in seconds), and the next id."""

    next_id: int
    rows: list[tuple[int, int]] = field(default_factory=list)

    def take(self, offset: int, limit: int, now: int) -> list[int]:
        # an offset far below the head would forget nothing, so ignoring it looks the same
        start = self.next_id + offset if offset < 0 else offset
        is_ignored = offset > self.next_id + 10
        if not is_ignored:
            self.rows = [row for row in self.rows if row[0] >= start]
        return [row for row, expires in self.rows if now < expires][:limit]


ACTIONS = st.one_of(
    st.tuples(st.just("message"), st.integers(0, 80_000)),  # how many seconds late it arrives
    st.tuples(st.just("callback_query"), st.integers(0, 140)),
    st.tuples(st.just("wait"), st.sampled_from([1, 60, 149, 150, 3_600, 50_000, 86_399])),
    st.tuples(st.just("poll"), st.integers(-15, 30)),
    st.tuples(st.just("far"), st.sampled_from([0, 1, 99_000_000, 2_000_000_000])),
)


@settings(max_examples=1_000)
@given(st.lists(st.tuples(ACTIONS, st.integers(1, 5)), max_size=25))
def test_random_histories_agree_with_a_small_model(history: list[tuple[tuple[str, int], int]]) -> None:
    queue = UpdateQueue(7)
    model = Model(queue.next_id)
    clock = 0
    for (action, value), limit in history:
        now = START + timedelta(seconds=clock)
        match action:
            case "message" | "callback_query":
                life = 150 if action == "callback_query" else 86_400
                assert queue.push(action, {}, now - timedelta(seconds=value), now) == model.next_id
                model.rows.append((model.next_id, clock - value + life))
                model.next_id += 1
            case "wait":
                # a week without updates renumbers the queue; that rule has its own test
                clock += value if clock + value < 7 * 86_400 else 0
            case _:
                # "poll": around the end of the queue, or negative; "far": an id from nowhere
                offset = value if action == "far" or value < 0 else model.next_id - 15 + value
                answered = [update["update_id"] for update in queue.take(offset, limit, now)]
                assert answered == model.take(offset, limit, clock)
                assert queue.pending(now) == sum(clock < expires for _, expires in model.rows)
