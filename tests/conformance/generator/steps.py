"""One step: its kind, its name, what it waits for, and the constructor call."""
from . import jobs, models, services, values
from .program import Handle

KINDS = {  # how often, and who writes it
    jobs.processing: 12, jobs.training: 8, jobs.tuning: 2, jobs.transform: 3, jobs.automl: 1, models.model_step: 6, models.create_model_step: 1,
    models.register_model: 1, models.estimator_transformer: 1, models.monitored_transform: 1, services.lambda_step: 3, services.callback: 2,
    services.quality: 2, services.clarify: 2, services.emr: 2, services.notebook: 1, services.endpoint_config: 1, services.fail: 1,
}
CACHED = (jobs.processing, jobs.training, jobs.tuning, jobs.transform, jobs.automl, services.lambda_step, services.callback, services.quality,
          services.clarify, services.emr)
RETRIED = (jobs.processing, jobs.training, jobs.tuning, jobs.transform, jobs.automl, models.model_step, models.create_model_step, services.emr)
UNLISTED = ("processing", "training", "tuning", "transform", "model", "register", "quality", "clarify", "emr", "automl", "function")


def named(block, template):
    """The first argument of a constructor."""
    text = block.literal(template)
    return text if block.rng.random() < 0.2 else f"name={text}"


def dependency(block, handle):
    """A member of a depends_on list that stands for the step."""
    rng = block.rng
    ways = ["object"] * 3
    if handle.kind != "function":
        ways += ["name"] * 2
    if handle.name:  # else it is an argument, of any name
        ways += ["literal"] * 2 + ["part"] * bool(handle.parts)
    if handle.kind in values.PROPERTIES and handle.kind not in values.NAMED:
        ways += ["properties", "property"]
    way = rng.choice(ways)
    if way == "object":
        return handle.expr
    if way == "properties":
        return f"{handle.expr}.properties"
    if way == "property":
        return values.property_of(block, handle)
    handle.record.by_name = True
    if way == "name":
        return f"{handle.expr}.name"
    return block.literal(handle.name + (rng.choice(handle.parts) if way == "part" else ""))


def collection(block, members):
    """The members as a list, or something that serves as one."""
    rng = block.rng
    way = rng.random()
    inner = ", ".join(members)
    if way < 0.65:
        return f"[{inner}]"
    if way < 0.75:
        return "(" + inner + ",)"
    if way < 0.82:
        return f"list(({inner},))"
    if way < 0.9 and len(members) > 1:
        return f"[{members[0]}] + [{', '.join(members[1:])}]"
    if way < 0.95:
        return f"[dep for dep in ({inner},)]"
    return f"[{inner}][::-1]"


def depends_on(block):
    """The depends_on= of a step to be made."""
    rng = block.rng
    found = [h for h in block.handles if h.kind != "fail"]
    if block.after and rng.random() < 0.7:
        return f"depends_on={rng.choice(block.after)}"
    if not found or rng.random() < 0.6:
        return ""
    chosen = rng.sample(found[-8:], min(len(found[-8:]), rng.choice((1, 1, 2, 3))))
    return "depends_on=" + collection(block, [dependency(block, handle) for handle in chosen])


def options(block, writer):
    program, rng = block.program, block.rng
    out = []
    if rng.random() < 0.12:
        out.append(f'display_name="{rng.choice(("Nightly", "By region", "Final"))} job"')
    if rng.random() < 0.1:
        out.append(f"description={values.constant(block)}")
    if writer in CACHED and rng.random() < 0.15:
        program.use("sagemaker.workflow.steps", "CacheConfig")
        cache = 'CacheConfig(enable_caching=True, expire_after="30d")'
        out.append("cache_config=" + (program.once("cache", cache) if rng.random() < 0.5 else cache))
    if writer in RETRIED and rng.random() < 0.1:
        program.use("sagemaker.workflow.retry", "StepRetryPolicy")
        program.use("sagemaker.workflow.retry", "StepExceptionTypeEnum")
        out.append("retry_policies=[StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)]")
    waits = depends_on(block)
    rng.shuffle(out)
    return [option for option in [*out, waits] if option]


def step(block, writer=None, template=None):
    """The constructor call of a step of any kind, and the step; the caller says how it is reached."""
    program, rng = block.program, block.rng
    program.steps += 1
    writer = writer or rng.choices(list(KINDS), list(KINDS.values()))[0]
    template = template or block.template()
    chosen = options(block, writer)
    made = writer(block, named(block, template), chosen)
    handle = handle_of(block, made, template)
    handle.fixed = any(option.startswith("depends_on=(") for option in chosen)
    return made.text, handle


def handle_of(block, made, template, floor=None):
    rank = block.program.rank()
    return Handle("", template, made.kind, rank, floor or rank, made.outputs, made.file, parts=made.parts)


# -- functions as steps --------------------------------------------------------------------------------------------------------------------

SETTINGS = 'image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/functions:1", instance_type="ml.m5.large"'


def function_call(block):
    """A call of a function that is a step; the function is written above the statement."""
    program, rng = block.program, block.rng
    program.steps += 1
    decorator = program.use("sagemaker.workflow.function_step", "step")
    function = program.fresh(rng.choice(("load", "prepare", "measure", "combine")))
    template = block.template()
    lists = rng.random() < 0.3
    returns = " -> list" if lists else ""
    body = [f"def {function}(first=None, *rest, limit=10){returns}:", '    """Runs in a job."""', "    return [first, limit]"]
    settings = f"{SETTINGS}, role={program.role()}"
    given = [argument(block) for _ in range(rng.choice((0, 1, 2, 3)))]
    if rng.random() < 0.3:
        given.append(f"limit={argument(block)}")
    arguments = ", ".join(given)
    way = rng.random()
    if way < 0.5:
        block.add(f"@{decorator}(name={block.literal(template)}, {settings})", *body)
        text = f"{function}({arguments})"
    elif way < 0.8 or block.unique or block.depth:
        program.top += [*body]
        text = f"{decorator}({function}, name={block.literal(template)}, {settings})({arguments})"
    else:
        block.add(f"@{decorator}({settings})", *body)
        template = ""  # its name ends in random digits
        text = f"{function}({arguments})"
    made = jobs.Made(text, "function", ("list",) if lists else ())
    return text, handle_of(block, made, template)


def argument(block):
    """What a function step may be given: one variable, or plain values."""
    rng = block.rng
    way = rng.random()
    handle = values.choose(block)
    if way < 0.55 and handle and handle.kind != "condition":
        return values.property_of(block, handle)
    if way < 0.7:
        return values.parameter(block)
    if way < 0.8:
        return values.execution(block)
    return rng.choice(("3", '"daily"', "[1, 2]", "None", values.constant(block)))

