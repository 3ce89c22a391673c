"""The words of the report: Vietnamese, for the people who read it."""

from math import isnan

from extractor.evaluate.page.overlay import Status

STATUS: dict[Status, str] = {
    "right": "đúng",
    "partly": "đúng một phần",
    "missed": "bỏ sót",
    "spurious": "nhận thừa",
}

KIND: dict[str, str] = {
    "ORG": "cơ quan, chức danh",
    "DATE": "thời gian",
    "CODE": "số, ký hiệu văn bản",
    "documents": "văn bản",
    "tasks": "nhiệm vụ",
    "targets": "chỉ tiêu",
    "assignments": "phân công",
}

FIELD = {
    "span": "phạm vi",
    "value": "giá trị",
    "entity": "thực thể",
    "type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "issued_on": "ngày ban hành",
    "role": "vai trò",
    "kind": "loại",
    "deadline": "thời hạn",
    "document": "văn bản giao việc",
    "indicator": "tên chỉ tiêu",
    "comparator": "so sánh",
    "low": "cận dưới",
    "high": "cận trên",
    "unit": "đơn vị",
    "by": "thời hạn đạt",
    "assigner": "cơ quan giao",
    "leads": "cơ quan chủ trì",
    "coordinators": "cơ quan phối hợp",
    "tasks": "nhiệm vụ được giao",
}
"""The fields of mentions, documents and records; their own names stand beside these words."""

_FIGURE = {
    "strict": "đúng cả phạm vi",
    "partial": "trùng một phần (tính một nửa)",
    "value": "đúng giá trị",
    "entity": "thực thể: gộp đúng các cụm cùng cơ quan",
    "document": "văn bản: nhận ra",
    "record": "nhận ra",
    "slots": "đúng từng trường",
}


def figure(name: str) -> str:
    """Say what a score counts.

    >>> figure("slots tasks"), figure("mention ORG strict"), figure("document issuer")
    ('nhiệm vụ: đúng từng trường', 'cơ quan, chức danh: đúng cả phạm vi', 'văn bản: cơ quan ban hành')
    """
    layer, *rest = name.split()
    if layer == "mention":
        return f"{KIND[rest[0]]}: {_FIGURE[rest[1]]}"
    if layer in ("value", "record", "slots"):
        return f"{KIND[rest[0]]}: {_FIGURE[layer]}"
    if layer in ("document", "assignment") and rest:
        return f"{KIND[layer + 's']}: {FIELD[rest[0]]}"
    return _FIGURE[layer]


def ratio(value: float, decimals: int = 3) -> str:
    """Write a ratio the Vietnamese way: ``0,930``; one that is unknown is a dash."""
    return "–" if isnan(value) else f"{value:.{decimals}f}".replace(".", ",")
