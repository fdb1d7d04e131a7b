import random
from typing import Any, Dict, List, Tuple

from typing_extensions import Annotated
from zenml import step

Tickets = List[Dict[str, Any]]


@step
def split_tickets(
    tickets: Tickets, test_share: float = 0.2, seed: int = 13
) -> Tuple[Annotated[Tickets, "train"], Annotated[Tickets, "test"]]:
    shuffled = random.Random(seed).sample(tickets, len(tickets))
    cut = int(len(shuffled) * (1 - test_share))
    return shuffled[:cut], shuffled[cut:]
