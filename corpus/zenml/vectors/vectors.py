"""One statement each: a pipeline that is called without arguments, or a function that calls a pipeline of its own name."""
import math
import os
from enum import Enum
from typing import Any, Dict, List, Optional, Set, Tuple, Union

from pydantic import BaseModel
from typing_extensions import Annotated
from zenml import ArtifactConfig, CommandStep, ExternalArtifact, Model, get_pipeline_context, pipeline, step
from zenml.client import Client
from zenml.config.retry_config import StepRetryConfig
from zenml.config.schedule import Schedule
from zenml.steps import BaseStep

os.environ["VECTOR_ROWS"] = "77"


@step
def one() -> int:
    return 7


@step
def src(n: int = 1) -> int:
    return n


@step
def two() -> Tuple[Annotated[int, "a"], Annotated[str, "b"]]:
    return 1, "x"


@step
def nothing() -> None:
    pass


@step
def sink(x: Any, y: Any = None) -> int:
    return 0


@step
def train() -> None:
    pass


@step(name="train_2")
def t2() -> None:
    pass


@step
def need(a: int, b: str = "b") -> None:
    pass


# ---- ids


@pipeline
def ids_of_a_step_named_like_a_suffix():
    t2()
    train()
    train()


@pipeline
def ids_when_the_suffix_is_taken_later():
    train()
    train()
    t2()


@pipeline
def ids_given_like_a_suffix():
    train(id="train_2")
    train()
    train()
    train()


@pipeline
def ids_given_twice():
    train(id="x")
    train(id="x")


@pipeline
def ids_given_and_made():
    train()
    train(id="train")


@pipeline
def ids_of_copies_and_options():
    src.with_options(enable_cache=False)()
    src.copy()()
    src()


@pipeline
def ids_in_order_of_execution():
    def late():
        return src(3)

    first = src(1)
    later = late()
    src(2)
    sink(first, later)


@pipeline
def ids_that_are_no_identifiers():
    src(id="a b")
    src(id="ü-1")
    src(id="")


@pipeline
def ids_of_none():
    src(id=None)
    src(id=None)


# ---- what a call gives, what an argument becomes


@pipeline
def results_of_two_outputs():
    a, b = two()
    sink(a, y=b)


@pipeline
def results_as_a_list():
    sink(two())


@pipeline
def results_indexed_and_sliced():
    results = two()
    sink(results[-1])
    sink(results[:1])
    sink(*results)


@pipeline
def results_of_no_output():
    assert nothing() == []
    sink(nothing())


@pipeline
def results_of_one_output_unpacked():
    (a,) = src()
    sink(a)


@pipeline
def results_of_one_output_looped():
    for item in src():
        sink(item)


@pipeline
def results_loaded():
    sink(src().load())


@pipeline
def results_of_one_output_indexed():
    sink(src()[0])


@pipeline
def results_compared():
    a = src()
    if a < 3:
        sink(a)


@pipeline
def results_in_operations():
    sink(src() + 1)


@pipeline
def results_measured():
    sink(len(src()))


@pipeline
def results_asked_for_attributes():
    sink(src().value)


@pipeline
def results_as_an_index():
    sink([1, 2][src()])


@pipeline
def results_in_a_range():
    for i in range(src()):
        sink(i)


@pipeline
def results_searched():
    sink(1 in src())


@pipeline
def results_looked_for():
    sink(src() in [1, 2])


@pipeline
def results_negated():
    sink(not src())


@pipeline
def results_as_conditions():
    a = src()
    if a:
        sink(1)
    if a == 1:
        sink(2)
    else:
        sink(3)


@pipeline
def results_as_text():
    sink(f"{src()}")


@pipeline
def results_submitted():
    sink.submit(src())


@pipeline
def results_mapped():
    sink.map(src())


@pipeline
def start_after_is_dynamic():
    a = src()
    sink(1, start_after=a)


@pipeline
def inputs_in_lists():
    a, n = src(), one()
    sink([a, n])
    sink([n])
    sink([a, a, n])


