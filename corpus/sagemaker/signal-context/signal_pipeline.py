from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionIn
from sagemaker.workflow.parameters import ParameterInteger, ParameterString

from dsl import gate, group, job, pipeline

band = ParameterString("Band", default_value="L", enum_values=["L", "S", "X"])
minimum = ParameterInteger("MinSamples", default_value=1000)

with pipeline("signal-detection", [band, minimum]) as detection:
    raw = job("fetch", "s3://signal/raw")
    with group("clean", machine="ml.c5.2xlarge"):
        steps = [raw]
        for name in ("dc", "notch", "agc"):
            steps.append(job(name, steps[-1], machine="ml.c5.large" if name == "dc" else "ml.c5.xlarge"))
        with group("iq"):
            balanced = job("balance", steps[-1], out="iq")
    with group("detect", sequential=True):
        peaks, tracks = job("peaks", balanced), job("tracks", balanced, out="tracks")
        with gate("enough", ConditionGreaterThan(minimum, 100), ConditionIn(band, ["L", "S"]), or_fail=f"{tracks} is empty"):
            job("classify", peaks, tracks)
            with gate("wide", ConditionIn(band, ["S"])):
                job("wideband", peaks)
    job("report", peaks)

main = detection.result
if __name__ == "__main__":
    main.upsert(role_arn="arn:aws:iam::111122223333:role/signal")
