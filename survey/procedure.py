"""An administrative procedure as people choose it: its code, national or the office's own, and its name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    name: str