@pipeline
def inputs_that_are_empty_lists():
    src()
    sink([])


@pipeline
def inputs_in_a_tuple():
    sink((src(), one()))


@pipeline
def inputs_in_a_set():
    sink({src()})


@pipeline
def inputs_in_a_dict():
    sink({"a": src()})


@pipeline
def inputs_beside_constants():
    sink([src(), 3])


@pipeline
def inputs_in_nested_lists():
    sink([[src()]])


@pipeline
def inputs_that_are_no_json():
    sink(object())


@pipeline
def inputs_that_are_modules():
    sink(math)


@pipeline
def inputs_that_hold_modules():
    sink([math])


@pipeline
def inputs_that_are_functions_of_a_library():
    sink(math.sqrt)


@pipeline
def inputs_that_are_builtins():
    sink(len)


@pipeline
def inputs_that_are_sets():
    sink({1})


@pipeline
def inputs_that_are_tuples():
    sink((1, "a"))


@pipeline
def inputs_from_outside():
    sink(ExternalArtifact(value=[1, 2]), y=ExternalArtifact(value="text"))


@pipeline
def inputs_from_outside_by_id():
    sink(ExternalArtifact(id="0b8b0c1e-9df4-4d6b-9d2c-3f3a8c1f2a11"))


@pipeline
def inputs_from_outside_by_name():
    sink(ExternalArtifact(name="model"))


@pipeline
def inputs_looked_up_by_the_client():
    sink(Client().get_artifact_version("foo"))
    sink(Client().get_model_version("m", "1"), y=3)


@pipeline(model=Model(name="m", version="1"))
def inputs_of_the_model():
    model = get_pipeline_context().model
    sink(model.get_artifact("art"), y=model.run_metadata["k"])
    sink(model.get_model_artifact("fit"), y=model.get_artifact("art").run_metadata["k"])


@pipeline
def inputs_missing():
    need()


@pipeline
def inputs_that_are_too_many():
    need(1, "b", 3)


@pipeline
def inputs_of_another_name():
    need(a=1, c=2)


@pipeline
def inputs_given_twice():
    need(1, a=2)


@pipeline
def inputs_of_another_type():
    need("many")


@pipeline
def inputs_that_can_be_converted():
    need("7", b="x")


@pipeline
def inputs_that_cannot_be_text():
    need(7, b=8)


@pipeline
def inputs_positional_and_default():
    need(src())


@pipeline
def inputs_none_for_an_int():
    need(None)


def inputs_of_another_pipeline():
    kept = []

    @pipeline(name="first")
    def first():
        kept.append(src())

    @pipeline(name="inputs_of_another_pipeline")
    def second():
        sink(kept[0])

    first()
    second()


# ---- outputs


