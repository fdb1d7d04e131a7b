from dataclasses import dataclass, field
from typing import Annotated, List

from zenml import pipeline, step


@step
def book(account: str, amount: int) -> Annotated[int, "balance"]:
    return amount * len(account)


@step
def freeze(balance: int) -> None:
    print(balance)


@step
def audit(balances: List[int]) -> Annotated[bool, "clean"]:
    return sum(balances) > 0


@step
def publish(clean: bool) -> None:
    print(clean)


@dataclass
class Ledger:
    limit: int
    balances: list = field(default_factory=list)
    frozen: bool = False

    def post(self, account, amount):
        balance = book(account, amount)
        if balance.load() > self.limit:
            freeze(balance)
            self.frozen = True
        else:
            self.balances.append(balance)

    def close(self):
        if self.frozen or not self.balances:
            return None
        return audit(self.balances)


@pipeline(dynamic=True)
def ledger(limit: int = 10):
    book_of = Ledger(limit)
    book_of.post("cash", 2)
    book_of.post("loan", 5)
    clean = book_of.close()
    if clean is None:
        return
    if clean.load():
        publish(clean)


if __name__ == "__main__":
    ledger()
