"""Tickets: read, label, and hand to whom it concerns."""
import steps as s
from steps import hand_to_people as by_hand
from zenml import pipeline as zenml_pipeline


def for_machines(labels, few: bool):
    if few:
        s.answer(labels)
    else:
        s.call_somebody(labels)


@zenml_pipeline(dynamic=True)
def ticket_triage(queue: str = "support", least: float = 0.7, language: str = "de"):
    tickets = s.read_tickets(queue)
    labels = s.label(tickets)
    found = labels.load()
    sure = found["confidence"] >= least
    if sure and (language == "en" or language == "de"):
        for_machines(labels, found["urgent"] <= 5)
    else:
        by_hand(tickets)