@pipeline
def outputs_of_annotations():
    @step
    def bare():
        return None

    @step
    def anything(flag: bool = True):
        if flag:
            return 1

    @step
    def named() -> Annotated[int, "n"]:
        return 1

    @step
    def configured() -> Annotated[int, ArtifactConfig(name="n", version="2")]:
        return 1

    @step
    def config_without_name() -> Annotated[int, ArtifactConfig(version="2")]:
        return 1

    @step
    def quoted() -> "Annotated[int, 'q']":
        return 1

    @step
    def tuple_literal() -> Tuple[int, str]:
        return 1, "a"

    @step
    def tuple_in_parentheses() -> Tuple[int, str]:
        return (1, "a")

    @step
    def tuple_variable() -> Tuple[int, str]:
        pair = 1, "a"
        return pair

    @step
    def tuple_one_of_two_returns(flag: bool = True) -> Tuple[int, str]:
        if flag:
            return 1, "a"
        return make()

    @step
    def tuple_in_a_nested_function() -> Tuple[int, str]:
        def inner():
            return 1, "a"

        return inner()

    @step
    def tuple_in_a_lambda() -> Tuple[int, str]:
        make = lambda: (1, "a")  # noqa: E731
        return make()

    @step
    def tuple_of_one() -> Tuple[int]:
        return (1,)

    @step
    def tuple_half_named() -> Tuple[Annotated[int, "a"], str]:
        return 1, "a"

    @step
    def tuple_annotated() -> Annotated[Tuple[int, str], "pair"]:
        return 1, "a"

    @step
    def tuple_builtin() -> tuple[int, Annotated[str, "s"]]:
        return 1, "a"

    @step
    def tuple_bare() -> tuple:
        return 1, 2

    @step
    def tuple_starred() -> Tuple[int, str]:
        rest = ["a"]
        return 1, *rest

    @step
    def tuple_conditional(flag: bool = True) -> Tuple[int, str]:
        return (1, "a") if flag else (2, "b")

    @step
    def optional() -> Optional[int]:
        return None

    @step
    def dictionary() -> Dict[str, int]:
        return {}

    @step
    def optional_none() -> Optional[None]:
        return None

    @step
    def union_of_nones() -> Union[None, Optional[None]]:
        return None

    @step
    def type_of_none() -> type(None):
        return None

    @step
    def quoted_none() -> "Optional[None]":
        return None

    @step
    def named_none() -> Annotated[None, "n"]:
        return None

    @step
    def none_in_a_tuple() -> Tuple[None, int]:
        return None, 1

    optional_none(), union_of_nones(), type_of_none(), quoted_none(), named_none(), none_in_a_tuple()
    bare(), anything(), named(), configured(), config_without_name(), quoted(), tuple_literal(), tuple_in_parentheses(), tuple_variable()
    tuple_one_of_two_returns(), tuple_in_a_nested_function(), tuple_in_a_lambda(), tuple_of_one(), tuple_half_named(), tuple_annotated()
    tuple_builtin(), tuple_bare(), tuple_starred(), tuple_conditional(), optional(), dictionary()


def make():
    return 1, "a"


PAIR = Tuple[Annotated[int, "left"], Annotated[int, "right"]]
SIDE = "side"


@pipeline
def outputs_of_aliases_and_computed_names():
    @step
    def aliased() -> PAIR:
        return 1, 2

    @step
    def constant() -> Annotated[int, SIDE]:
        return 1

    @step
    def computed() -> Annotated[int, f"{SIDE}_{1 + 1}"]:
        return 1

    @step
    def joined() -> Annotated[int, "a" + "_" + SIDE]:
        return 1

    left, _ = aliased()
    sink(left, y=constant())
    sink(computed(), y=joined())


@pipeline
def outputs_of_steps_made_in_a_loop():
    made = []
    for kind in ("x", "y"):

        @step(name=f"make_{kind}")
        def make_kind() -> Annotated[str, f"made_{kind}"]:
            return ""

        made.append(make_kind)
    for one_step in reversed(made):
        sink(one_step())


@pipeline
def outputs_of_variable_length():
    @step
    def many() -> Tuple[int, ...]:
        return 1, 2

    many()


@pipeline
def outputs_of_variable_length_from_a_variable():
    @step
    def many() -> Tuple[int, ...]:
        pair = (1, 2)
        return pair

    sink(many())


@pipeline
def outputs_of_one_name():
    @step
    def same() -> Tuple[Annotated[int, "n"], Annotated[int, "n"]]:
        return 1, 2

    same()


@pipeline
def outputs_without_name():
    @step
    def unnamed() -> Annotated[int, ""]:
        return 1

    unnamed()


@pipeline
def outputs_of_two_names():
    @step
    def named() -> Annotated[int, "a", "b"]:
        return 1

    named()


@pipeline
def outputs_of_a_name_and_a_config():
    @step
    def named() -> Annotated[int, "a", ArtifactConfig(version="1")]:
        return 1

    sink(named())


@pipeline(substitutions={"zone": "north"})
def outputs_with_placeholders():
    @step(substitutions={"kind": "foo"})
    def subst() -> Annotated[int, "out_{kind}_{date}"]:
        return 1

    sink(subst())


@pipeline
def outputs_of_the_pipeline_as_a_list():
    return two()


