"""The parameters of one Bot API call, from JSON, a form, or a query string alike."""

import json
from dataclasses import dataclass, field
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import ApiError, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content: bytes = field(repr=False)
    mime: str


@dataclass(frozen=True, slots=True)
class Parameters:
    values: dict[str, Any]
    uploads: dict[str, Upload]

    def names(self) -> set[str]:
        """Every parameter the caller named; files that another parameter points at are not parameters."""
        return set(self.values) | {name for name in self.uploads if name not in self._attached()}

    def recordable(self) -> dict[str, Any]:
        """What may be kept in the record: everything but the bytes of files."""
        files = {name: f"<{len(upload.content)} bytes>" for name, upload in self.uploads.items()}
        return {name: self.json(name, lenient=True) for name in self.values} | files

    def text(self, name: str) -> str:
        value = self.values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError) as wrong:
            raise bad_request(f"invalid {name} specified") from wrong

    def boolean(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def json(self, name: str, *, lenient: bool = False) -> Any:
        """An object or array; in a form it arrives as JSON text. None when it is left out."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if lenient and not value.lstrip().startswith(("{", "[")):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as wrong:
            if lenient:
                return value
            raise bad_request(f"can't parse {name} JSON object") from wrong

    def upload(self, reference: Any) -> Upload | None:
        """The file behind `attach://name` or a field of that name; raises 413 when it is too large."""
        if not isinstance(reference, str):
            return None
        upload = self.uploads.get(reference.removeprefix("attach://"))
        if upload and len(upload.content) > limits.UPLOAD_BYTES:
            raise ApiError(413, "Request Entity Too Large")
        return upload

    def _attached(self) -> set[str]:
        everything = json.dumps(self.values)
        return {name for name in self.uploads if f"attach://{name}" in everything}
