import json
import logging
import sys
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from toll import lanes
from toll.common import Project, pass_project

logger = logging.getLogger(__name__)
CONTEXT = dict(help_option_names=["-h", "--help"], max_content_width=120)


@click.group(context_settings=CONTEXT)
@click.option("-e", "--env", type=click.Choice(["dev", "prod"], case_sensitive=False), default="dev", show_default=True)
@click.option("--set", "overrides", multiple=True, metavar="KEY=VALUE", help="override a setting")
@click.version_option("3.2.1")
@click.pass_context
def cli(ctx: click.Context, env: str, overrides):
    """Builds toll pipelines."""
    logging.basicConfig(level=logging.INFO)
    ctx.obj = Project(env, dict(o.split("=", 1) for o in overrides))


@cli.command("synth")
@click.argument("names", nargs=-1)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("build"))
@pass_project
def synth(project: Project, names, out: Path):
    """Writes the definitions."""
    for name in names or lanes.ALL:
        try:
            factory = lanes.ALL[name]
        except KeyError:
            raise click.BadParameter(f"{name!r}: one of {', '.join(lanes.ALL)}", param_hint="names")
        pipeline = factory(project)
        text = json.dumps(json.loads(pipeline.definition()), indent=2)
        click.secho(f"{pipeline.name}: {len(text)} bytes", fg="green")


@cli.command()
@click.argument("name")
@click.option("--yes", is_flag=True, prompt="Really?")
@pass_project
def destroy(project, name, yes):
    if not yes:
        raise click.Abort()
    click.echo(f"deleted {name}")


if __name__ == "__main__":
    cli(["--env", "prod", "--set", "vehicles=car,lorry", "synth", "--out", "dist"], standalone_mode=False)
