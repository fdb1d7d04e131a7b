"""Rules without any dependency on ZenML."""
from typing import Dict, List


def normalise(documents: List[str]) -> List[str]:
    return [" ".join(document.split()) for document in documents]


def deduplicate(clauses: List[Dict[str, str]]) -> List[Dict[str, str]]:
    return [dict(pairs) for pairs in {tuple(sorted(clause.items())) for clause in clauses}]
