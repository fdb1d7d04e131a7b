# typer: words of the command line as values of the annotations, defaults, groups, callbacks.
from __future__ import annotations

import enum
from datetime import datetime
from pathlib import Path
from typing import Annotated, List, Optional, Tuple

import typer


class Stage(str, enum.Enum):
    dev = "dev"
    prod = "prod-eu"

    @property
    def nodes(self):
        return {Stage.dev: 1, Stage.prod: 4}[self]


class Size(enum.Enum):
    small = "S"
    large = "L"


app = typer.Typer(add_completion=False)
models = typer.Typer()
app.add_typer(models, name="models")


def shout(value: str):
    return value.upper()


def checked(ctx: typer.Context, param: typer.CallbackParam, value: int):
    if value > 99:
        raise typer.BadParameter("too many")
    return value + 1


@app.callback()
def setup(ctx: typer.Context, verbose: Annotated[int, typer.Option("--verbose", "-v", count=True)] = 0):
    ctx.obj = {"verbose": verbose, "sub": ctx.invoked_subcommand}


@app.command()
def build(
    ctx: typer.Context,
    name: str,
    stage: Annotated[Stage, typer.Option(help="where")] = Stage.dev,
    size: Size = typer.Option("S", "--size", "-s", case_sensitive=False),
    tags: Annotated[Optional[List[str]], typer.Option("--tag", "-t")] = None,
    rounds: List[int] = typer.Option([1, 2]),
    folder: Path = Path("out"),
    point: Tuple[int, str] = (0, "zero"),
    rate: float = 0.5,
    monitor: bool = True,
    upsert: bool = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    label: str = typer.Option("x", callback=shout),
    most: int = typer.Option(3, callback=checked),
    since: Optional[datetime] = None,
    note: str | None = None,
):
    print(ctx.obj, repr(name), stage, stage.nodes, size, tags, rounds, folder.name, point, rate)
    print(monitor, upsert, force, label, most, since, note)


@app.command("list-all")
def list_all(places: Annotated[List[Path], typer.Argument()], deep: bool = typer.Option(False, "--deep/--flat", "-d/-f")):
    print([place.as_posix() for place in places], deep)
    return len(places)


@models.command()
def add(kind: str = typer.Argument("gbm"), deps: int = 2):
    typer.echo(f"add {kind} {deps}")


@models.command()
def drop_it(factor: Annotated[float, typer.Argument(default_factory=lambda: 1.5)]):
    typer.secho(f"drop {factor}", fg="red")


app(["build", "plain"], standalone_mode=False)
app(["-vv", "build", "first", "--stage", "prod-eu", "-s", "l", "-t", "a", "--tag", "b", "--rounds", "7", "--folder", "x/y", "--point", "3", "three",
     "--rate", "2", "--no-monitor", "--upsert", "--force", "--label", "quiet", "--most", "10", "--since", "2024-02-29", "--note=n"], standalone_mode=False)
print(app(["list-all", "a/b", "c", "-d"], standalone_mode=False))
app(["list-all", "a"], standalone_mode=False)
app(["models", "add", "mlp", "--deps", "5"], standalone_mode=False)
app(["models", "add"], standalone_mode=False)
app(["models", "drop-it"], standalone_mode=False)
app(["models", "drop-it", "0.25"], standalone_mode=False)

single = typer.Typer()


@single.command()
def only(count: int = 1, flag: Optional[bool] = None):
    print("only", count + 1, flag)


single([], standalone_mode=False)
single(["--count", "41", "--no-flag"], standalone_mode=False)
