# Unions are equal when they are of the same types: spellings and order are of no consequence.
from typing import Dict, List, Optional, Union

print(Optional[int] == Union[int, None], Optional[int] == Union[None, int], Union[int, str] == Union[str, int])
print(Optional[int] == Optional[str], Union[int, str] == Union[int, str, None], Optional[int] == int)
print(Optional[Union[int, str]] == Union[str, int, type(None)], Union[int, Optional[str]] == Union[str, int, None])
print(Optional[List[int]] == Union[None, List[int]], Optional[List[int]] == Optional[List[str]])
print(Optional[int] in (str, Union[None, int]), {Union[int, str]: "either"}[Union[str, int]], {Optional[str]: 1}.get(Union[None, str]))


def kind(hint):
    if hint == Optional[float]:
        return "maybe number"
    return {Dict[str, int]: "counts", Union[str, int]: "word or number"}.get(hint, "other")


print([kind(hint) for hint in (Union[float, None], Dict[str, int], Union[int, str], List[int])])
print({Dict[str, int]: 1}.get(Dict[str, str], "no"), {Optional[str]: 1}.get(Optional[int], "no"), {int: 1}.get(List[int], "no"))
print({List[int]: 1, int: 2}.get(int, "no"), {List[int]: 1}.get("int", "no"), {List[int]: 1}.pop(List[str], "no"), List[int] in {List[str]: 1})
