from typing import List, Optional

from zenml import pipeline

from . import steps
from .colours import separations


@pipeline(name="book")
def book(title: str, copies: int = 500, inks: List[str] = ["black"], cover: Optional[str] = None, proofs: int = 1):
    body, notes = steps.read_manuscript(title)
    body = steps.hyphenate(body, language="de") if title.endswith("buch") else body
    pages = steps.set_type(body, notes)
    checks = [steps.proof(pages, id=f"proof_{number}") for number in range(1, proofs + 1)]
    plates = [steps.plate(pages, ink, after=checks) for ink in separations(inks)]
    sheets = steps.run_press(plates, copies, **({"approved": checks[-1]} if checks else {}))
    folded = steps.fold(sheets)
    for kind in filter(None, (cover, "paper" if copies > 1000 else None)):
        steps.bind(folded, kind, id=f"bind_{kind}")
