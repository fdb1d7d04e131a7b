"""One statement each about what is refused: calls, run arguments, files, and what the body of a pipeline does."""
import collections
import datetime
from typing import Annotated, Any, Dict, List, NamedTuple, Optional, Tuple

from zenml import ExternalArtifact, Model, get_pipeline_context, get_step_context, log_metadata, pipeline, step
from zenml.config.schedule import Schedule
from zenml.materializers.base_materializer import BaseMaterializer
from zenml.steps import BaseStep


NUMBER = 3


class Row(NamedTuple):
    name: str
    value: float


Pair = collections.namedtuple("Pair", "left right")


class Plain:
    pass


class Writer(BaseMaterializer):
    ASSOCIATED_TYPES = (int,)


class Better(Writer):
    ASSOCIATED_TYPES = (int,)


class Kept(BaseMaterializer):
    ASSOCIATED_TYPES = (int,)


def quiet():
    pass


@step
def one(n: int = 1) -> int:
    return n


@step
def by_name(*, x: int, y: int = 2) -> int:
    return x


@step
def by_place(x: int, /, y: int = 1) -> int:
    return x


@step
def mixed(x: int, /, y: int, *, z: int = 1) -> int:
    return x


@step
def anything(x: Any) -> int:
    return 1


# ---- calls of steps


@pipeline
def keyword_only_by_position():
    by_name(1)


@pipeline
def keyword_only_by_name():
    by_name(x=1)


@pipeline
def positional_only_by_name():
    by_place(x=1)


@pipeline
def positional_only_by_position():
    by_place(1, y=2)


@pipeline
def mixed_by_their_kinds():
    mixed(1, 2, z=3)


@pipeline
def mixed_with_one_too_many():
    mixed(1, 2, 3)


@pipeline
def id_of_a_number():
    one(n=1, id=3)


@pipeline
def id_of_zero():
    one(n=1, id=0)


@pipeline
def id_of_a_list():
    one(n=1, id=["a"])


# ---- calls of pipelines


def pipeline_keyword_only_by_position():
    @pipeline(name="pipeline_keyword_only_by_position")
    def inner(*, n: int = 1):
        one(n)

    inner(2)


def pipeline_keyword_only_by_name():
    @pipeline(name="pipeline_keyword_only_by_name")
    def inner(*, n: int = 1):
        one(n)

    inner(n=2)


def pipeline_positional_only():
    @pipeline(name="pipeline_positional_only")
    def inner(n: int, /):
        one(n)

    inner(2)


def pipeline_positional_only_by_name():
    @pipeline(name="pipeline_positional_only_by_name")
    def inner(n: int, /):
        one(n)

    inner(n=2)


def pipeline_positional_only_default():
    @pipeline(name="pipeline_positional_only_default")
    def inner(n: int = 2, /):
        one(n)

    inner()


def pipeline_of_more_given():
    @pipeline(name="pipeline_of_more_given")
    def inner(n: int, *rest):
        one(n)

    inner(1, 2)


def pipeline_of_more_not_given():
    @pipeline(name="pipeline_of_more_not_given")
    def inner(n: int, *rest):
        one(n)

    inner(1)


def pipeline_of_more_by_name():
    @pipeline(name="pipeline_of_more_by_name")
    def inner(n: int, *rest):
        one(n)

    inner(n=1)


def pipeline_of_more_names_given():
    @pipeline(name="pipeline_of_more_names_given")
    def inner(n: int, **rest):
        one(n)

    inner(n=1, m=2)


def pipeline_of_more_names_not_given():
    @pipeline(name="pipeline_of_more_names_not_given")
    def inner(n: int, **rest):
        one(n)

    inner(n=1)


# ---- arguments of a run


def schedule_of_text():
    @pipeline(name="schedule_of_text")
    def inner():
        one()

    inner.with_options(schedule="0 0 * * *")()


