"""Fluent builder over an immutable plan."""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Iterable, Self

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep


@dataclass(frozen=True, slots=True)
class Plan:
    name: str
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    options: dict[str, Any] = field(default_factory=dict)

    def then(self, name: str, *needs: str) -> Self:
        previous = (self.items[-1][0],) if self.items and not needs else needs
        return replace(self, items=self.items + ((name, previous),))

    def fork(self, *names: str) -> Self:
        last = self.items[-1][0]
        plan = self
        for n in names:
            plan = plan.then(n, last)
        return plan

    def join(self, name: str) -> Self:
        used = {n for _, needs in self.items for n in needs}
        return self.then(name, *(n for n, _ in self.items if n not in used))

    def __or__(self, options: dict) -> Self:
        return replace(self, options=self.options | options)

    def __rshift__(self, other: str | Iterable[str]) -> Self:
        return self.then(other) if isinstance(other, str) else self.fork(*other)

    def __len__(self):
        return len(self.items)


def sink(session, role, **options):
    """Coroutine: takes (name, uris) and gives the step back."""
    step = None
    while True:
        request = yield step
        if request is None:
            return
        name, sources = request
        p = ScriptProcessor(role=role, image_uri=options.get("image", "water"), command=["python3"], instance_count=options.get("count", 1),
                            instance_type=options["instance"], sagemaker_session=session)
        step = ProcessingStep(name.title().replace(" ", ""), step_args=p.run(
            code="s3://water/run.py", arguments=["--stage", name],
            inputs=[ProcessingInput(u, f"/opt/ml/processing/{i}") for i, u in enumerate(sources)],
            outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))


def materialize(plan: Plan, session, role):
    coroutine = sink(session, role, **plan.options)
    coroutine.send(None)
    steps: dict[str, ProcessingStep] = {}
    for name, needs in plan.items:
        steps[name] = coroutine.send((name, [steps[n].properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri for n in needs]))
    try:
        coroutine.send(None)
    except StopIteration:
        pass
    return steps
