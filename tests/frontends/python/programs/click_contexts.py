import click



@click.command(context_settings={"obj": {"region": "eu"}, "default_map": {"size": 5}})
@click.option("--size", default=1)
@click.pass_context
def show(ctx, size):
    print(f"{ctx.obj['region']} {size}")


show(["--size", "7"], standalone_mode=False)
show([], standalone_mode=False)


@click.group(chain=True)
def chain():
    pass


@chain.command("one")
def one():
    return 1


@chain.command("two")
def two():
    return 2


@chain.result_callback()
def done(results):
    print("results", results)


chain(["one", "two"], standalone_mode=False)


@click.group()
@click.option("--level", default=0)
def tool(level):
    pass


@tool.command()
def work():
    return "worked"


@tool.result_callback()
def finish(result, level):
    print("finish", result, level)


tool(["--level", "3", "work"], standalone_mode=False)


@click.command()
@click.option("-v", "--verbose", count=True)
@click.option("--mode", type=click.Choice(["Fast", "slow"], case_sensitive=False), default="slow")
@click.option("--pair", nargs=2, type=(str, int), default=("a", 1))
@click.option("--upper", "case", flag_value="upper", default="upper")
@click.option("--lower", "case", flag_value="lower")
def many(verbose, mode, pair, case):
    print(verbose, mode, pair, case)


many(["-vv", "--mode", "FAST", "--pair", "x", "4", "--lower"], standalone_mode=False)
many([], standalone_mode=False)
many(["-v", "--verbose", "-v", "--upper"], standalone_mode=False)


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("name")
@click.pass_context
def extra(ctx, name):
    print(name, ctx.args)


extra(["n", "more", "words"], standalone_mode=False)
extra(["n", "--flag", "x"], standalone_mode=False)
