"""Signs that a text is khiếu nại or tố cáo rather than phản ánh, kiến nghị. It suggests; the citizen decides."""

from enum import StrEnum


class Sign(StrEnum):
    KHIEU_NAI = "khieu_nai"
    TO_CAO = "to_cao"
