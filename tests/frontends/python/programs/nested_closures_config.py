# Nested closures with configuration.
def configure(**config):
    def stage(name, **overrides):
        settings = {**config, **overrides}

        def step(data):
            return f"{name}({data}, {sorted(settings.items())})"

        step.settings = settings
        return step

    stage.config = config
    return stage


gpu = configure(device="gpu", n=1)
train = gpu("train", n=4)
test = gpu("test")
print(train("d"), test("e"), train.settings["n"], gpu.config)
config = gpu.config
config["device"] = "cpu"
print(gpu("late")("x"), train.settings["device"])
