from typing import Annotated, Dict, Tuple

from zenml import pipeline, step


@step
def train_challenger(seed: int) -> Tuple[Annotated[int, "model"], Annotated[Dict[str, float], "metrics"]]:
    return seed, {"auc": 0.6 + seed / 10, "latency": 17.0 * seed}


@step
def champion_auc() -> Annotated[float, "auc"]:
    return 0.75


@step
def verdict(seed: int) -> Annotated[str, "verdict"]:
    return {1: "reject", 2: "shadow", 3: "promote"}.get(seed, "unclear")


@step
def shadow(model: int) -> None:
    print(model)


@step
def replace(model: int, share: float) -> None:
    print(model, share)


@step
def file_report(text: str) -> None:
    print(text)


@step
def ask_a_person() -> Annotated[bool, "answer"]:
    return True


@pipeline(dynamic=True, enable_cache=False)
def promote(seed: int, dry_run: bool = False):
    model, metrics = train_challenger(seed)
    numbers = metrics.load()
    better = numbers["auc"] > champion_auc().load()
    if better and not numbers["latency"] > 70:
        share = 1.0 if numbers["auc"] > 0.85 else 0.1
        match verdict(seed).load():
            case "promote":
                replace(model, share)
            case "shadow" | "reject":
                shadow(model)
            case _:
                file_report("a verdict that nobody knows")
    elif better or numbers["latency"] < 30:
        if not dry_run and ask_a_person().load():
            shadow(model)
        file_report("too slow" if better else "not better")
