"""Training of the ticket router.

    load_tickets -> clean_text -> split_tickets -> build_vocabulary
                                        |   \           |
                                        |    `----> train_classifier
                                        |               |
                                        `-------> evaluate_classifier -> gate_on_f1 ..> register_router
"""
from zenml import pipeline

from steps.clean_text import clean_text
from steps.evaluate import evaluate_classifier
from steps.gate import gate_on_f1
from steps.load_tickets import load_tickets
from steps.register import register_router
from steps.split import split_tickets
from steps.train import train_classifier
from steps.vocabulary import build_vocabulary


@pipeline(name="ticket_routing_training", tags=["support", "nlp"])
def ticket_routing_training(
    tickets_uri: str = "data/tickets_sample.jsonl",
    test_share: float = 0.2,
    max_features: int = 20_000,
    min_f1: float = 0.75,
):
    tickets = load_tickets(tickets_uri)
    cleaned = clean_text(tickets, languages=["en", "de"])
    train, test = split_tickets(cleaned, test_share=test_share)
    vocabulary = build_vocabulary(train, max_features=max_features)
    model = train_classifier(train, vocabulary)
    report, confusion = evaluate_classifier(model=model, test=test, vocabulary=vocabulary)
    gate_on_f1(report, min_f1=min_f1)
    register_router(model, vocabulary, confusion, after="gate_on_f1")
