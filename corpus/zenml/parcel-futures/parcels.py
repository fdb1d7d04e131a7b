import argparse
from typing import Annotated, Dict, List, Optional, Tuple

from zenml import pipeline, step


@step
def quote(carrier: str, kilos: float) -> Annotated[float, "price"]:
    return kilos * len(carrier)


@step
def reliability(carrier: str) -> Tuple[Annotated[float, "late"], Annotated[int, "seen"]]:
    late = 0.1 * len(carrier)
    return late, 12


@step
def compare(prices: List[float], late: float) -> int:
    return prices.index(min(prices))


@step
def ship(choice: int, carrier: Optional[str] = None) -> str:
    return carrier or str(choice)


@step
def claim(price: float) -> None:
    ...


@pipeline(dynamic=True)
def dispatch(carriers: List[str] = ["dhl", "ups"], kilos: float = 2.0, insure: bool = False):
    quotes = {carrier: quote.submit(carrier, kilos) for carrier in carriers}
    histories = [reliability.submit(carrier, after=quotes[carrier]) for carrier in carriers]
    late, _ = histories[0]
    choice = compare([*quotes.values()], late)
    for history in histories[1:]:
        history.wait()
    carrier = carriers[choice.load()]
    shipped = ship.submit(choice, carrier=carrier)
    if insure:
        claim(quotes[carrier] if carrier in quotes else quotes[carriers[0]], after=[shipped])
    best = quotes[carriers[0]].result()
    if best.load() > 10:
        claim.submit(best)
    return shipped.result()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--carriers", nargs="*", default=["dhl", "ups"])
    parser.add_argument("--kilos", type=float, default=2)
    parser.add_argument("--insure", action="store_true")
    dispatch(**vars(parser.parse_args()))
