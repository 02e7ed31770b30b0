from survey.conversation.buttons import button
from survey.conversation.events import Attached, Attachment, Pressed, Typed
from survey.conversation.heard import heard
from survey.files import FileKind, SentFile
from survey.messages import Message, Option

SCREEN = Message(
    "Đồng ý?",
    (
        (button("Đồng ý", "talk1", "consent", "yes"), button("Không, cảm ơn", "talk1", "consent", "no")),
        (Option("Trang web", url="https://example.gov.vn"),),
    ),
)


def test_a_typed_label_counts_as_pressing_its_button() -> None:
    assert heard(Typed("dong y"), SCREEN, takes_text=False) == Pressed("talk1", "consent", "yes")


def test_what_means_no_button_stays_typed() -> None:
    assert heard(Typed("có lẽ"), SCREEN, takes_text=False) == Typed("có lẽ")


def test_a_link_cannot_be_pressed_by_typing() -> None:
    assert heard(Typed("trang web"), SCREEN, takes_text=False) == Typed("trang web")


def test_without_a_screen_nothing_is_pressed() -> None:
    assert heard(Typed("dong y"), None, takes_text=False) == Typed("dong y")


def test_only_typing_is_translated() -> None:
    photo = Attached(Attachment.PHOTO, SentFile(FileKind.PHOTO, "a", "dong y"))

    assert heard(photo, SCREEN, takes_text=False) == photo
