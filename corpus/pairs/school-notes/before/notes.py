"""Notes of the pupils: a notebook explores, functions prepare and fit, another notebook reports."""
from sagemaker.workflow.function_step import step
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/notebooks:3"
ROLE = "arn:aws:iam::111122223333:role/school"


@step(name="ReadMarks", role=ROLE, image_uri=IMAGE, instance_type="ml.m5.large", pre_execution_commands=["apt-get install -y libarrow-dev"])
def read_marks(marks):
    return {"marks": marks, "rows": 1000}


@step(name="FitMarks", role=ROLE, image_uri=IMAGE, instance_type="ml.m5.xlarge", pre_execution_commands=["pip install lifelines==0.27.8"])
def fit_marks(frame):
    return {"model": "cox", "rows": frame["rows"]}


def notebook(name, file, **more):
    return NotebookJobStep(name=name, input_notebook=file, image_uri=IMAGE, kernel_name="python3", role=ROLE, instance_type="ml.m5.large", **more)


def pipeline():
    session = PipelineSession()
    marks = ParameterString("Marks", default_value="s3://school/marks.parquet")
    explore = notebook("ExploreMarks", "explore.ipynb", parameters={"marks": marks})
    frame = read_marks(marks)
    model = fit_marks(frame)
    report = notebook("WriteReport", "report.ipynb", depends_on=[explore, "FitMarks"])
    return Pipeline("school-notes", parameters=[marks], steps=[explore, model, report], sagemaker_session=session)
