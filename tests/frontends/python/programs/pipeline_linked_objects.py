# Steps linked by their outputs.
class Output:
    def __init__(self, step, name):
        self.step, self.name = step, name

    def __repr__(self):
        return f"{self.step.name}.{self.name}"


class Step:
    def __init__(self, name, outputs=("out",), **inputs):
        self.name = name
        self.inputs = inputs
        self.outputs = {o: Output(self, o) for o in outputs}

    def __getattr__(self, item):
        outputs = self.__dict__.get("outputs", {})
        if item in outputs:
            return outputs[item]
        raise AttributeError(item)

    @property
    def upstream(self):
        return sorted({v.step.name for v in self.inputs.values() if isinstance(v, Output)})


load = Step("load", ["train", "test"])
fit = Step("fit", ["model"], data=load.train, depth=3)
check = Step("check", model=fit.model, data=load.test)
for s in (load, fit, check):
    print(s.name, s.inputs, s.upstream)
