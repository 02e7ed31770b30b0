"""Keys: old ones still open, new ones seal, and lanes stay where they are."""

import pytest

from storage.keys import Keys, SealBroken

OLD, NEW, SIGN = b"o" * 32, b"n" * 32, (b"s" * 32,)


def test_after_a_new_key_is_put_first_old_seals_open_and_lanes_stay() -> None:
    before, after = Keys(SIGN, (OLD,)), Keys(SIGN, (NEW, OLD))

    assert after.open(before.seal(b"words")) == b"words"
    assert after.lane("citizen", "1") == before.lane("citizen", "1")
    with pytest.raises(SealBroken):
        before.open(after.seal(b"words"))


def test_a_lane_tells_neither_chat_nor_channel_and_differs_for_each() -> None:
    keys = Keys(SIGN, (OLD,))
    lanes = {keys.lane(channel, chat) for channel in ("citizen", "staff") for chat in ("1", "2")}

    assert len(lanes) == 4
    assert all(len(lane) == 32 for lane in lanes)


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keys(SIGN, (b"short",))