@pipeline
def outputs_of_the_pipeline_as_a_tuple():
    a, b = two()
    return a, b, 5


@pipeline
def outputs_of_the_pipeline_in_a_dict():
    a, b = two()
    return {"a": a}


@pipeline
def outputs_of_the_pipeline_alone():
    return src()


# ---- functions that cannot be steps


@pipeline
def steps_with_variable_arguments():
    @step
    def loose(*args) -> None:
        pass

    loose()


@pipeline
def steps_with_variable_keywords():
    @step
    def loose(a: int = 1, **kwargs) -> None:
        pass

    loose()


@pipeline
def steps_with_an_argument_called_after():
    @step
    def waits(after: str = "") -> None:
        pass

    waits()


@pipeline
def steps_with_an_argument_called_id():
    @step
    def waits(id: str = "") -> None:
        pass

    waits()


@pipeline
def steps_renamed_by_options():
    src.with_options(name="other")()


@pipeline
def steps_have_no_name_of_a_function():
    src.__name__.upper()
    src()


@pipeline
def steps_know_their_name():
    for one_step in (src, t2):
        sink(one_step.name)
    src()


@pipeline
def steps_with_keyword_only_arguments():
    @step
    def only(a: int, *, b: int = 2) -> int:
        return a

    only(1)
    only(1, b=3)


class Classy(BaseStep):
    def entrypoint(self, n: int, extra: Optional[str] = None) -> Annotated[int, "sum"]:
        return n


class Named(Classy):
    def __init__(self, label: str, **kwargs):
        super().__init__(name=f"named_{label}", **kwargs)


@pipeline
def steps_of_classes():
    first = Classy()(1)
    second = Named("x", enable_cache=False)(first)
    Named(label="y")(n=second, extra="z")
    Classy(name="classy_2")(2)


@pipeline
def steps_of_functions():
    plain = step(make_number)
    other = step(name="other", enable_cache=False)(make_number)
    sink(plain(), other())


def make_number() -> int:
    return 1


@pipeline
def steps_of_commands():
    CommandStep(command=["echo", "a"], name="say")()


@pipeline
def steps_of_commands_with_a_step_operator():
    CommandStep(command=["echo", "a"], name="say", step_operator="remote")()


# ---- after


@pipeline
def after_an_id():
    src(id="a")
    sink(1, after="a")


@pipeline
def after_what_has_no_output():
    n = nothing(id="n1")
    sink(1, after=n)


@pipeline
def after_handles_and_ids_in_lists():
    a = src()
    nothing(id="n1")
    sink(3, after=[a, "n1"])
    sink(4, after=(a, "n1"))


@pipeline
def after_lists_in_lists():
    a = src()
    sink(6, after=[[a]])


@pipeline
def after_a_step_of_two_outputs():
    sink(4, after=two())


@pipeline
def after_both_outputs_and_data():
    a, b = two()
    sink(a, after=[a, b])
    sink(1, after=b)


@pipeline
def after_what_comes_later():
    nothing(after="later")
    src(id="later")


@pipeline
def after_nobody():
    src(after="nope")


@pipeline
def after_itself():
    src(id="a", after="a")


@pipeline
def after_each_other():
    src(id="a", after="b")
    src(id="b", after="a")


@pipeline
def after_a_consumer():
    a = src(after="sink")
    sink(a)


@pipeline
def after_none():
    src()
    sink(1, after=None)


@pipeline
def after_ids_built_in_a_loop():
    waits = []
    for index in range(3):
        src(index, id=f"src_{index}")
        waits.append(f"src_{index}")
    sink(0, after=waits)


@pipeline
def after_a_set():
    src(id="a")
    sink(1, after={"a"})


@pipeline
def after_a_generator():
    src(id="a")
    sink(1, after=(name for name in ["a"]))


@pipeline
def after_a_number():
    src(id="a")
    sink(1, after=3)


@pipeline
def after_a_step():
    src()
    sink(1, after=src)


