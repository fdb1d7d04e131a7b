# A class whose methods build parts of a pipeline from its configuration.
class Builder:
    prefix = "p"

    def __init__(self, config):
        self.config = config
        self.steps = []

    def _name(self, part):
        return f"{self.prefix}-{self.config['env']}-{part}"

    def add_preprocess(self):
        self.steps.append(self._name("prep"))

    def add_train(self):
        for model in self.config.get("models", []):
            self.steps.append(self._name(f"train-{model}"))

    def add_register(self):
        if self.config.get("register", True):
            self.steps.append(self._name("register"))

    def build(self):
        for method in (self.add_preprocess, self.add_train, self.add_register):
            method()
        return self.steps


class Custom(Builder):
    prefix = "c"

    def add_register(self):
        super().add_register()
        self.steps.append(self._name("notify"))


print(Builder({"env": "dev", "models": ["a", "b"]}).build())
print(Custom({"env": "prod", "register": False}).build())
