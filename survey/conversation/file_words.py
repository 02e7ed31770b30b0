"""Files in words: "2 ảnh, 1 tin nhắn thoại"."""

from collections.abc import Iterable

from survey.files import FileKind, counted
from survey.wording import Wording


def files_in_words(kinds: Iterable[FileKind], words: Wording) -> str:
    return ", ".join(words.text(f"files-{kind}", count=words.count(number)) for kind, number in counted(kinds).items())
