"""A chain of click commands hands its results to a callback, which gets what its decorator passes."""
import click


class Pair(click.ParamType):
    name = "pair"

    def convert(self, value, param, ctx):
        key, _, text = value.partition("=")
        return key, text


@click.group(chain=True)
@click.option("--size", type=click.Choice(["s", "l"], case_sensitive=False), default="s")
@click.pass_context
def cli(ctx, size):
    ctx.obj = {"size": size, "made": []}


@cli.command()
@click.option("-o", "--output", "outputs", multiple=True, default=("out",))
@click.argument("uri")
@click.pass_obj
def prepare(obj, outputs, uri):
    obj["made"].append((uri, outputs))
    return len(outputs)


@cli.command("fit")
@click.option("--option", type=Pair(), multiple=True)
@click.option("--early/--no-early", default=True)
@click.pass_obj
def fit(obj, option, early):
    obj["made"].append((dict(option), early))
    return "fitted"


@cli.result_callback()
@click.pass_obj
def finish(obj, results, size):
    print(obj, results, size)


@click.group()
@click.option("--name", default="alone")
def single(name):
    pass


@single.command()
def only():
    return 7


@single.result_callback()
@click.pass_context
def end(ctx, result, name):
    print(ctx.params, result, name)


cli(["--size", "l", "prepare", "-o", "a", "-o", "b", "s3://in", "fit", "--option", "x=1", "--no-early"], standalone_mode=False)
single(["only"], standalone_mode=False)
