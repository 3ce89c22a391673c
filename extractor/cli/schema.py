"""``extractor schema``: the JSON Schema of the records."""

import json


def schema() -> None:
    """Print the JSON Schema of the records: what a line of extractions.jsonl and a gold file look like."""
    from extractor.records import Extraction

    print(json.dumps(Extraction.model_json_schema(), ensure_ascii=False, indent=2))
