from ._base import Script


class Decode(Script):
    machine = "ml.c5.large"


class Loud(Script):
    inputs = ("Decode",)


class Quiet(Loud):
    inputs = Loud.inputs + ("Loud",)
