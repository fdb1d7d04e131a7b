"""Which step runs is looked up by what another one found."""
from zenml import pipeline, step


@step
def order(number: int) -> int:
    return number


@step
def boil(dish: str) -> str:
    return dish


@step
def fry(dish: str) -> str:
    return dish


@step
def season(dish: str) -> str:
    return dish


@step
def serve(dish: str) -> None:
    print(dish)


@step
def apologise(number: int) -> None:
    print(number)


def bake(dish):
    return season(fry(dish))


@pipeline(dynamic=True, enable_cache=False)
def kitchen(number: int = 1):
    found = order(number)
    wanted = found.load()
    cook = {1: boil, 2: bake}.get(wanted, fry)
    serve(cook("soup"))
    try:
        chosen = {1: boil, 3: fry}[wanted]
    except KeyError:
        apologise(found)
    else:
        serve(chosen("eggs"), id="serve_eggs")
    serve([fry, bake][wanted > 1]("rice"), id="serve_rice")
    extras = []
    if wanted > 2:
        extras.append("salt")
    try:
        extra = extras[-1]
    except IndexError:
        apologise(wanted, id="no_extras")
    else:
        serve(extra, id="serve_extra")
    name, dish = ("egg", boil("egg", id="egg")) if wanted == 1 else ("ham", fry("ham", id="ham"))
    serve(dish, id="serve_dish")
    season(name)


if __name__ == "__main__":
    kitchen()
