from collections import defaultdict

from sagemaker.processing import ProcessingOutput

hooks = defaultdict(list)
_number = 0


def hook(*crops):
    def keep(f):
        for c in crops:
            hooks[c].append(f)
        return f
    return keep


def number():
    global _number
    _number += 1
    return _number


def crop_wheat(job, fields=1):
    first = job("Wheat", outputs=[ProcessingOutput(output_name=f"f{i}", source=f"/opt/f{i}") for i in range(fields)])
    outs = first.properties.ProcessingOutputConfig.Outputs
    return [first, *(job(f"WheatField{i}", arguments=[outs[f"f{i}"].S3Output.S3Uri]) for i in range(fields))]


def crop_maize(job):
    return [job(f"Maize{number()}"), job(f"Maize{number()}")]


def _rape(job, fields):
    return [job("Rape" * fields)]


crop_rape = lambda *a, **k: _rape(*a, **k)


@hook("wheat", "rape")
def dry(job, steps):
    return [job(f"Dry{number()}", after=steps[-1:])]


@hook("wheat")
def mill(job, steps):
    return [job("Mill", after=[s for s in steps if "Field" in s.name or s.name.startswith("Dry")])]
