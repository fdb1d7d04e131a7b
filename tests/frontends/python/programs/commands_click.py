# click's commands, started without arguments and with some.
import click


@click.command(context_settings={"show_default": True})
@click.option("--role", "-r", envvar="NO_SUCH_VARIABLE_HERE", default="reader")
@click.option("--limit", type=int, default="10")
@click.option("--dry-run/--no-dry-run", default=True)
@click.option("--tag", multiple=True, type=int)
@click.option("-v", "--verbose", count=True)
@click.option("--size", "how_big", type=click.Choice(["s", "m"]), default="m")
@click.argument("rest", nargs=-1)
def single(role, limit, dry_run, tag, verbose, how_big, rest):
    """Says what it was given."""
    print(role, limit, dry_run, tag, verbose, how_big, rest)


single(standalone_mode=False, args=[])
single.main(["--role", "x", "--limit=3", "--no-dry-run", "--tag", "1", "--tag", "2", "a", "b"], standalone_mode=False)
print(single.name, single.callback.__name__)
single.callback("a", 1, False, (), 0, "s", ())


@click.group(invoke_without_command=True)
@click.option("--env", default="dev")
@click.pass_context
def cli(ctx, env):
    ctx.ensure_object(dict)["env"] = env
    print("cli", env, ctx.invoked_subcommand)


@cli.command()
@click.option("--name", required=True)
@click.pass_obj
def build(obj, name):
    print("build", obj["env"], name)


@cli.command("ship-it")
@click.option("--count", default=2)
@click.pass_context
def ship(ctx, count):
    print("ship", ctx.obj["env"], count + 1)
    ctx.invoke(build, name="from ship")


cli(["build", "--name", "n"], standalone_mode=False)
cli.main(args=["--env", "prod", "ship-it", "--count", "7"], standalone_mode=False)
print(sorted(cli.commands))
try:
    raise click.BadParameter("no such thing")
except click.UsageError as problem:
    print(type(problem).__name__, problem.message)
