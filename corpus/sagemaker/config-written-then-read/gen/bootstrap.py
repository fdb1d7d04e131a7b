"""Generates what is generated, then builds. (The generator used to be a Makefile.)"""
import json
import runpy
from pathlib import Path

HERE = Path(__file__).parent
CONFIG = HERE / "generated.json"

settings = {
    "bucket": "map-tiles",
    "zooms": list(range(3, 6)),
    "names": {"prep": "f'Prep{zoom:02d}'", "render": "'Render' + str(zoom)"},
}
with open(CONFIG, "w") as handle:
    json.dump(settings, handle, indent=2)

lines = ["from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor", ""]
lines += [f"{k.upper()} = {v!r}" for k, v in settings.items() if not isinstance(v, dict)]
(HERE / "gen_constants.py").write_text("\n".join(lines) + "\n")

exec(open(HERE / "snippets.py").read())
namespace = runpy.run_path(str(HERE / "pipeline_parts.py"), run_name="parts")

if __name__ == "__main__":
    import gen_constants as gc

    loaded = json.loads(CONFIG.read_text())
    steps = []
    for zoom in gc.ZOOMS:
        prep = namespace["make"](eval(loaded["names"]["prep"]), [], zoom)
        render = namespace["make"](eval(loaded["names"]["render"]), [uri(prep)], zoom)
        if steps:
            render.add_depends_on([steps[-1]])
        steps.extend([prep, render])
    scope = {"steps": steps, "n": 0}
    exec("for s in steps:\n    n += len(s.name)\nlast = steps[-1]", scope)
    from sagemaker.workflow.pipeline import Pipeline

    pipeline = Pipeline(name=f"tiles-{scope['n']}-{scope['last'].name.lower()}", steps=steps, sagemaker_session=namespace["SESSION"])
    pipeline.upsert(ROLE)
