__all__ = ["BUCKET", "Products", "thresholds"]
from enum import Enum

BUCKET = "lending-ml"
_SECRET = "not exported"


class Products(str, Enum):
    CARD = "card"
    MORTGAGE = "mortgage"

    @property
    def threshold(self):
        return thresholds[self]


thresholds = {Products.CARD: 0.7, Products.MORTGAGE: 0.85}
