from typing import Dict, List, Optional

from zenml import pipeline, step


@step
def sales(branch: str, days: int = 90) -> List[int]:
    return [days]


@step
def deliveries(branch: str) -> List[int]:
    return [1]


@step
def forecast(history: List[int], horizon: int, holidays: Optional[List[str]] = None) -> List[float]:
    return [1.0]


@step
def order(forecast: List[float], stock: Optional[List[int]] = None, safety: float = 1.2) -> Dict[str, int]:
    return {}


@step(enable_cache=False)
def send(orders: List[Dict[str, int]], dry_run: bool) -> None:
    print(orders)


class Planner:
    horizon = 7
    dry_run = True

    def __init__(self, branches, holidays=()):
        self.branches = list(branches)
        self.holidays = [*holidays]
        self._orders = []

    @property
    def safety(self) -> float:
        return 1.5 if self.holidays else 1.2

    @staticmethod
    def tag(branch):
        return branch.replace(" ", "_").lower()

    def plan(self, branch):
        history = sales(branch, id=f"sales_{self.tag(branch)}")
        return forecast(history, self.horizon, holidays=self.holidays or None)

    def stock(self, branch):
        return None

    def wire(self):
        for branch in self.branches:
            extra = {}
            stock = self.stock(branch)
            if stock is not None:
                extra["stock"] = stock
            self._orders.append(order(self.plan(branch), safety=self.safety, **extra))
        send(self._orders, dry_run=self.dry_run)

    def build(self, name):
        @pipeline(name=name, enable_cache=not self.dry_run)
        def planned():
            self.wire()

        return planned


class CityPlanner(Planner):
    horizon = 3
    dry_run = False

    def stock(self, branch):
        return deliveries(branch) if "city" in branch.lower() else super().stock(branch)


if __name__ == "__main__":
    CityPlanner(["City North", "Hill"], holidays=["easter"]).build("city_stock")()
    Planner(["Lake"]).build("lake_stock")()
