import pytest

from survey.conversation.buttons import button, pressed
from survey.conversation.events import Pressed


def test_a_button_comes_back_as_what_it_was_made_of() -> None:
    made = button("5 – Rất hài lòng", "talk1", "overall", "5")

    assert made.label == "5 – Rất hài lòng"
    assert pressed(made.data) == Pressed("talk1", "overall", "5")


def test_data_is_measured_in_bytes_when_the_button_is_made() -> None:
    # "talk1:desk:" has 11 bytes and "ặ" has 3: 11 + 17 × 3 = 62, with one more 65
    assert button("Quầy", "talk1", "desk", "ặ" * 17)

    with pytest.raises(ValueError, match="64 bytes"):
        button("Quầy", "talk1", "desk", "ặ" * 18)


@pytest.mark.parametrize("parts", [("", "a", "b"), ("t", "", "b"), ("t", "a", ""), ("t", "a:b", "c")])
def test_a_part_that_would_not_come_back_is_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match="no data of a button"):
        button("Gửi", *parts)


@pytest.mark.parametrize("data", ["", "::", "a:b", "a:b:", "a:b:c:d"])
def test_foreign_data_presses_nothing(data: str) -> None:
    assert pressed(data) is None
