def make(session, name, script, args):
    from sagemaker.spark.processing import PySparkProcessor
    from sagemaker.processing import ProcessingOutput
    from sagemaker.workflow.steps import ProcessingStep
    from teams.shared import constants

    spark = PySparkProcessor(base_job_name=name.lower(), framework_version="3.1", role=constants.ROLE, instance_count=2, instance_type="ml.m5.xlarge", sagemaker_session=session)
    return ProcessingStep(name=name, step_args=spark.run(submit_app=f"s3://code/{script}", arguments=args, outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")]))
