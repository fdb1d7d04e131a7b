from enum import Enum
from pathlib import Path
from typing import Any, Dict, List

import yaml
from zenml import pipeline, step


class Size(str, Enum):
    small = "small"
    large = "large"


@step
def receipts(shop: int, sample: float = 0.1) -> list:
    return []


@step
def baskets(receipts: list, minimum: int) -> list:
    return receipts


@step
def embed(baskets: list, dim: int, epochs: int = 5) -> Any:
    return None


@step
def push(model: Any, shops: List[int]) -> None:
    pass


@pipeline
def affinity(shops: List[int], size: Size = Size.small, push_model: bool = True, overrides: Dict[str, Any] = {}):
    dims = {Size.small: 16, Size.large: 128}
    joined = [baskets(receipts(shop, sample=overrides.get("sample", 0.1)), minimum=overrides["minimum"]) for shop in shops]
    model = embed(joined, dim=dims[size], epochs=overrides.get("epochs", 5))
    if push_model:
        push(model, shops)


def settings(size: Size) -> Dict[str, Any]:
    base = yaml.safe_load(Path("sizes.yaml").read_text())
    return {**base["all"], **(base.get(size.value) or {})}


def train(shop: List[int], size: Size = Size.small, dry_run: bool = False):
    affinity(shops=shop, size=size, push_model=not dry_run, overrides=settings(size))


def main(argv=None):
    import argparse

    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train")
    command.add_argument("--size", type=Size, default=Size.small)
    command.add_argument("--shop", type=int, action="append", default=[])
    command.add_argument("--dry-run", action="store_true")
    arguments = vars(parser.parse_args(argv))
    {"train": train}[arguments.pop("command")](**arguments)


if __name__ == "__main__":
    main()
