"""What a browser keeps for the form: which browser it is, its language, and what was said last, sealed."""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from bot.web.pages import Receipt
from storage.keys import Keys, SealBroken
from survey.messages import Language
from survey.text import shorten

BROWSER, LANGUAGE, RECEIPT = "hailong", "hailong_language", "hailong_said"  # cookies
BROWSER_LETTERS = 26  # of five bits: 130 bits
BROWSER_LIVES = 8 * 86_400  # a day longer than what was left unfinished
LANGUAGE_LIVES = 365 * 86_400
RECEIPT_LIVES = 600
LONGEST_RECEIPT = 3_800  # bytes; a browser keeps 4,096 for a cookie
LONGEST_SAID = 1_500  # UTF-16 units of one sentence in it

_BROWSER_SHAPE = re.compile(rf"[0-9a-hjkmnp-tv-z]{{{BROWSER_LETTERS}}}")


@dataclass(frozen=True, slots=True)
class Visitor:
    browser: str
    language: Language | None

    @property
    def speaks(self) -> Language:
        return self.language or Language.VI


class Cookies:
    """`base` is the path below which the form lives; `fresh` makes so many random letters."""

    def __init__(self, base: str, is_secure: bool, keys: Keys, fresh: Callable[[int], str]) -> None:
        self._base = base
        self._is_secure = is_secure
        self._keys = keys
        self._fresh = fresh

    def visitor(self, request: web.Request) -> Visitor:
        """Which browser it is, a new one if it says nothing of ours, and the language it speaks."""
        browser = request.cookies.get(BROWSER, "")
        if not _BROWSER_SHAPE.fullmatch(browser):
            browser = self._fresh(BROWSER_LETTERS)
        wanted = request.query.get("lang") or request.cookies.get(LANGUAGE, "")
        return Visitor(browser, Language(wanted) if wanted in set(Language) else None)

    def keep_browser(self, response: web.Response, visitor: Visitor) -> None:
        self._set(response, BROWSER, visitor.browser, BROWSER_LIVES)
        if visitor.language is not None:
            self._set(response, LANGUAGE, visitor.language, LANGUAGE_LIVES)

    def keep_receipt(self, response: web.Response, visitor: Visitor, receipt: Receipt) -> None:
        """What was said goes with the browser, sealed: no store of ours ever holds a read key."""
        if not (receipt.said or receipt.code):
            response.del_cookie(RECEIPT, path=f"{self._base}/")
            return
        said = [shorten(sentence, LONGEST_SAID) for sentence in receipt.said]
        while True:
            written = json.dumps([visitor.browser, said, receipt.code, receipt.read_key], ensure_ascii=False)
            sealed = urlsafe_b64encode(self._keys.seal(zlib.compress(written.encode()))).decode()
            if len(sealed) <= LONGEST_RECEIPT or not said:
                break
            said = said[1:]
        self._set(response, RECEIPT, sealed, RECEIPT_LIVES)

    def receipt(self, request: web.Request, visitor: Visitor) -> Receipt | None:
        """What was said last to this very browser, while it is fresh."""
        sealed = request.cookies.get(RECEIPT)
        if not sealed:
            return None
        try:
            opened = self._keys.open(urlsafe_b64decode(sealed.encode()))
            browser, said, code, key = json.loads(zlib.decompress(opened))
        except (ValueError, SealBroken, zlib.error):
            return None
        return Receipt(tuple(said), code, key) if browser == visitor.browser else None

    def _set(self, response: web.Response, name: str, value: str, lives: int) -> None:
        response.set_cookie(
            name,
            value,
            max_age=lives,
            path=f"{self._base}/",
            httponly=True,
            samesite="Lax",
            secure=self._is_secure,
        )