@pipeline
def after_other_things_in_a_list():
    src(id="a")
    sink(1, after=["a", 3, None, src])


@pipeline
def list_input_of_the_same_output():
    a = src()
    sink([a, a])


# ---- parameters of pipelines


class Level(Enum):
    LOW = "low"
    HIGH = "high"


class Plan(BaseModel):
    rows: int
    names: List[str] = ["a"]


def parameters_are_converted():
    @pipeline(name="parameters_are_converted")
    def family(a: int, c: Optional[List[int]] = None, level: Level = Level.LOW, ratio: float = 1):
        for i in c or []:
            src(i)
        src(a)
        if level is Level.HIGH:
            sink(ratio)

    family("5", c=["1", 2], level="high")


def parameters_that_are_models():
    @pipeline(name="parameters_that_are_models")
    def planned(plan: Plan, pairs: Tuple[int, str] = (1, "a"), seen: Set[int] = {1}):
        for name in plan.names:
            src(plan.rows, id=f"src_{name}")
        sink(pairs[1], y=len(seen))

    planned({"rows": "3", "names": ["x", "y"]}, pairs=["4", "b"])


@pipeline
def parameters_of_none_for_an_int(a: int = None):
    src(a or 1)


def parameters_missing():
    @pipeline(name="parameters_missing")
    def p(a: int):
        src(a)

    p()


def parameters_unknown():
    @pipeline(name="parameters_unknown")
    def p(a: int = 1):
        src(a)

    p(b=2)


def parameters_too_many():
    @pipeline(name="parameters_too_many")
    def p(a: int = 1):
        src(a)

    p(1, 2)


def parameters_of_another_type():
    @pipeline(name="parameters_of_another_type")
    def p(a: int = 1):
        src(a)

    p("many")


def parameters_that_are_no_json():
    @pipeline(name="parameters_that_are_no_json")
    def p(a=None):
        src()

    p(object())


def parameters_without_annotation():
    @pipeline(name="parameters_without_annotation")
    def p(a, b=2, *, c=3):
        src(a)
        src(b)
        src(c)

    p("1", c="x")


def parameters_that_are_modules():
    @pipeline(name="parameters_that_are_modules")
    def p(a=None):
        src()

    p(math)


def parameters_of_any_number():
    @pipeline(name="parameters_of_any_number")
    def p(*args):
        src()

    p()


def parameters_configured():
    @pipeline(name="parameters_configured")
    def p(a: int = 1, b: int = 2):
        src(a)
        src(b)

    p.configure(parameters={"a": 5})
    p(b=3)


def parameters_configured_and_given():
    @pipeline(name="parameters_configured_and_given")
    def p(a: int = 1):
        src(a)

    p.configure(parameters={"a": 5})
    p(a=6)


def parameters_configured_and_given_the_same():
    @pipeline(name="parameters_configured_and_given_the_same")
    def p(a: int = 1):
        src(a)

    p.configure(parameters={"a": 5})
    p(a=5)


def parameters_configured_and_given_by_position():
    @pipeline(name="parameters_configured_and_given_by_position")
    def p(a: int = 1):
        src(a)

    p.configure(parameters={"a": 5})
    p(5)


def parameters_missing_for_a_build():
    @pipeline(name="parameters_missing_for_a_build")
    def p(a: int):
        src(a)

    p.build()


def parameters_missing_for_a_snapshot():
    @pipeline(name="parameters_missing_for_a_snapshot")
    def p(a: int):
        src(a)

    p.create_snapshot(name="s")


def parameters_prepared_for_a_build():
    @pipeline(name="parameters_prepared_for_a_build")
    def p(a: int):
        src(a, after="nobody")

    p.prepare(a=1)
    p.build()


# ---- pipelines in pipelines


@pipeline(enable_cache=False, on_failure=make_number)
def inner(k: int):
    a = src(k)
    return sink(a)


@pipeline
def nested_pipelines():
    r = inner("7")
    r2 = inner(k=3)
    sink(r, y=r2)


