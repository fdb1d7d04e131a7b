from typing import Annotated

from zenml import step


@step
def verify(customer: str) -> Annotated[bool, "valid"]:
    return bool(customer)


@step
def credit(customer: str) -> Annotated[int, "score"]:
    return 100 * len(customer)


@step
def reject(customer: str, reason: str) -> None:
    print(customer, reason)


def passes(customer, *checks):
    """All checks hold; the first that does not ends the customer's day."""
    for reason, check in checks:
        if not check(customer):
            reject(customer, reason)
            return False
    return True


def is_valid(customer):
    return verify(customer).load()


def at_least(points):
    def has_credit(customer):
        return credit(customer).load() >= points

    return has_credit
