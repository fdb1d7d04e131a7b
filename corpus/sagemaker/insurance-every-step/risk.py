#!/usr/bin/env python
# risk scoring, J.M. 2022, do not run by hand
import json, sys, os
import sagemaker
from collections import OrderedDict
from sagemaker import image_uris, Model, PipelineModel
from sagemaker.clarify import *
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput, TransformInput
from sagemaker.lambda_helper import Lambda
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.model_monitor import DatasetFormat
from sagemaker.sklearn import SKLearn
from sagemaker.transformer import Transformer
from sagemaker.tuner import HyperparameterTuner, ContinuousParameter
from sagemaker.workflow.callback_step import *
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import *
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import *
from sagemaker.workflow.lambda_step import *
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import *
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import *
from sagemaker.workflow.steps import *

S = PipelineSession()
R = 'arn:aws:iam::111122223333:role/Risk'
B = 's3://' + S.default_bucket()
P = OrderedDict()
for line in '''
    Cluster:str=j-ABC123
    Folds:int=5
    MaxLoss:float=0.35
    SkipChecks:bool=False
'''.strip().splitlines():
    left, _, default = line.strip().partition('=')
    nm, ty = left.split(':')
    P[nm] = {'str': ParameterString, 'int': ParameterInteger, 'float': ParameterFloat, 'bool': ParameterBoolean}[ty](
        nm, default_value=default if ty == 'str' else eval(default))

STEPS = []
def add(s, *after):
    global STEPS
    STEPS += [s]
    if after: s.add_depends_on(list(after))
    return s

# 1. spark on EMR, two in a row
emr = None
for job in 'claims', 'policies':
    emr = add(EMRStep(name='emr_%s' % job, display_name=job, description='spark', cluster_id=P['Cluster'],
              step_config=EMRStepConfig(jar='command-runner.jar', args=['spark-submit', 's3://risk/%s.py' % job, Join('=', ['--folds', P['Folds'].to_string()])])),
              *([emr] if emr else []))

# 2. wait for actuary
ok = add(CallbackStep(name='actuary', sqs_queue_url='https://sqs.us-east-1.amazonaws.com/111122223333/actuary',
                      inputs=dict(path=B + '/claims', cluster=emr.properties.ClusterId),
                      outputs=[CallbackOutput('train', CallbackOutputTypeEnum.String), CallbackOutput(output_name='rows', output_type=CallbackOutputTypeEnum.Integer)]),
         'emr_claims')
train_uri = ok.properties.Outputs['train']

# 3. checks
cfg = CheckJobConfig(role=R, instance_type='ml.m5.xlarge', instance_count=1, sagemaker_session=S)
quality = add(QualityCheckStep(name='dq', skip_check=P['SkipChecks'], fail_on_violation=False, register_new_baseline=True, check_job_config=cfg,
              quality_check_config=DataQualityCheckConfig(baseline_dataset=train_uri, dataset_format=DatasetFormat.csv(header=False),
                                                          output_s3_uri=Join('/', [B, 'dq'])), model_package_group_name='risk'))
# 4. tune
img = image_uris.retrieve('xgboost', 'us-east-1', '1.3-1')
est = Estimator(img, R, instance_count=1, instance_type='ml.m5.xlarge', output_path=B + '/m', sagemaker_session=S)
tuner = HyperparameterTuner(est, 'validation:logloss', {'eta': ContinuousParameter(0, .5)}, max_jobs=4, objective_type='Minimize')
tune = add(TuningStep('tune', step_args=tuner.fit({'train': TrainingInput(train_uri, content_type='csv'), 'validation': TrainingInput(B + '/v', content_type='csv')})),
           quality)
top = [tune.get_top_model_s3_uri(k, S.default_bucket()) for k in range(2)]

# 5. models
models = [ModelStep('model%d' % k, step_args=Model(img, model_data=uri, role=R, sagemaker_session=S, name=None).create('ml.m5.large'))
          for k, uri in enumerate(top)]
STEPS += models
batch = Transformer(models[0].properties.ModelName, 1, 'ml.m5.xlarge', output_path=B + '/scores', assemble_with='Line', accept='text/csv', sagemaker_session=S)
score = add(TransformStep('score', step_args=batch.transform(B + '/holdout', content_type='text/csv', split_type='Line')))

mq = add(QualityCheckStep(name='mq', skip_check=P['SkipChecks'], register_new_baseline=True, check_job_config=cfg,
         quality_check_config=ModelQualityCheckConfig(baseline_dataset=score.properties.TransformOutput.S3OutputPath, dataset_format=DatasetFormat.csv(header=False),
         output_s3_uri=B + '/mq', problem_type='BinaryClassification', probability_attribute='_c0', ground_truth_attribute='_c1'), model_package_group_name='risk'))

# 6. judge
fn = Lambda(function_arn='arn:aws:lambda:us-east-1:111122223333:function:judge', session=S)
judge = add(LambdaStep('judge', fn, inputs={'stats': mq.properties.CalculatedBaselineStatistics, 'rows': ok.properties.Outputs['rows']},
                       outputs=[LambdaOutput('loss', LambdaOutputTypeEnum.Float), LambdaOutput('ok', LambdaOutputTypeEnum.Boolean)]))
reg = ModelStep('register', step_args=PipelineModel(
          [Model(img, model_data=top[0], sagemaker_session=S, role=R), Model(img, model_data=B + '/post.tar.gz', sagemaker_session=S, role=R)], R, sagemaker_session=S).register(
      content_types=['text/csv'], response_types=['text/csv'], inference_instances=['ml.m5.large'], transform_instances=['ml.m5.large'],
      model_package_group_name='risk', approval_status='PendingManualApproval',
      model_metrics=ModelMetrics(model_data_statistics=MetricsSource(quality.properties.CalculatedBaselineStatistics, 'application/json')),
      drift_check_baselines=DriftCheckBaselines(model_data_statistics=MetricsSource(quality.properties.BaselineUsedForDriftCheckStatistics, 'application/json'))))
TESTS = [lambda: ConditionLessThanOrEqualTo(judge.properties.Outputs['loss'], P['MaxLoss']),
         lambda: ConditionEquals(judge.properties.Outputs['ok'], True)]
inner = ConditionStep('inner', conditions=[TESTS[1]()], if_steps=[reg], else_steps=[FailStep('not_ok', Join(': ', ['judge', judge.properties.Outputs['loss']]))])
add(ConditionStep(name='outer', conditions=[t() for t in TESTS[:1]], if_steps=[inner], else_steps=[FailStep('lossy', 'loss too high')]))

pipe = Pipeline('risk', list(P.values()), steps=STEPS, sagemaker_session=S)
if __name__ == '__main__':
    pipe.upsert(R, tags=[dict(Key='owner', Value='jm')])
    json.dump(json.loads(pipe.definition()), sys.stdout, indent=1)
