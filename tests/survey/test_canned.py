"""Ready replies: for every category some, with titles that fit a button and texts that fit a message."""

import pytest

from survey.canned import replies
from survey.routing import Category

LONGEST_LABEL = 40  # letters that a narrow phone shows whole


@pytest.mark.parametrize("category", Category)
def test_every_category_has_replies_that_fit(category: Category) -> None:
    ready = replies(category)

    assert ready
    assert len({one.title for one in ready}) == len(ready)
    for one in ready:
        assert 0 < len(one.title) <= LONGEST_LABEL
        assert 0 < len(one.text) <= 500


def test_those_of_the_category_come_first() -> None:
    assert replies(Category.LATE)[0].title == "Xin lỗi trễ hẹn, hẹn lại"
