from .yard import Yard


def check(steps):
    return Yard().job("Check" + __name__.replace(".", ""), after=steps)
