import os

from zenml import pipeline, step


@step
def pull(channel: str, region: str) -> list:
    return [channel, region]


@step
def forecast(history: list, weeks: int = 4, seasonal: bool = False) -> list:
    return history * weeks


@step
def merge(parts: list, holidays: dict = {}) -> list:
    return parts


@pipeline
def demand(channels: list = ["web"], region: str = os.getenv("REGION", "local"), backtest: bool = False):
    parts = []
    for number, channel in enumerate(channels, start=1):
        history = pull(channel=channel, region=region)
        parts.append(forecast(history))
        if backtest:
            forecast(history, seasonal=True, id=f"backtest_{number}", after=[f"forecast_{n}" for n in range(2, number + 1)])
    merge(parts)


def main():
    env = os.environ.get("SHOP_ENV", "plain")
    demand.with_options(config_path=os.path.join(os.path.dirname(__file__), f"{env}.yaml"), run_name=f"demand-{env}-{{date}}")()


if __name__ == "__main__":
    main()
