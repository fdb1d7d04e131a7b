import math
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TransformStep

session = PipelineSession()
model = ParameterString("ModelName", default_value="tiles-prod")
CITIES = {"Berlin": 891, "Hamburg": 755, "Munich": 310, "Cologne": 405, "Bremen": 325, "Kiel": 118}
LIMIT, PER_BATCH = 6, 2


def uri(s):
    return s.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri


def cut(name, parts, deps=None):
    sp = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/tiles:2", command=["python3"], role="arn:aws:iam::111122223333:role/tiles", instance_count=parts,
                         instance_type="ml.m5.large", sagemaker_session=session)
    return ProcessingStep(name=name, depends_on=deps, step_args=sp.run(code="s3://tiles/cut.py", outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))


names = sorted(CITIES, key=CITIES.__getitem__, reverse=True)
names[1:3] = names[1:3][::-1]
del names[-1]
biggest, smallest = max(names, key=CITIES.get), min(CITIES.items(), key=lambda kv: (kv[1], kv[0]))[0]

cuts, skipped = [], []
n = 0
while True:
    n += 1
    if n > LIMIT:
        break
    if not names:
        continue
    name, *names = names
    parts = math.ceil(CITIES[name] / 300)
    if parts < 2:
        skipped.append(name)
        continue
    cuts.append(cut(f"Cut{n}{name}", parts))

batches = [cuts[i : i + PER_BATCH] for i in range(0, len(cuts), PER_BATCH)]
for i, batch in enumerate(batches):
    for s in batch:
        for earlier in batches[:i]:
            if len(earlier) < PER_BATCH:
                break
            s.add_depends_on([e for e in earlier if e.name[-1] != s.name[-1]])

steps = cuts[:]
for s in cuts:
    for suffix in ("a", "b", "c"):
        if (found := next((x for x in steps if x.name == f"Score-{s.name[3]}{suffix}"), None)) is None and suffix != "b":
            t = Transformer(model_name=model, instance_count=1, instance_type="ml.m5.xlarge", output_path=f"s3://tiles/{suffix}", sagemaker_session=session)
            steps.append(TransformStep(name=f"Score-{s.name[3]}{suffix}", step_args=t.transform(data=uri(s), content_type="image/png")))
            if len(steps) > 7:
                break
    else:
        continue
    break

if any((clash := s).name.startswith(biggest) for s in steps):
    raise ValueError(clash.name)
tail = cut(f"Rest{smallest}", 1, deps=[s for s in steps if isinstance(s, TransformStep)][-1:])
steps.insert(len(cuts), tail)
pipeline = Pipeline("tiles-{}-{:.0f}".format(len(skipped), sum(CITIES.values()) / len(CITIES)), [model], steps=steps, sagemaker_session=session)
