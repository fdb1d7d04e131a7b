from typing import Annotated, Any, Dict, List

from zenml import pipeline, step


@step
def fetch(kinds: List[str]) -> Annotated[List[Dict[str, Any]], "mails"]:
    return [{"kind": k, "n": i} for i, k in enumerate(kinds)]


@step
def classify(mail: Dict[str, Any]) -> Annotated[str, "kind"]:
    return mail["kind"]


@step
def book(mail: Dict[str, Any]) -> Annotated[int, "ref"]:
    return mail["n"]


@step
def assess(mail: Dict[str, Any], urgent: int) -> Annotated[Dict[str, int], "assessment"]:
    return {"severity": mail["n"] + urgent, "parts": 1 + mail["n"]}


@step
def file_away(mail: Dict[str, Any], folder: str = "misc") -> Annotated[int, "ref"]:
    return -1


@step
def page_someone(severity: int) -> None:
    ...


@step
def inspect_part(number: int) -> None:
    ...


@step
def digest(refs: List[int]) -> None:
    ...


HANDLERS = {"invoice": book, "letter": file_away, "claim": assess}


@pipeline(dynamic=True, enable_cache=False)
def triage(kinds: List[str] = ["letter", "claim"], urgent: int = 0):
    mails = fetch(kinds)
    refs = []
    for index, mail in enumerate(mails.load()):
        piece = mails.chunk(index)
        kind = classify(piece).load()
        if kind == "spam":
            continue
        handler = HANDLERS.get(kind)
        if handler is None:
            refs.append(file_away(piece, folder=f"unknown/{kind}"))
            continue
        result = handler(piece, urgent) if handler is assess else handler(mail=piece)
        match result.load():
            case {"severity": s} if s > 1:
                page_someone(s)
            case {"parts": parts}:
                for part in range(parts):
                    inspect_part(part)
            case -1:
                pass
            case _:
                refs.append(result)
    if refs:
        digest(refs)
