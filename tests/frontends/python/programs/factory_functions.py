# Factories of steps chosen by a key.
def processing(name, **options):
    return {"type": "Processing", "name": name, **options}


def training(name, *, epochs=1, **options):
    return {"type": "Training", "name": name, "epochs": epochs, **options}


FACTORIES = {"process": processing, "train": training}
SPECS = [
    {"kind": "process", "name": "prep", "cpu": 2},
    {"kind": "train", "name": "fit", "epochs": 5},
    {"kind": "train", "name": "tiny"},
]


def make(spec):
    spec = dict(spec)
    return FACTORIES[spec.pop("kind")](**spec)


for spec in SPECS:
    print(make(spec))
print(SPECS[0]["kind"])
try:
    make({"kind": "deploy"})
except KeyError as error:
    print("no factory", error)
try:
    make({"kind": "train"})
except TypeError as error:
    print(error)
