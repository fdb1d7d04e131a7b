import re
from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import step

SIGNATURE = re.compile(r"\n--\s.*", re.S)


@step
def clean_text(tickets: List[Dict[str, Any]], languages: List[str]) -> Annotated[List[Dict[str, Any]], "cleaned"]:
    kept = [t for t in tickets if t["language"] in languages]
    return [{**t, "body": SIGNATURE.sub("", t["body"]).lower()} for t in kept]
