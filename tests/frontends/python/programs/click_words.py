# click: what options take of the words behind them, and callbacks, which see what was given.
import click


def upper(ctx, param, value):
    return value and value.upper()


@click.command()
@click.option("--line", "lines", type=int, multiple=True, required=True)
@click.option("--mode", type=click.Choice(["fast", "full"]), default="full")
@click.option("--cache/--no-cache", default=True)
@click.option("--window", "windows", nargs=2, type=int, default=(1, 2))
@click.option("--point", type=(str, float), multiple=True)
@click.option("--title", callback=upper, default="delays")
@click.option("--kind", multiple=True, default=["a", "b"])
@click.option("-v", "--verbose", count=True)
@click.option("--loud", "volume", flag_value="loud", default="soft")
@click.argument("place")
@click.argument("rest", nargs=-1)
def main(lines, mode, cache, windows, point, title, kind, verbose, volume, place, rest):
    print(lines, mode, cache, windows, point, title, kind, verbose, volume, place, rest)


main(["--line", "4", "--line", "9", "here"], standalone_mode=False)
main(
    ["--line=1", "--window", "7", "30", "--point", "x", "2", "--point", "y", "3.5", "--title", "late", "--kind", "c", "-v", "-v", "--loud", "--no-cache", "a", "b", "c"],
    standalone_mode=False,
)
