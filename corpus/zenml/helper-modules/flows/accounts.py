from typing import Annotated

from zenml import step


@step
def open_account(customer: str, tier: str) -> Annotated[str, "account"]:
    return f"{customer}:{tier}"


@step
def assign_manager(account: str) -> None:
    print(account)


@step
def send_letter(account: str, words: int = 10) -> None:
    print(account, words)


class Account:
    manager_for = ("gold", "platinum")

    def __init__(self, customer, tier):
        self.tier = tier
        self.account = open_account(customer, tier)

    @property
    def important(self):
        return self.tier in self.manager_for

    def welcome(self):
        if self.important:
            assign_manager(self.account)
        send_letter(self.account, words=50 if self.important else 10)
        return self
