from typing import Annotated, Dict, List, Optional, get_args, get_origin

made = {List[int]: "ints", list[int]: "plain", Dict[str, int]: "dict", int: "int", Annotated[str, "stage"]: "stage"}
print(made[List[int]], made[list[int]], made[int], Annotated[str, "stage"] in made, Annotated[str, "other"] in made)
print(list[str] in made, len(made), get_args(Annotated[str, "stage"])[1], get_origin(list[int]) is list)
made[list[str]] = "texts"
made[list[int]] = "again"
print(list(made.values()), list[int] == list[int], list[int] == List[int], list[int] == int, list[int] != list[str])


class Container:
    def __init__(self, **values):
        self.values, self.kept = values, {}

    def get(self, key):
        if key in self.kept:
            return self.kept[key]
        if get_origin(key) is Annotated:
            base, name = get_args(key)
            return base(self.values[name])
        self.kept[key] = key()
        return self.kept[key]


container = Container(workers="3", stage=4)
print(container.get(dict), container.get(Annotated[int, "workers"]) + 1, container.get(Annotated[str, "stage"]) + "!", container.kept)