def schedule_of_a_dict():
    @pipeline(name="schedule_of_a_dict")
    def inner():
        one()

    inner.with_options(schedule={"cron_expression": "0 0 * * *"})()


def run_name_of_a_number():
    @pipeline(name="run_name_of_a_number")
    def inner():
        one()

    inner.with_options(run_name=5)()


def run_name_by_position():
    @pipeline(name="run_name_by_position")
    def inner():
        one()

    inner.with_options("nightly")()


def build_of_no_uuid():
    @pipeline(name="build_of_no_uuid")
    def inner():
        one()

    inner.with_options(build=5)()


# ---- files


def file_steps_listed():
    @pipeline(name="file_steps_listed")
    def inner():
        one()

    inner.with_options(config_path="configs/steps_listed.yaml")()


def file_step_of_nothing():
    @pipeline(name="file_step_of_nothing")
    def inner():
        one()

    inner.with_options(config_path="configs/step_of_nothing.yaml")()


def file_step_of_a_number():
    @pipeline(name="file_step_of_a_number")
    def inner():
        one()

    inner.with_options(config_path="configs/step_of_a_number.yaml")()


def file_step_named_by_number():
    @pipeline(name="file_step_named_by_number")
    def inner():
        one()

    inner.with_options(config_path="configs/step_named_by_number.yaml")()


def file_listed():
    @pipeline(name="file_listed")
    def inner():
        one()

    inner.with_options(config_path="configs/listed.yaml")()


def file_text():
    @pipeline(name="file_text")
    def inner():
        one()

    inner.with_options(config_path="configs/text.yaml")()


def file_colons():
    @pipeline(name="file_colons")
    def inner():
        one()

    inner.with_options(config_path="configs/colons.yaml")()


def file_open():
    @pipeline(name="file_open")
    def inner():
        one()

    inner.with_options(config_path="configs/open.yaml")()


def file_empty():
    @pipeline(name="file_empty")
    def inner():
        one()

    inner.with_options(config_path="configs/empty.yaml")()


def file_run_name():
    @pipeline(name="file_run_name")
    def inner():
        one()

    inner.with_options(config_path="configs/run_name.yaml")()


def file_schedule():
    @pipeline(name="file_schedule")
    def inner():
        one()

    inner.with_options(config_path="configs/schedule.yaml")()


def file_schedule_catchup():
    @pipeline(name="file_schedule_catchup")
    def inner():
        one()

    inner.with_options(config_path="configs/schedule_catchup.yaml")()


def file_parameters_listed():
    @pipeline(name="file_parameters_listed")
    def inner():
        one()

    inner.with_options(config_path="configs/parameters_listed.yaml")()


def file_of_run_arguments():
    @pipeline(name="file_of_run_arguments")
    def inner():
        one()

    inner.with_options(config_path="configs/that_fits.yaml")()


# ---- what is named by text


@pipeline
def materializer_of_no_dot():
    one.with_options(output_materializers="Kept")()


@pipeline
def materializer_that_is_missing():
    one.with_options(output_materializers="refusals.Missing")()


@pipeline
def materializer_of_another_class():
    one.with_options(output_materializers="refusals.Plain")()


@pipeline
def materializer_as_another_class():
    one.with_options(output_materializers=Plain)()


@pipeline
def materializer_as_another_class_for_an_output():
    one.with_options(output_materializers={"output": [Kept, Plain]})()


@pipeline
def materializer_by_name():
    one.with_options(output_materializers="refusals.Kept")()


@pipeline
def materializer_as_class():
    one.with_options(output_materializers=Kept)()


@pipeline
def materializer_of_a_subclass():
    one.with_options(output_materializers={"output": (Better,)})()


@pipeline
def materializer_of_python():
    one.with_options(output_materializers=int)()


@pipeline
def materializer_as_number():
    one.with_options(output_materializers=3)()


@pipeline
def hook_that_is_missing():
    one.with_options(on_failure="refusals.missing")()


@pipeline
def hook_by_name_that_is_no_function():
    one.with_options(on_failure="refusals.Pair.left")()


