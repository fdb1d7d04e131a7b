"""Tickets: read, label, and hand to whom it concerns."""
from typing import Annotated, Any, Dict, List

from zenml import pipeline, step


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


@pipeline(dynamic=True)
def ticket_triage(queue: str = "support", least: float = 0.7, language: str = "de"):
    tickets = read_tickets(queue)
    labels = label(tickets)
    found = labels.load()
    if found["confidence"] < least:
        hand_to_people(tickets)
        return
    if language in ["de", "en"]:
        if not found["urgent"] > 5:
            answer(labels)
        else:
            call_somebody(labels)
    else:
        hand_to_people(tickets)
