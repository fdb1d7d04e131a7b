"""Put the approved model behind the endpoint."""
from sagemaker.lineage.action import Action
from sagemaker.lineage.artifact import Artifact
from sagemaker.model import Model
from sagemaker.workflow.endpoint_step import EndpointConfigStep, EndpointStep
from sagemaker.workflow.inference_component_step import InferenceComponentStep
from sagemaker.workflow.lineage_step import LineageAssociation, LineageEntityReference, LineageStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig

session = PipelineSession()
role = "arn:aws:iam::111122223333:role/rollout"
artifact = ParameterString("Artifact", default_value="s3://models/ranker/model.tar.gz")
endpoint_name = ParameterString("EndpointName", default_value="ranker")

model = ModelStep(
    name="Ranker",
    step_args=Model(
        image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/ranker:9", model_data=artifact, role=role, sagemaker_session=session
    ).create(instance_type="ml.c6i.xlarge"),
)
config = EndpointConfigStep(
    name="RankerConfig",
    step_args=session.create_endpoint_config("ranker-config", model.properties.ModelName, 2, "ml.c6i.xlarge"),
    cache_config=CacheConfig(enable_caching=True),
)
endpoint = EndpointStep(
    name="RankerEndpoint",
    step_args=session.create_endpoint(endpoint_name, config.properties.EndpointConfigName),
)
component = InferenceComponentStep(
    name="RankerComponent",
    step_args=session.create_inference_component(
        "ranker-copy", endpoint.properties.EndpointName, "AllTraffic",
        {"ModelName": model.properties.ModelName, "ComputeResourceRequirements": {"NumberOfCpuCoresRequired": 1, "MinMemoryRequiredInMb": 1024}},
    ),
)
lineage = LineageStep(
    name="RankerLineage",
    actions=[Action.create(
        action_name="rollout", source_uri=endpoint.properties.EndpointArn, source_type="Endpoint", action_type="Deployment", sagemaker_session=session
    )],
    artifacts=[Artifact.create(artifact_name="ranker-model", source_uri=artifact, artifact_type="Model", sagemaker_session=session)],
    associations=[LineageAssociation(
        source=LineageEntityReference(name="ranker-model", type="Artifact"),
        destination=LineageEntityReference(name="rollout", type="Action"),
        association_type="ContributedTo",
    )],
    depends_on=[component],
)
pipeline = Pipeline("ranker-rollout", [artifact, endpoint_name], steps=[model, config, endpoint, component, lineage], sagemaker_session=session)