@pipeline
def hook_by_name_of_a_value():
    one.with_options(on_failure="refusals.NUMBER")()


@pipeline
def hook_by_name_with_arguments():
    one.with_options(on_success="refusals.raising_at")()


def raising_at(place):
    raise ValueError(place)


@pipeline
def hook_by_name():
    one.with_options(on_failure="refusals.quiet")()


# ---- what exists only in a step, or not at all


@pipeline
def step_context():
    get_step_context()
    one()


@pipeline
def step_context_that_is_caught():
    try:
        get_step_context()
    except RuntimeError:
        one()


@pipeline
def metadata_of_nothing():
    log_metadata({"a": 1})
    one()


@pipeline
def metadata_of_nothing_by_name():
    log_metadata(metadata={"a": 1}, infer_model=True)
    one()


@pipeline
def metadata_of_an_artifact_here():
    log_metadata(metadata={"a": 1}, infer_artifact=True)
    one()


@pipeline
def metadata_of_half_a_model():
    log_metadata(metadata={"a": 1}, model_name="m")
    one()


def context_without_model():
    @pipeline(name="context_without_model")
    def inner():
        get_pipeline_context().model.get_artifact("x")
        one()

    inner()


def context_asked_for_model():
    @pipeline(name="context_asked_for_model")
    def inner():
        one(1 if get_pipeline_context().model is None else 2)

    inner()


def context_asked_for_options():
    @pipeline(name="context_asked_for_options")
    def inner():
        context = get_pipeline_context()
        one(1 if context.enable_cache is None and context.extra == {} and context.settings == {} else 2)

    inner()


@pipeline(model=Model(name="m"))
def context_with_model():
    one(1 if get_pipeline_context().model is None else 2)


def context_with_model_of_a_file():
    @pipeline(name="context_with_model_of_a_file")
    def inner():
        one(1 if get_pipeline_context().model is None else 2)

    inner.with_options(config_path="configs/model.yaml")()


# ---- classes of steps


class Unmade(BaseStep):
    def __init__(self, k: int):
        self.k = k

    def entrypoint(self, x: int = 1) -> int:
        return x


class Made(BaseStep):
    def __init__(self, k: int):
        super().__init__()
        self.k = k

    def entrypoint(self, x: int = 1) -> int:
        return x


class Nothing(BaseStep):
    def run(self, x: int) -> int:
        return x


class ByBase(BaseStep):
    def __init__(self):
        BaseStep.__init__(self, name="by_base")

    def entrypoint(self, x: int = 1) -> int:
        return x


class Derived(Made):
    def __init__(self):
        super(Derived, self).__init__(3)


class Late(BaseStep):
    def entrypoint(self, x: int = 1) -> int:
        return x

    def __init__(self, make: bool):
        if make:
            super().__init__()


@pipeline
def class_that_is_made_by_its_base():
    ByBase()()


@pipeline
def class_that_is_made_above():
    Derived()()


@pipeline
def class_that_is_made_sometimes():
    Late(True)()


@pipeline
def class_that_is_made_never():
    Late(False)()


@pipeline
def class_that_is_not_made():
    Unmade(3)()


@pipeline
def class_that_is_made():
    Made(3)()


@pipeline
def class_without_entrypoint():
    Nothing()(1)


@pipeline
def class_without_entrypoint_made_only():
    Nothing()
    one()


@pipeline
def step_without_a_name():
    step(name="")(one.entrypoint)()


@pipeline
def class_without_a_name():
    Named(name="")()


class Named(BaseStep):
    def entrypoint(self, x: int = 1) -> int:
        return x


# ---- outputs that are used as values


@pipeline
def output_as_int():
    one(int(one()))


@pipeline
def output_as_float():
    one(float(one()))


@pipeline
def output_called():
    one()()


@pipeline
def output_rounded():
    one(round(one()))


@pipeline
def output_of_absolute_value():
    one(abs(one()))


