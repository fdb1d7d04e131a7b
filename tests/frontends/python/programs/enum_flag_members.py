# The members that a combination of flags is made of.
from enum import Flag, IntFlag, auto


class Stage(Flag):
    RAW = auto()
    CLEAN = auto()
    AGG = auto()
    DAILY = CLEAN | AGG


class Mode(IntFlag):
    R = 4
    W = 2
    X = 1


print([s.name for s in Stage.DAILY], len(Stage.DAILY), [s.name for s in Stage.RAW | Stage.AGG])
print([s.name for s in Stage], len(Stage), list(Stage.RAW & Stage.CLEAN))
print([m.name for m in Mode.R | Mode.X], Mode.W in Mode.R | Mode.W, sorted(m.value for m in Mode.R | Mode.W))
