"""What the analysts run every Monday, as a pipeline: two notebooks and an AutoML job."""
from sagemaker.automl.automl import AutoML, AutoMLInput
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

sess = PipelineSession()
role = "arn:aws:iam::111122223333:role/analysts"
week = ParameterString("Week", default_value="2023-W48")
IMAGE = "081325390199.dkr.ecr.us-east-1.amazonaws.com/sagemaker-sparkanalytics-310-v1"


def notebook(name, path, **parameters):
    return NotebookJobStep(
        name=name,
        display_name=name.replace("-", " "),
        input_notebook=f"notebooks/{path}",
        image_uri=IMAGE,
        kernel_name="python3",
        role=role,
        s3_root_uri="s3://analysts-notebooks",
        parameters=parameters,
        instance_type="ml.m5.large",
        tags={"team": "analysts"},
    )


collect = notebook("collect-week", "collect.ipynb", week=week, limit=5000)

automl = AutoMLStep(
    name="WeeklyAutoML",
    step_args=AutoML(
        role=role, target_attribute_name="returned", problem_type="BinaryClassification", job_objective={"MetricName": "AUC"},
        mode="ENSEMBLING", total_job_runtime_in_seconds=3600, sagemaker_session=sess,
    ).fit(inputs=[AutoMLInput(
        inputs=collect.properties.NotebookJobOutputLocationPrefix, target_attribute_name="returned", channel_type="training",
    )]),
)
best = automl.get_best_auto_ml_model(role, sagemaker_session=sess)
model = ModelStep(name="WeeklyModel", step_args=best.create(instance_type="ml.m5.large"))

report = notebook("report-week", "report.ipynb", source=collect.properties.OutputNotebookName, insights=automl.properties.BestCandidateProperties.ModelInsightsJsonReportPath)
report.add_depends_on([model])

pipeline = Pipeline(name="analyst-week", parameters=[week], steps=[collect, automl, model, report], sagemaker_session=sess)