@pipeline
def output_divided():
    one(divmod(one(), 2))


@pipeline
def output_as_index():
    one([1, 2][one()])


@pipeline
def output_as_range():
    for i in range(one()):
        one(i)


@pipeline
def output_asked_for_content():
    if 1 in one():
        one()


@pipeline
def output_compared():
    if one() > 3:
        one()


@pipeline
def output_with_equals():
    if one() == 1:
        one(5)


@pipeline
def output_summed():
    one(sum([one()]))


@pipeline
def output_unpacked():
    left, right = one()
    one(left)


@pipeline
def output_of_no_attribute():
    one(one().value)


@pipeline
def output_with_attribute():
    one(len(one().output_name))


@pipeline
def output_as_text_only():
    print(one(), str(one()), f"{one()!r}")


@pipeline
def output_maximum():
    one(max(one(), 2))


# ---- what a body raises


@pipeline
def body_adds_text():
    one("a" + 1)


@pipeline
def body_indexes_a_number():
    one(3[0])


@pipeline
def body_reads_a_missing_key():
    one({"a": 1}["b"])


@pipeline
def body_raises():
    one()
    raise ValueError("no")


def raising():
    raise ValueError("no")


@pipeline
def body_calls_what_raises():
    one()
    raising()


@pipeline
def body_asserts():
    one()
    assert False, "no"


@pipeline
def body_catches_what_raises():
    try:
        raising()
    except ValueError:
        one()


@pipeline
def body_raises_in_no_round():
    one()
    for name in []:
        raise ValueError(name)


@pipeline
def body_raises_what_it_catches_later():
    try:
        for n in range(3):
            if n == 2:
                raise ValueError("no")
            one(n)
    except (KeyError, ValueError):
        one(9)


@pipeline
def body_asserts_the_truth():
    one()
    assert True


# ---- external artifacts


@pipeline
def external_artifact_of_an_id():
    one(ExternalArtifact(id="0f2c1a00-0000-0000-0000-000000000000"))


@pipeline
def external_artifact_of_an_id_left_alone():
    ExternalArtifact(id="0f2c1a00-0000-0000-0000-000000000000")
    one()


@pipeline
def external_artifact_of_no_uuid():
    ExternalArtifact(id="x")
    one()


@pipeline
def external_artifact_of_no_id():
    one(ExternalArtifact(value=3, id=None))


@pipeline
def external_artifact_of_a_name():
    one(ExternalArtifact(name="x"))


@pipeline
def external_artifact_of_nothing():
    anything(ExternalArtifact())


# ---- parameters of pipelines


@pipeline
def parameter_of_named_tuple(row: Row = Row("a", 1.0)):
    one()


@pipeline
def parameter_of_named_tuples(rows: list = [Row("a", 1.0)]):
    one()


@pipeline
def parameter_of_named_tuple_in_dict(rows: dict = {"a": [Pair(1, 2)]}):
    one()


@pipeline
def parameter_of_list_for_named_tuple(row: Row = ["a", 1.0]):
    one()


@pipeline
def parameter_of_tuple(row: tuple = ("a", 1.0)):
    one()


@pipeline
def argument_of_named_tuple():
    anything(Row("a", 1.0))


@pipeline
def argument_of_named_tuples():
    anything([Row("a", 1.0)])


@pipeline
def parameter_of_duration(every: datetime.timedelta = datetime.timedelta(1)):
    one()


@pipeline
def parameter_of_durations(
    short: datetime.timedelta = datetime.timedelta(hours=1, seconds=2, microseconds=30),
    back: datetime.timedelta = datetime.timedelta(-1, 5),
    none: datetime.timedelta = datetime.timedelta(0),
    long: datetime.timedelta = datetime.timedelta(400, 3661),
    some: list = [datetime.timedelta(minutes=90)],
):
    one()


@pipeline
def argument_of_duration():
    anything(datetime.timedelta(1, 3661))
