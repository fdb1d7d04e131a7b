from abc import ABC, abstractmethod
from typing import ClassVar

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.steps import ProcessingStep


class Stage(ABC):
    order: ClassVar[int] = 100
    reads: ClassVar[tuple] = ()
    writes: ClassVar[tuple] = ("out",)

    def __init__(self, factory):
        self.factory = factory

    @property
    def name(self):
        return type(self).__name__

    @abstractmethod
    def script(self) -> str:
        ...

    def enabled(self) -> bool:
        return True

    def build(self):
        processor = self.factory.processor()
        inputs = [ProcessingInput(source=self.factory.output(ref), destination=f"/opt/ml/processing/{ref.replace('.', '-')}") for ref in self.reads]
        return ProcessingStep(self.name, step_args=processor.run(
            code=f"s3://canal/{self.script()}", inputs=inputs,
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in self.writes]))
