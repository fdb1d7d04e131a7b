"""Training jobs on several machines: one small pipeline a function."""
from sagemaker.huggingface import HuggingFace
from sagemaker.pytorch import PyTorch
from sagemaker.tensorflow import TensorFlow
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TrainingStep

session = PipelineSession()
COMMON = {"entry_point": "train.py", "source_dir": "s3://b/code/src.tar.gz", "role": "arn:aws:iam::111122223333:role/r", "instance_count": 2,
          "sagemaker_session": session}
P4 = "ml.p4d.24xlarge"


def _torch(distribution, instance_type=P4, **more):
    return PyTorch(framework_version="2.0.0", py_version="py310", instance_type=instance_type, distribution=distribution, **COMMON, **more)


def _tensorflow(distribution, instance_type="ml.p3.16xlarge", **more):
    return TensorFlow(framework_version="2.11", py_version="py39", instance_type=instance_type, distribution=distribution, **COMMON, **more)


def _train(estimator):
    return TrainingStep("T", step_args=estimator.fit({"train": "s3://b/train"}))


def torch_distributed():
    return Pipeline("P", steps=[_train(_torch({"torch_distributed": {"enabled": True}}))])


def torch_distributed_that_is_off():
    return Pipeline("P", steps=[_train(_torch({"torch_distributed": {"enabled": False}}))])


def torch_with_mpi():
    return Pipeline("P", steps=[_train(_torch({"mpi": {"enabled": True, "processes_per_host": 8}}, checkpoint_s3_uri="s3://b/c",
                                              checkpoint_local_path="/opt/ml/c"))])


def torch_data_parallel():
    options = {"smdistributed": {"dataparallel": {"enabled": True, "custom_mpi_options": "-verbose"}}}
    return Pipeline("P", steps=[_train(_torch(options, hyperparameters={"epochs": 3}))])


def tensorflow_parameter_server():
    return Pipeline("P", steps=[_train(_tensorflow({"parameter_server": {"enabled": True}}))])


def tensorflow_with_mpi():
    return Pipeline("P", steps=[_train(_tensorflow({"mpi": {"enabled": True, "custom_mpi_options": "--NCCL"}}))])


def tensorflow_with_mpi_that_is_off():
    return Pipeline("P", steps=[_train(_tensorflow({"mpi": {"enabled": False}}, model_dir=False))])


def tensorflow_mirrored():
    return Pipeline("P", steps=[_train(_tensorflow({"multi_worker_mirrored_strategy": {"enabled": True}}))])


def hugging_face_distributed():
    estimator = HuggingFace(transformers_version="4.28.1", pytorch_version="2.0.0", py_version="py310", instance_type=P4,
                            distribution={"torch_distributed": {"enabled": True}}, **COMMON)
    return Pipeline("P", steps=[_train(estimator)])
