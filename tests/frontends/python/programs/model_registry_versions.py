# A registry of versions.
class Registry:
    def __init__(self):
        self.models = {}

    def add(self, name, **metrics):
        versions = self.models.setdefault(name, [])
        versions.append({"version": len(versions) + 1, **metrics})
        return f"{name}:v{len(versions)}"

    def best(self, name, metric="acc"):
        return max(self.models[name], key=lambda m: m.get(metric, 0))["version"]


r = Registry()
print(r.add("m", acc=0.5), r.add("m", acc=0.9), r.add("m", acc=0.7), r.add("n"), r.best("m"), r.best("n"), len(r.models["m"]))
