from mixture import stage
from mixture.handles import Bundle, session, silent
from sagemaker.workflow.pipeline import Pipeline

audio = stage("Audio", ["wave", "noise"])
video = stage("Video", outputs=["frames"])
both = sum([audio, video, stage("Text")])
assert "wave" in audio and "x" not in audio and not Bundle([silent("Nothing")])
align = stage("Align", **both.uris)
mixed = stage("Mix", ("train", "test"), **align, **audio / "noise") @ (video + audio)
experts = Bundle(stage(f"Expert{i}", x=mixed["train"]) for i in "AB")
gate = silent("Gate", **experts.uris, test=mixed.get("test"), missing=mixed.get("nope", "s3://none")) @ experts[0]
done = silent("Done") @ Bundle([h for h in (gate, *experts) if h.step is not experts[1].step])
Pipeline("mixture", steps=[h.step for h in [*both, align, mixed, *experts, gate, done]], sagemaker_session=session).upsert("arn:aws:iam::111122223333:role/mix")
