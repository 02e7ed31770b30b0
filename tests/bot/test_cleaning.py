"""What comes out of a stranger's file: a plain picture, a bare recording, a PDF as it is; or a reason."""

import io

import pytest
from PIL import Image

from bot.cleaning import Cleaned, clean, cleaned
from bot.photos import Unusable
from survey.files import FileKind, Refusal
from tests.bot import hostile


def looked_at(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=("JPEG",))


def test_a_phones_photo_keeps_its_sight_and_loses_what_it_tells() -> None:
    content = clean(hostile.photo_of_a_phone()).content

    picture = looked_at(content)
    assert dict(picture.getexif()) == {}
    assert "comment" not in picture.info
    assert b"CANARY" not in content
    assert b"Exif" not in content
    # stored blue first and marked "upside down": upright, red is on the left again
    left, right = picture.getpixel((8, 24)), picture.getpixel((56, 24))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > left[2]
    assert right[2] > 200 > right[0]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_form_of_picture_becomes_a_jpeg(form: str) -> None:
    done = clean(hostile.photo(form=form))

    assert done.kind is FileKind.PHOTO
    assert looked_at(done.content).size == (64, 48)


def test_a_large_photo_is_made_smaller_and_a_strip_is_given_a_margin() -> None:
    # 4000 × 3000 is 12 megapixels; the longest side becomes 2560, the other 2560 · 3/4 = 1920
    assert looked_at(clean(hostile.photo(4000, 3000)).content).size == (2560, 1920)
    # the platform takes sides of at most 20 : 1, so 2000 × 10 needs a height of 100
    assert looked_at(clean(hostile.strip_of_paper()).content).size == (2000, 100)


def test_what_is_see_through_becomes_white() -> None:
    assert looked_at(clean(hostile.see_through()).content).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("make", [hostile.photo, hostile.pdf, hostile.voice])
def test_what_hides_behind_a_file_is_gone(make: object) -> None:
    assert callable(make)

    content = clean(hostile.with_a_zip_behind(make())).content

    assert b"CANARY" not in content
    assert b"PK\3\4" not in content


def test_a_recording_loses_its_comments_and_keeps_its_sound() -> None:
    said = hostile.voice(seconds=3)

    done = clean(said)

    assert done.kind is FileKind.VOICE
    assert b"CANARY" in said
    assert b"CANARY" not in done.content
    assert done.content.count(b"\xf8\xff\xfe" * 50) == 3
    assert clean(done.content).content == done.content  # what is clean stays as it is


def test_comments_that_go_on_over_pages_are_left_out_whole() -> None:
    long = hostile.voice(seconds=1, tags_size=200_000)

    short = clean(long).content

    assert hostile.pages_of(long) == 1 + 4 + 1  # 200,000 bytes of comments need 3 pages of 65,025 and a rest
    assert hostile.pages_of(short) == 3
    assert len(short) < 400


REFUSED = {
    "an MP4, whatever it is called": (hostile.mp4, Refusal.WRONG_KIND),
    "a web page": (lambda: b"<html><script>", Refusal.WRONG_KIND),
    "a zip": (lambda: hostile.with_a_zip_behind(b""), Refusal.WRONG_KIND),
    "nothing": (lambda: b"", Refusal.WRONG_KIND),
    "a PDF that begins later": (lambda: b"GIF89a" + hostile.pdf(), Refusal.WRONG_KIND),
    "a PDF that runs something": (lambda: hostile.pdf(b"/OpenAction<</S/JavaScript/JS(x)>>"), Refusal.WRONG_KIND),
    "a PDF without an end": (lambda: hostile.pdf()[:20], Refusal.DAMAGED),
    "half a photo": (lambda: hostile.photo(600, 400)[:2000], Refusal.DAMAGED),
    "half a PNG": (lambda: hostile.photo(600, 400, form="PNG")[:300], Refusal.DAMAGED),
    "a RIFF that is no WebP": (lambda: b"RIFF\x10\0\0\0WAVEfmt " + bytes(90), Refusal.DAMAGED),
    "26 megapixels": (lambda: hostile.png(5100, 5100, b""), Refusal.TOO_MANY_PIXELS),
    "words that begin like a recording": (lambda: b"OggS voice", Refusal.DAMAGED),
    "a recording without sound": (lambda: hostile.voice(seconds=0), Refusal.DAMAGED),
    "more than three minutes": (lambda: hostile.voice(seconds=181), Refusal.TOO_LONG),
    "more than 10 MB": (lambda: hostile.pdf(bytes(11_000_000)), Refusal.TOO_LARGE),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_passed_on_is_refused_with_its_reason(what: str) -> None:
    make, why = REFUSED[what]

    with pytest.raises(Unusable) as refused:
        clean(make())

    assert refused.value.why is why


async def test_a_bomb_goes_off_in_the_child_and_harms_nobody() -> None:
    # 30,000 × 30,000 pixels would be 900 MB; the comment of the other unpacks to 300 MB
    assert await cleaned(hostile.png_bomb()) is Refusal.TOO_MANY_PIXELS
    assert await cleaned(hostile.text_bomb()) is Refusal.DAMAGED
    honest = await cleaned(hostile.lying_png())  # says 8 × 8 and is taken at its word
    assert isinstance(honest, Cleaned)
    assert looked_at(honest.content).size == (8, 8)
