"""One statement each about what is stored: a pipeline of its name that is compiled, or refused."""
from operator import methodcaller
from typing import Annotated, Any, Dict, List, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict, Field, computed_field
from zenml import Model, pipeline, step
from zenml.config import DockerSettings, ResourceSettings
from zenml.config.retry_config import StepRetryConfig
from zenml.enums import ArtifactType, ModelStages
from zenml.steps import BaseStep


class Tree(BaseModel):
    depth: int = 3
    rate: float = 0.1


class Forest(BaseModel):
    tree: Tree = Tree()
    size: int = 10


class Measured(BaseModel):
    side: int = 1

    @computed_field
    @property
    def area(self) -> int:
        return self.side**2


class Closed(Measured):
    model_config = ConfigDict(extra="forbid")


class Renamed(BaseModel):
    side: int = Field(alias="length")


class Either(Renamed):
    model_config = ConfigDict(populate_by_name=True)


@step
def of_measured(m: Measured) -> None: ...


@step
def of_closed(m: Closed) -> None: ...


@step
def of_renamed(m: Renamed) -> None: ...


@step
def of_either(m: Either) -> None: ...


@step
def of_model(m: Tree) -> None: ...


@step
def of_annotated(m: Annotated[Tree, "grown"]) -> None: ...


@step
def of_text(m: "Tree") -> None: ...


@step
def of_union(m: Union[Tree, Forest]) -> None: ...


@step
def of_optional(m: Optional[Tree] = None) -> None: ...


@step
def of_anything(m: Any) -> None: ...


@step
def of_list(m: List[Tree]) -> None: ...


@step
def with_model(m: Any = Tree(depth=5)) -> None: ...


@step
def number(n: int = None) -> None: ...


@step
def text(n: str = 5) -> None: ...


@step
def choice(n: Literal["a", "b"] = "c") -> None: ...


@step
def widened(n: float = 1, m: int = "7", k: Dict[str, int] = {"a": "1"}) -> None: ...


@step
def note(text: str, times: int = 1) -> str:
    return text


@step
def use(x: Any, y: str = "") -> None: ...


@pipeline
def model_for_its_class():
    of_model(Tree(depth=5))
    of_annotated(Tree(depth=5))
    of_text(Tree(depth=5))


@pipeline
def model_for_other_types():
    of_union(Tree(depth=5))
    of_union(Forest(tree=Tree(rate=0.5)))
    of_optional(Tree())
    of_anything(Tree(depth=5))
    of_list([Tree(depth=5)])


@pipeline
def mapping_for_a_model():
    of_model({"depth": 4})
    of_optional({"depth": 4})


@pipeline
def model_as_default():
    with_model()


@pipeline
def model_configured():
    of_optional.with_options(parameters={"m": Tree(depth=7)})()
    of_model.with_options(parameters={"m": Tree(depth=7)})()


@pipeline
def none_for_a_number():
    number()


@pipeline
def default_number_for_text():
    text()


@pipeline
def none_of_the_choices():
    choice()


@pipeline
def default_that_is_not_used():
    number(4)


@pipeline
def default_under_configuration():
    number.with_options(parameters={"n": 4})()


@pipeline
def defaults_that_are_converted():
    widened()


@pipeline
def members():
    note(ModelStages.PRODUCTION.value)
    note(f"{ModelStages.STAGING}:{ModelStages.LATEST.name}")
    note(ModelStages("archived"))
    for stage in ModelStages:
        note(stage)
    note("none", times=len(ArtifactType))


@pipeline(model=Model(name="m", version=ModelStages.PRODUCTION))
def member_as_version():
    note(", ".join(str(one) for one in (ModelStages.NONE, ArtifactType.MODEL)))


@pipeline
def called_by_name():
    made = note.__call__("a")
    use.__call__(made, y="b")
    methodcaller("__call__", made)(use)


class Twice(BaseStep):
    def __call__(self, *args, **kwargs):
        kwargs.setdefault("times", 2)
        return super().__call__(*args, **kwargs)

    def entrypoint(self, text: str, times: int = 1) -> str:
        return text


@pipeline
def called_above():
    use(Twice()("a"))
    use(Twice()("b", times=5))


def plus(n: int) -> int:
    return n + 1


@pipeline
def functions_by_name():
    use(plus.__call__(1))
    use("a-b".split.__call__("-"))
    use(len.__call__("abc"))


@pipeline
def copies_of_settings():
    small = ResourceSettings(cpu_count=1, memory="2GB")
    image = DockerSettings(requirements=["a"], apt_packages=["git"])
    settings = {"resources": small.model_copy(update={"memory": "8GB"}), "docker": image.model_copy(update={"requirements": ["b"]})}
    note.with_options(settings=settings)("copied")
    note.with_options(settings={"resources": small, "docker": image})("kept")
    note.with_options(retry=StepRetryConfig(max_retries=4).model_copy())("again")


@pipeline
def computed_field_of_a_model():
    of_measured(Measured(side=2))
    of_anything(Closed(side=3))
    of_either(Either(length=4))


@pipeline
def forbidden_computed_field():
    of_closed(Closed(side=2))


@pipeline
def field_of_another_name():
    of_renamed(Renamed(length=2))
