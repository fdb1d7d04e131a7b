# Annotations that are text until somebody asks for them.
from __future__ import annotations

import inspect
from dataclasses import dataclass, fields
from typing import Optional, get_type_hints

from pydantic import BaseModel


@dataclass
class Row:
    number: int = 1
    other: Optional[Row] = None


class Plan(BaseModel):
    rows: int = 1


def build(row: Row, plan: Plan | None = None) -> int:
    return row.number


print([f.type for f in fields(Row)])
print(build.__annotations__)
print(list(inspect.signature(build).parameters.values())[0].annotation)
print(get_type_hints(build)["row"].__name__)
print(Plan(rows="3").rows, annotations is not None)
