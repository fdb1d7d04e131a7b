import click

import flows


@click.group()
def cli():
    pass


@cli.command()
@click.argument("names", nargs=-1, required=True)
@click.option("--plant", default="east", show_default=True)
@click.option("--retrain/--no-retrain", default=False)
@click.option("--samples", type=int, default=None)
def run(names, plant, retrain, samples):
    """Run flows by name."""
    for name in names:
        flow = getattr(flows, f"{name}_flow")
        kwargs = {"plant": plant}
        if name == "quality":
            kwargs["retrain"] = retrain
        if samples is not None:
            kwargs["samples"] = samples
        flow(**kwargs)


@cli.command("list")
def list_flows():
    click.echo("quality, leaks")


if __name__ == "__main__":
    cli(standalone_mode=False)
