from typing import Annotated, List, Tuple

from zenml import pipeline, step, unmapped


@step
def cut_tiles(size: int) -> List[int]:
    return list(range(size))


@step
def palette(names: str) -> Annotated[List[str], "colours"]:
    return names.split(",")


@step
def glaze(tile: int, colour: str, gloss: float = 0.5) -> Tuple[Annotated[str, "piece"], Annotated[float, "cost"]]:
    return f"{tile}{colour}", tile * gloss


@step
def inspect(piece: str, rules: dict) -> bool:
    return bool(rules) or piece != ""


@step
def rules_of(year: int) -> dict:
    return {"year": year}


@step
def total(costs: List[float], passed: List[bool] = []) -> float:
    return sum(costs)


@step
def invoice(amount: float) -> None:
    print(amount)


@pipeline(dynamic=True)
def mosaic(size: int = 2, colours: str = "red,blue", check: bool = True):
    tiles = cut_tiles(size)
    glazed = glaze.product(tile=tiles, colour=palette(colours), gloss=0.7)
    pieces, costs = glazed.unpack()
    if check:
        rules = rules_of(2024)
        passed = inspect.map(pieces, rules=unmapped(rules))
        amount = total(costs, passed)
    else:
        amount = total(costs)
    if amount.load() > 1:
        invoice(amount, after=glazed)
    cut_tiles.submit(1, after=[glazed])
    return amount


if __name__ == "__main__":
    mosaic()
