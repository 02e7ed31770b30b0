"""Who hears of a complaint: the table, and what changes when it points at somebody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.routing import Category, Pointed, Recipient, alerted_first, is_conflict, next_level, reopened_to

GROUP, HEAD, LEADER, OWNER = Recipient.GROUP, Recipient.HEAD, Recipient.LEADER, Recipient.OWNER
CATEGORIES = st.sampled_from(Category)
POINTED = st.builds(Pointed, st.booleans(), st.booleans(), st.booleans())


def test_attitude_and_procedure_are_offered_first() -> None:
    assert list(Category)[:2] == [Category.ATTITUDE, Category.PROCEDURE]


@pytest.mark.parametrize(
    ("category", "first", "following"),
    [
        (Category.ATTITUDE, (HEAD,), LEADER),
        (Category.PROCEDURE, (GROUP,), HEAD),
        (Category.LATE, (GROUP, HEAD), LEADER),
        (Category.EXTRA_PAPERS, (HEAD,), LEADER),
        (Category.EXTRA_MONEY, (LEADER,), OWNER),
        (Category.FEES, (HEAD,), LEADER),
        (Category.ONLINE, (GROUP,), HEAD),
        (Category.FACILITIES, (GROUP,), HEAD),
        (Category.OTHER, (HEAD,), LEADER),
    ],
)
def test_each_category_has_its_way(category: Category, first: tuple[Recipient, ...], following: Recipient) -> None:
    assert (alerted_first(category), next_level(category)) == (first, following)


def test_what_points_at_a_person_goes_the_way_of_attitude() -> None:
    assert alerted_first(Category.LATE, Pointed(at_person=True)) == (HEAD,)
    assert next_level(Category.ONLINE, Pointed(at_person=True)) is LEADER


def test_demanded_money_goes_to_the_leader_alone_also_when_it_names_somebody() -> None:
    assert alerted_first(Category.EXTRA_MONEY, Pointed(at_person=True)) == (LEADER,)


@given(CATEGORIES)
def test_what_points_at_the_head_goes_to_the_leader(category: Category) -> None:
    assert alerted_first(category, Pointed(at_person=True, at_head=True)) == (LEADER,)


def test_a_head_who_serves_at_the_desk_hears_no_conflict_but_the_rest() -> None:
    alone = Pointed(head_serves_desk=True)

    assert alerted_first(Category.ATTITUDE, alone) == (LEADER,)
    assert alerted_first(Category.FEES, alone) == (LEADER,)
    assert alerted_first(Category.LATE, alone) == (GROUP, HEAD)
    assert alerted_first(Category.OTHER, alone) == (HEAD,)


@given(CATEGORIES, POINTED)
def test_a_group_never_hears_of_a_conflict(category: Category, pointed: Pointed) -> None:
    if is_conflict(category, pointed):
        assert GROUP not in (*alerted_first(category, pointed), next_level(category, pointed))


@given(CATEGORIES, POINTED)
def test_the_next_level_is_a_new_one_and_an_owner_handles_nothing(category: Category, pointed: Pointed) -> None:
    assert next_level(category, pointed) not in alerted_first(category, pointed)
    assert reopened_to(category, pointed) in (HEAD, LEADER)