@pipeline
def nested_pipelines_configured():
    quick = inner.with_options(enable_cache=True, parameters={"k": 9})
    sink(quick(4))


@pipeline
def nested_pipelines_without_arguments():
    inner()


# ---- step configuration


@pipeline
def options_give_parameters():
    s2 = src.with_options(parameters={"n": 9})
    s2()
    src()


@pipeline
def options_give_what_the_call_gives():
    src.with_options(parameters={"n": 9})(8)


@pipeline
def options_give_what_a_step_feeds():
    sink.with_options(parameters={"x": 9})(src())


@pipeline
def options_give_unknown_parameters():
    src.with_options(parameters={"m": 9})()


@pipeline
def options_chain():
    src.with_options(parameters={"n": 2}, enable_cache=False).with_options(extra={"k": 1})()


def options_configured_for_all():
    @step
    def own(n: int = 1) -> int:
        return n

    @pipeline(name="options_configured_for_all")
    def p():
        own()
        own.configure(parameters={"n": 4}, enable_cache=False)
        own()

    p()


@pipeline(retry=StepRetryConfig(max_retries=4), on_failure=make_number, enable_cache=False, extra={"a": 1})
def options_of_the_pipeline_are_defaults():
    @step(retry=StepRetryConfig(max_retries=1, delay=3), enable_cache=True)
    def own() -> None:
        pass

    own()
    src()


@pipeline
def no_steps():
    pass


def no_init_hook():
    @pipeline(name="no_init_hook", on_init_kwargs={"a": 1})
    def p():
        src()

    p()


def run_name_with_an_unknown_placeholder():
    @pipeline(name="run_name_with_an_unknown_placeholder")
    def p():
        src()

    p.with_options(run_name="run-{nobody}")()


def run_name_with_placeholders():
    @pipeline(name="run_name_with_placeholders", substitutions={"who": "me"})
    def p():
        src()

    p.with_options(run_name="run-{who}-{date}-{time}")()


# ---- the run configuration


def _configured(name, config, **options):
    @pipeline(name=name)
    def p(rows: int = 10, names: List[str] = ["a"]):
        for one_name in names:
            src(rows, id=f"src_{one_name}")
        src()

    return p.with_options(config_path=f"configs/{config}.yaml", **options)


def yaml_gives_parameters():
    _configured("yaml_gives_parameters", "parameters")()


def yaml_gives_what_the_call_gives():
    _configured("yaml_gives_what_the_call_gives", "parameters")(rows=1)


def yaml_gives_the_same_as_the_call():
    _configured("yaml_gives_the_same_as_the_call", "parameters")(rows=500)


def yaml_gives_what_the_call_gives_by_position():
    _configured("yaml_gives_what_the_call_gives_by_position", "parameters")(1)


def yaml_gives_unknown_parameters():
    _configured("yaml_gives_unknown_parameters", "unknown_parameter")()


def yaml_beats_configure():
    configured = _configured("yaml_beats_configure", "parameters")
    configured.configure(parameters={"rows": 1, "names": ["c"]})
    configured()


def yaml_with_unknown_keys():
    _configured("yaml_with_unknown_keys", "unknown_keys")()


def yaml_configures_steps():
    _configured("yaml_configures_steps", "steps")()


def yaml_configures_steps_below_options():
    _configured("yaml_configures_steps_below_options", "steps", steps={"src": {"parameters": {"n": 5}}})()


def yaml_gives_a_step_what_the_call_gives():
    _configured("yaml_gives_a_step_what_the_call_gives", "step_conflict")()


def yaml_gives_a_step_unknown_parameters():
    _configured("yaml_gives_a_step_unknown_parameters", "step_unknown_parameter")()


def yaml_with_mode_in_capitals():
    _configured("yaml_with_mode_in_capitals", "mode_in_capitals")()


def yaml_reads_the_environment():
    _configured("yaml_reads_the_environment", "environment")()


def yaml_schedules():
    _configured("yaml_schedules", "schedule")()


