# Types of a program's own, "--" before the arguments, variables of the environment by their prefix, values out of range.
import os

import click


class Pair(click.ParamType):
    name = "pair"

    def convert(self, value, param, ctx):
        if isinstance(value, tuple):
            return value
        key, _, rest = value.partition("=")
        if not rest:
            self.fail(f"{value} is no pair", param, ctx)
        return key, rest


@click.command()
@click.option("-p", "--pair", "pairs", type=Pair(), multiple=True)
@click.option("--n", type=click.IntRange(1, 5), default=2)
@click.option("--share", type=click.FloatRange(0, 1, clamp=True), default=0.5)
@click.argument("rest", nargs=-1)
def main(pairs, n, share, rest):
    print(pairs, n, share, rest)


main(["-p", "a=1", "--pair=b=2", "--share", "3", "x", "--", "-y", "--z"], standalone_mode=False)
for words in (["-p", "a"], ["--n", "9"], ["--n", "q"]):
    try:
        main(words, standalone_mode=False)
    except click.BadParameter as error:
        print(words, isinstance(error, click.UsageError))

os.environ["FARM_RATE"] = "0.25"
os.environ["FARM_TRAIN_DEEP_TREES"] = "7"
os.environ["SECOND"] = "yes"


@click.group(context_settings={"auto_envvar_prefix": "FARM"})
@click.option("--rate", type=float, default=0.1)
@click.option("--shown", envvar=["FIRST", "SECOND"], default="no")
def farm(rate, shown):
    print(rate, shown)


@farm.command()
@click.option("--deep-trees", type=int, default=3)
@click.argument("field", default="north")
def train(deep_trees, field):
    print(deep_trees, field)


farm(["train"], standalone_mode=False)
farm(["--rate", "1", "train", "--deep-trees", "2", "south"], standalone_mode=False)
