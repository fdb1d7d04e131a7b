from flows import checks
from flows.accounts import Account
from zenml import pipeline


@pipeline(dynamic=True, enable_cache=False)
def onboarding(customer: str, tier: str = "bronze"):
    if checks.passes(customer, ("not valid", checks.is_valid), ("no credit", checks.at_least(300))):
        Account(customer, tier).welcome()
