"""One statement each about annotations that are text: a function that calls a pipeline of its own name."""
from __future__ import annotations

from typing import Any

from typing_extensions import Annotated
from zenml import pipeline, step

Number = int
OUTPUT = "number"


@step
def take(x: Any) -> int:
    return 1


def local_type_of_a_parameter():
    Local = int

    @step
    def odd(x: Local) -> int:
        return 1

    @pipeline(name="local_type_of_a_parameter")
    def body():
        odd("text")

    body()


def local_type_of_a_pipeline():
    Local = int

    @pipeline(name="local_type_of_a_pipeline")
    def body(x: Local = 1):
        take(x)

    body("text")


def local_type_of_a_result():
    Local = int

    @step
    def odd(x: int) -> Local:
        return 1

    @pipeline(name="local_type_of_a_result")
    def body():
        odd(1)

    body()


def local_name_of_a_result():
    name = "x"

    @step
    def odd(x: int) -> Annotated[int, name]:
        return 1

    @pipeline(name="local_name_of_a_result")
    def body():
        odd(1)

    body()


def names_at_the_top():
    @step
    def odd(x: Number) -> Annotated[Number, OUTPUT]:
        return 1

    @pipeline(name="names_at_the_top")
    def body():
        odd(1)

    body()


def type_at_the_top_is_checked():
    @step
    def odd(x: Number) -> int:
        return 1

    @pipeline(name="type_at_the_top_is_checked")
    def body():
        odd("text")

    body()


def attribute_of_a_result():
    @step
    def odd(x: int) -> Annotated[int, "known"]:
        return 1

    @pipeline(name="attribute_of_a_result")
    def body():
        take(odd(1))

    body()
