import shop.steps as st
from shop import *
from shop import pricing
from shop.steps import bill as invoice, load as load_orders

try:
    import no_such_accelerator as fast
except ImportError:
    fast = None

from zenml import pipeline as flow


@flow
def monthly(month: str, currencies: tuple = ("eur",)):
    orders = load_orders(month)
    known = {}
    for currency in currencies:
        rate = pricing.rate(currency)
        known[currency] = invoice(orders, rate) if fast is None else st.fast_bill(orders, rate)
    summary(list(known.values()), note=DEFAULT_NOTE)
    st.archive(known["eur"], after=summary.name)


if __name__ == "__main__":
    monthly("2024-01", currencies=("eur", "usd"))