def yaml_schedules_below_options():
    _configured("yaml_schedules_below_options", "schedule", schedule=Schedule(cron_expression="0 1 * * *"))()


def yaml_that_is_missing():
    _configured("yaml_that_is_missing", "nowhere")()


def yaml_that_is_empty():
    _configured("yaml_that_is_empty", "empty")()


def options_configure_steps():
    @pipeline(name="options_configure_steps")
    def p():
        src()
        sink(1)

    p.with_options(steps={"src": {"parameters": {"n": 5}, "enable_cache": False}}, step_configurations={"sink": {"parameters": {"y": 2}}})()


def options_configure_steps_alone():
    @pipeline(name="options_configure_steps_alone")
    def p():
        src()
        sink(1)

    p.with_options(steps={"src": {"parameters": {"n": 5}, "enable_cache": False}, "sink": {"parameters": {"x": 2}}})()


def yaml_reads_the_environment_late():
    @pipeline(name="yaml_reads_the_environment_late")
    def p(text: str = "a"):
        sink(text, y=text == "rows ${VECTOR_ROWS}")

    p.with_options(config_path="configs/environment_text.yaml")()


def yaml_in_a_dict_of_options():
    _configured("yaml_in_a_dict_of_options", "parameters", steps={"nobody": {"enable_cache": False}})()


def _cached(name, **options):
    @step(enable_cache=True)
    def keeps() -> None:
        pass

    @pipeline(name=name, enable_cache=True)
    def p():
        keeps()
        keeps()
        src()

    return p.with_options(**options)


def cache_of_yaml_beats_all():
    _cached("cache_of_yaml_beats_all", config_path="configs/no_cache.yaml", enable_cache=True)()


def cache_of_a_step_in_yaml():
    _cached("cache_of_a_step_in_yaml", config_path="configs/cache_of_a_step.yaml")()


def cache_of_options():
    _cached("cache_of_options", enable_cache=False)()


def cache_of_options_beside_yaml():
    _cached("cache_of_options_beside_yaml", config_path="configs/parameters_none.yaml", enable_cache=False)()


def cache_configured_later():
    cached = _cached("cache_configured_later", config_path="configs/no_cache.yaml")
    cached.configure(enable_cache=True)
    cached()


def _settled(name, **options):
    @step(settings={"resources": {"cpu_count": 2, "memory": "4GB"}})
    def heavy() -> None:
        pass

    @pipeline(name=name, settings={"resources": {"cpu_count": 1, "gpu_count": 1}, "docker": {"requirements": ["a"]}})
    def p():
        heavy()
        src()

    return p.with_options(**options)


def settings_are_merged():
    _settled("settings_are_merged")()


def settings_of_yaml_are_merged():
    _settled("settings_of_yaml_are_merged", config_path="configs/settings.yaml")()


def settings_of_options_are_merged():
    _settled("settings_of_options_are_merged", settings={"resources": {"gpu_count": 2}})()


def settings_reset_by_yaml():
    _settled("settings_reset_by_yaml", config_path="configs/settings_null.yaml")()


def settings_reset_by_yaml_in_a_step():
    _settled("settings_reset_by_yaml_in_a_step", config_path="configs/settings_null_step.yaml")()


def settings_reset_by_options():
    _settled("settings_reset_by_options", settings={"resources": {"cpu_count": None}})()


def settings_null_in_yaml():
    _settled("settings_null_in_yaml", config_path="configs/settings_null_whole.yaml")()


def settings_of_another_orchestrator():
    @pipeline(name="settings_of_another_orchestrator", settings={"orchestrator.sagemaker": {"instance_type": "ml.m5.large"}})
    def p():
        src()

    p()


def settings_twice():
    @pipeline(name="settings_twice", settings={"orchestrator": {"a": 1}, "orchestrator.local": {"b": 2}})
    def p():
        src()

    p()


def settings_of_an_absent_component():
    @pipeline(name="settings_of_an_absent_component", settings={"step_operator": {"instance_type": "ml.m5.large"}})
    def p():
        src()

    p()
