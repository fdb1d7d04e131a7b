#!/usr/bin/env python
# coding: utf-8

# # Energy consumption: nightly batch
# Exported from `energy.ipynb`

# In[1]:


try:
    get_ipython().run_line_magic('load_ext', 'autoreload')
    get_ipython().system('pip install sagemaker --quiet')
except NameError:
    pass


# In[2]:


import boto3
import sagemaker
from sagemaker import get_execution_role
from sagemaker.workflow.pipeline_context import PipelineSession

region = boto3.Session().region_name
role = get_execution_role()
pipeline_session = PipelineSession()
default_bucket = pipeline_session.default_bucket()
account = boto3.client("sts").get_caller_identity()["Account"]
image = "{}.dkr.ecr.{}.amazonaws.com/energy:latest".format(account, region)


# In[3]:


from sagemaker.workflow.parameters import ParameterString, ParameterInteger

param_input = ParameterString(name="InputData", default_value=f"s3://{default_bucket}/energy/in")
param_count = ParameterInteger(name="InstanceCount", default_value=1)
param_unused = ParameterString(name="Unused")


# ## Steps

# In[4]:


from sagemaker.processing import Processor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.steps import ProcessingStep

proc = Processor(image_uri=image, role=role, instance_count=param_count, instance_type="ml.m5.xlarge", sagemaker_session=pipeline_session)
step_01_clean = ProcessingStep(
    "Clean",
    step_args=proc.run(inputs=[ProcessingInput(param_input, "/opt/ml/processing/input")], outputs=[ProcessingOutput("/opt/ml/processing/output", output_name="clean")], arguments=["clean"]),
)


# In[5]:


for hour in range(0, 24, 8):
    globals()[f"step_02_profile_{hour:02d}"] = ProcessingStep(
        f"Profile{hour:02d}",
        step_args=proc.run(
            inputs=[ProcessingInput(step_01_clean.properties.ProcessingOutputConfig.Outputs["clean"].S3Output.S3Uri, "/opt/ml/processing/input")],
            outputs=[ProcessingOutput("/opt/ml/processing/output", output_name="profile")],
            arguments=["profile", "--hour", str(hour)],
        ),
    )
step_02_profile_08.description = "the morning"


# In[6]:


step_03_join = ProcessingStep(
    "JoinProfiles",
    step_args=proc.run(
        inputs=[
            ProcessingInput(s.properties.ProcessingOutputConfig.Outputs["profile"].S3Output.S3Uri, f"/opt/ml/processing/{n}")
            for n, s in sorted(globals().items())
            if n.startswith("step_02")
        ],
        outputs=[ProcessingOutput("/opt/ml/processing/output", output_name="profile")],
    ),
)


# In[7]:


from sagemaker.workflow.pipeline import Pipeline

all_steps = [v for k, v in sorted(vars().items()) if k.startswith("step_0")]
params = [v for k, v in list(globals().items()) if k.startswith("param_") and k != "param_unused"]
pipeline = Pipeline(name="energy-nightly", parameters=params, steps=all_steps, sagemaker_session=pipeline_session)


# In[8]:


import json
definition = json.loads(pipeline.definition())
definition["Parameters"]


# In[9]:


pipeline.upsert(role_arn=role)
if "step_02_profile_16" in globals():
    del step_02_profile_16
