import json
from typing import Any, Dict, List

from typing_extensions import Annotated
from zenml import step


@step
def load_tickets(uri: str) -> Annotated[List[Dict[str, Any]], "tickets"]:
    """Read one ticket a line."""
    with open(uri, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
