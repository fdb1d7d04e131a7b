from typing import Annotated, Any, Dict, List

from zenml import step


@step
def read_tickets(queue: str) -> Annotated[List[str], "tickets"]:
    return ["the door does not open", "invoice 12"]


@step
def label(tickets: List[str]) -> Annotated[Dict[str, Any], "labels"]:
    return {"confidence": 0.8, "urgent": len(tickets)}


@step
def answer(labels: Dict[str, Any]) -> None:
    print("answered", labels)


@step
def call_somebody(labels: Dict[str, Any]) -> None:
    print("calling", labels)


@step
def hand_to_people(tickets: List[str]) -> None:
    print("by hand", tickets)
