from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.steps import ProcessingStep

from .base import StepBuilder


class ProcessingBuilder(StepBuilder):
    def build(self, job, built):
        """One processing job; `built` holds the steps made so far by the name of their job."""
        processor = SKLearnProcessor(
            framework_version=self.settings.processing["framework_version"],
            role=self.settings.role,
            instance_type=job.instance_type or self.settings.processing["instance_type"],
            instance_count=1,
            base_job_name=f"{self.settings.name}-{job.name}",
            sagemaker_session=self.session,
        )
        inputs = [
            ProcessingInput(
                input_name=name,
                source=built[producer].properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri,
                destination=f"/opt/ml/processing/input/{name}",
            )
            for name, producer in job.inputs.items()
        ]
        outputs = [
            ProcessingOutput(output_name=name, source=f"/opt/ml/processing/output/{name}", destination=self.settings.s3(job.name, name))
            for name in job.outputs
        ]
        arguments = [str(part) for pair in job.arguments.items() for part in pair]
        return ProcessingStep(
            name=job.step_name,
            step_args=processor.run(code=self.script(job.script), inputs=inputs, outputs=outputs, arguments=arguments or None),
            cache_config=self.cache,
        )
