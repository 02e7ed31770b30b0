"""Masking keeps its floors on a labelled corpus; the whole table is `python -m tests.proofs.masking`."""

from fractions import Fraction

import pytest

from survey.masking import Kind
from tests.proofs.masking import Measured, Sentence, corpus, measure, sentence

# What has a shape must be found; names that stand bare or are abbreviated cannot always be.
RECALL = {
    Kind.EMAIL: Fraction(95, 100),
    Kind.ID_NUMBER: Fraction(95, 100),
    Kind.PHONE: Fraction(95, 100),
    Kind.PLATE: Fraction(90, 100),
    Kind.BANK_ACCOUNT: Fraction(90, 100),
    Kind.NAME: Fraction(80, 100),
}
PRECISION = Fraction(90, 100)
UNTOUCHED = Fraction(95, 100)  # of the sentences that hold nothing to mask


@pytest.fixture(scope="module")
def measured() -> Measured:
    found = corpus()
    return measure((*found.marked, *found.clean), found.roster)


@pytest.mark.parametrize("kind", Kind)
def test_most_of_each_kind_is_wholly_hidden_and_little_else(kind: Kind, measured: Measured) -> None:
    score = measured.scores[kind]

    assert score.marks >= 50
    assert score.recall >= RECALL[kind], measured.left
    assert score.precision >= PRECISION, measured.taken


def test_sentences_without_personal_data_stay_as_they_are() -> None:
    found = corpus()

    changed = sum(bool(measure([one], found.roster).taken) for one in found.clean)

    assert 1 - Fraction(changed, len(found.clean)) >= UNTOUCHED


def test_the_corpus_is_large_and_no_sentence_counts_twice() -> None:
    found = corpus()
    texts = [one.text for one in (*found.marked, *found.clean)]

    assert len(found.marked) >= 300
    assert len(found.clean) >= 200
    assert len(texts) == len(set(texts))
    assert all(one.marks for one in found.marked)


def test_marks_are_read_out_of_a_sentence() -> None:
    assert sentence("Gọi [[phone|0912]] nhé") == Sentence("Gọi 0912 nhé", ((Kind.PHONE, 4, 8),))


def test_a_mark_of_which_a_digit_is_left_is_not_hidden() -> None:
    # the e-mail is hidden; of the made up "phone" of six digits nothing is; the sum is masked by nobody
    result = measure([sentence("[[email|a@vi-du.vn]] [[phone|123 456]] thu 50.000 đồng")], ())

    assert (result.scores[Kind.EMAIL].hidden, result.scores[Kind.PHONE].hidden) == (1, 0)
    assert len(result.left) == 1
    assert result.taken == ()
