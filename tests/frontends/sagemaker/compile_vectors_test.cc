#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/reading.h"

// Small pipelines and what the real SDK compiled them to (sagemaker 2.257.6): the order of the
// steps with their DependsOn, and the adjacency of PipelineGraph.
namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kPrelude = R"(
from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.model import Model
from sagemaker.pipeline import PipelineModel
from sagemaker.pytorch import PyTorchModel
from sagemaker.sklearn import SKLearnModel
from sagemaker.tensorflow import TensorFlowModel
from sagemaker.xgboost import XGBoostModel
from sagemaker.clarify import DataConfig, ModelConfig, SHAPConfig
from sagemaker.inputs import CreateModelInput, TransformInput
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, ModelExplainabilityCheckConfig
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.step_collections import EstimatorTransformer, RegisterModel, StepCollection
from sagemaker.workflow.step_outputs import get_step
from sagemaker.workflow.steps import TrainingStep

session = PipelineSession()

def job(ref=None):
    return Estimator(image_uri="image", role="role", instance_count=1,
                     instance_type="ml.m5.large", hyperparameters={"ref": ref})

def X(name, ref=None, dep=None):
    return TrainingStep(name=name, estimator=job(ref), depends_on=dep)

def C(name, on=None, then=[], other=[], dep=None):
    return ConditionStep(name=name, conditions=[ConditionEquals(left=on, right=1)],
                         if_steps=then, else_steps=other, depends_on=dep)

def SC(name, n=2, dep=None):
    steps = []
    for i in range(n):
        steps.append(X(f"{name}-{i}", dep=[steps[-1]] if steps else dep))
    return StepCollection(name, steps)

def out(s):
    return s.properties.TrainingJobName

def data(s):
    return s.properties.ModelArtifacts.S3ModelArtifacts

def L(name):
    return LambdaStep(name=name, lambda_func=Lambda(function_arn="arn"), inputs={},
                      outputs=[LambdaOutput(output_name="o", output_type=LambdaOutputTypeEnum.String)])

def registered(model):
    return model.register(content_types=["text/csv"], response_types=["text/csv"],
                          inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"],
                          model_package_group_name="group")
)";

struct Vector {
  std::string_view name;
  std::string_view program;  // behind the prelude; `steps` is the list
  std::string_view order;
  std::string_view adjacency;
  std::string_view codes = "";
};

void PrintTo(const Vector& vector, std::ostream* out) {
  *out << vector.name;
}

class CompileVectors : public testing::TestWithParam<Vector> {};

TEST_P(CompileVectors, GivesTheGraphOfTheSdk) {
  const Vector& vector = GetParam();
  const std::string program = std::string(kPrelude) + "\n" + std::string(vector.program) +
                              "\npipeline = Pipeline(name='P', steps=steps)\n";
  const graph::Pipeline pipeline = ReadOne(program);
  EXPECT_EQ(OrderOf(pipeline), vector.order);
  EXPECT_EQ(AdjacencyOf(pipeline), vector.adjacency);
  EXPECT_EQ(CodesOf(pipeline), vector.codes);
}

constexpr Vector kVectors[] = {
    {"V1_UnlistedUpstream", "U = X('U'); steps = [X('A', out(U))]", "A, U", "U->A"},
    {"V2_UnknownName", "steps = [X('A', dep=['zz'])]", "A", "", "SMG202"},
    {"V3_Cycle", "steps = [X('A', dep=['B']), X('B', dep=['A'])]", "A[B], B[A]", "A->B B->A"},
    {"V4_DependsOnCollectionByName", "steps = [SC('SC'), X('Z', dep=['SC'])]",
     "SC-0, SC-1[SC-0], Z[SC-0,SC-1]", "SC-0->{SC-1,Z} SC-1->Z"},
    {"V5_PropertyOfUnlistedCollection", "sc = SC('SC', 3); steps = [X('Z', out(sc))]",
     "Z, SC-2[SC-1], SC-1[SC-0], SC-0", "SC-0->SC-1 SC-1->SC-2 SC-2->Z"},
    {"V6_PropertyOfSubStep", "sc = SC('SC'); steps = [X('Z', out(sc.steps[0]))]", "Z, SC-0",
     "SC-0->Z"},
    {"V7_CollectionAfterCollection", "sc = SC('SC'); steps = [sc, SC('SD', dep=[sc])]",
     "SC-0, SC-1[SC-0], SD-0[SC-0,SC-1], SD-1[SD-0]", "SC-0->{SC-1,SD-0} SC-1->SD-0 SD-0->SD-1"},
    {"V8_CollectionInBranch", "steps = [C('Cond', then=[SC('SC')])]", "Cond{SC-0, SC-1[SC-0]}",
     "Cond->{SC-0,SC-1} SC-0->SC-1"},
    {"V9_HoistedUpstreams",
     "U1, U2, U3, U4 = X('U1'), X('U2'), X('U3'), X('U4')\n"
     "steps = [C('C', out(U2), [X('X', out(U1))], dep=[U4]), X('Y', out(U3))]",
     "C[U4]{X}, Y, U4, U2, U1, U3", "C->X U1->X U2->C U3->Y U4->C"},
    {"V10_NestedCondition",
     "I1 = X('I1'); steps = [C('Outer', other=[C('Inner', then=[I1]), X('E1', dep=[I1])])]",
     "Outer{else Inner{I1}, E1[I1]}", "I1->E1 Inner->I1 Outer->{E1,Inner}"},
    {"V11_DependsOnCondition",
     "I1 = X('I1'); steps = [C('Outer', other=[C('Inner', then=[I1]), X('E1', dep=[I1])]), "
     "X('Z', dep=['Outer'])]",
     "Outer{else Inner{I1}, E1[I1]}, Z[Outer]", "I1->E1 Inner->I1 Outer->{E1,Inner,Z}"},
    {"V12_DependsOnBranchStep",
     "I1 = X('I1'); steps = [C('Outer', other=[C('Inner', then=[I1]), X('E1', dep=[I1])]), "
     "X('Z', out(I1))]",
     "Outer{else Inner{I1}, E1[I1]}, Z", "I1->{E1,Z} Inner->I1 Outer->{E1,Inner}"},
    {"V15_BranchStepWithoutItsCondition",
     "In = X('In'); c = C('C2', then=[In]); steps = [X('A', dep=[In])]", "A[In], In", "In->A"},
    {"V17_ConditionBeforeItsStep",
     "In = X('In'); c = C('C2', then=[In]); steps = [X('A', dep=[c, In])]", "A[C2,In], C2{In}",
     "C2->{A,In} In->A"},
    {"V18_LambdaOutput", "lam = L('Lam'); steps = [lam, X('A', lam.properties.Outputs['o'])]",
     "Lam, A", "Lam->A"},
    {"V19_UnlistedLambda", "lam = L('Lam'); steps = [X('A', lam.properties.Outputs['o'], [lam])]",
     "A[Lam], Lam", "Lam->A", "SMG202"},
    {"V20_OutputObject", "lam = L('Lam'); steps = [lam, X('A', lam.outputs[0])]", "Lam, A", "",
     "SMG110"},
    {"V21_OutputObjectOfBranchStep",
     "lam = L('Lam'); steps = [C('Cond', then=[lam]), X('A', lam.outputs[0])]", "Cond{Lam}, A",
     "Cond->Lam", "SMG202"},
    {"V22_Outcome", "c = C('Cond'); steps = [c, X('A', c.properties.Outcome)]", "Cond, A",
     "Cond->A"},
    {"V22_UnlistedOutcome", "c = C('Cond'); steps = [X('A', c.properties.Outcome)]", "A", "",
     "SMG202"},
    {"V23_Tuple", "U = X('U'); steps = [X('A', (out(U),))]", "A", ""},
    {"V23_TupleListed", "U = X('U'); steps = [U, X('A', (out(U),))]", "U, A", "", "SMG110"},
    {"V24_NestedJoin",
     "U = X('U'); steps = [X('A', Join(on='/', values=['a', Join(values=[out(U)])]))]", "A, U",
     "U->A"},
    {"V25_JsonGetOfUnlisted",
     "steps = [X('A', JsonGet(step_name='U', property_file='pf', json_path='a'))]", "A", "",
     "SMG202"},
    {"V27_FunctionSteps",
     "@step(name='f1')\ndef f1(x): return x\n"
     "@step(name='f2')\ndef f2(y): return y\n"
     "@step(name='f3')\ndef f3(a, k) -> tuple: return a, k\n"
     "r1 = f1(1); r3 = f3(f2(r1)[0], k=r1); steps = [r3]",
     "f3[f2,f1], f2[f1], f1", "f1->{f2,f3} f2->f3"},
    {"V29_ConditionOnResult",
     "@step(name='f1')\ndef f1(x): return x\n"
     "@step(name='f2')\ndef f2(y): return y\n"
     "r2 = f2(f1(1))\n"
     "steps = [ConditionStep(name='Cond', conditions=[ConditionGreaterThan(r2['k'][0], 1)], "
     "if_steps=[X('A')], else_steps=[])]",
     "Cond[f2]{A}, f2[f1], f1", "Cond->A f1->f2 f2->Cond"},
    {"V30_ResultInJoin",
     "@step(name='f1')\ndef f1(x): return x\n"
     "@step(name='f2')\ndef f2(y): return y\n"
     "r2 = f2(f1(1)); steps = [X('A', Join(values=[r2[0]]))]",
     "A[f2], f2[f1], f1", "f1->f2 f2->A"},
    {"V31_PropertyAsArgument",
     "@step(name='f1')\ndef f1(x): return x\n"
     "U = X('U'); steps = [f1(out(U))]",
     "f1, U", "U->f1"},
    {"V32_RepackCreate",
     "Tr = X('Tr'); m = Model(image_uri='i', model_data=data(Tr), role='r', entry_point='e.py', "
     "source_dir='s', sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=m.create(), depends_on=['Tr'])]",
     "Tr, M-RepackModel-0[Tr], M-CreateModel",
     "M-RepackModel-0->M-CreateModel Tr->M-RepackModel-0"},
    {"V33_RepackRegister",
     "Tr = X('Tr'); m = Model(image_uri='i', model_data=data(Tr), role='r', entry_point='e.py', "
     "source_dir='s', name='nm', sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=registered(m))]",
     "Tr, M-RepackModel-nm, M-RegisterModel",
     "M-RepackModel-nm->M-RegisterModel Tr->M-RepackModel-nm"},
    {"V34_NoRepackWithoutSourceDir",
     "Tr = X('Tr'); m = Model(image_uri='i', model_data=data(Tr), role='r', entry_point='e.py', "
     "sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=m.create(), depends_on=['Tr'])]",
     "Tr, M-CreateModel[Tr]", "Tr->M-CreateModel"},
    {"V35_PipelineModel",
     "Tr = X('Tr')\n"
     "a = Model(image_uri='i', model_data=data(Tr), role='r', sagemaker_session=session)\n"
     "b = Model(image_uri='i', model_data=data(Tr), role='r', entry_point='e', source_dir='s', "
     "sagemaker_session=session)\n"
     "c = TensorFlowModel(model_data=data(Tr), role='r', entry_point='e', framework_version='2.4', "
     "name='tf', sagemaker_session=session)\n"
     "pm = PipelineModel(models=[a, b, c], role='r', sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=pm.create('ml.m5.large'), depends_on=[Tr])]",
     "Tr, M-RepackModel-1[Tr], M-RepackModel-tf[Tr], M-CreateModel",
     "M-RepackModel-1->M-CreateModel M-RepackModel-tf->M-CreateModel "
     "Tr->{M-CreateModel,M-RepackModel-1,M-RepackModel-tf}"},
    {"V36_DependsOnModelStep",
     "Tr = X('Tr'); m = Model(image_uri='i', model_data=data(Tr), role='r', entry_point='e.py', "
     "source_dir='s', sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=m.create(), depends_on=['Tr']), "
     "X('Z', dep=['M'])]",
     "Tr, M-RepackModel-0[Tr], M-CreateModel, Z[M-RepackModel-0,M-CreateModel]",
     "M-CreateModel->Z M-RepackModel-0->{M-CreateModel,Z} Tr->M-RepackModel-0"},
    {"V37_RegisterModel",
     "Tr = X('Tr'); steps = [Tr, RegisterModel(name='R', estimator=job(), model_data=data(Tr), "
     "content_types=['c'], response_types=['r'], model_package_group_name='g', "
     "depends_on=['Tr'])]",
     "Tr, R-RegisterModel[Tr]", "Tr->R-RegisterModel"},
    {"V37_RegisterModelEntryPoint",
     "Tr = X('Tr'); steps = [Tr, RegisterModel(name='R', estimator=job(), model_data=data(Tr), "
     "content_types=['c'], response_types=['r'], model_package_group_name='g', "
     "depends_on=['Tr'], entry_point='e.py')]",
     "Tr, R-RepackModel[Tr], R-RegisterModel", "R-RepackModel->R-RegisterModel Tr->R-RepackModel"},
    {"V38_RegisterPipelineModel",
     "Tr = X('Tr')\n"
     "a = SKLearnModel(model_data=data(Tr), role='r', entry_point='e', "
     "framework_version='0.23-1')\n"
     "b = XGBoostModel(model_data=data(Tr), role='r', entry_point='e', framework_version='1.5-1')\n"
     "steps = [Tr, RegisterModel(name='R', model=PipelineModel(models=[a, b], role='r'), "
     "content_types=['c'], response_types=['r'], depends_on=[Tr])]",
     "Tr, sklearn-RepackModel[Tr], xgboost-RepackModel[Tr], R-RegisterModel",
     "Tr->{sklearn-RepackModel,xgboost-RepackModel} sklearn-RepackModel->R-RegisterModel "
     "xgboost-RepackModel->R-RegisterModel"},
    {"V39_EstimatorTransformer",
     "Tr = X('Tr'); steps = [Tr, EstimatorTransformer(name='ET', estimator=job(), "
     "model_data=data(Tr), model_inputs=CreateModelInput(instance_type='i'), instance_count=1, "
     "instance_type='i', transform_inputs=TransformInput(data='s3://d'), depends_on=['Tr'])]",
     "Tr, ETCreateModelStep[Tr], ETTransformStep",
     "ETCreateModelStep->ETTransformStep Tr->ETCreateModelStep"},
    {"V39_EstimatorTransformerEntryPoint",
     "Tr = X('Tr'); steps = [Tr, EstimatorTransformer(name='ET', estimator=job(), "
     "model_data=data(Tr), model_inputs=CreateModelInput(instance_type='i'), instance_count=1, "
     "instance_type='i', transform_inputs=TransformInput(data='s3://d'), depends_on=['Tr'], "
     "entry_point='e.py')]",
     "Tr, ETRepackModel[Tr], ETCreateModelStep, ETTransformStep",
     "ETCreateModelStep->ETTransformStep ETRepackModel->ETCreateModelStep Tr->ETRepackModel"},
    {"V40_MonitorBatchTransform",
     "t = Transformer(model_name='m', instance_count=1, instance_type='i', "
     "sagemaker_session=session)\n"
     "steps = [MonitorBatchTransformStep(name='MB', transform_step_args=t.transform('s3://d'), "
     "monitor_configuration=DataQualityCheckConfig(baseline_dataset='s3://b', "
     "dataset_format={}), check_job_configuration=CheckJobConfig(role='r'))]",
     "MB-transform, MB-monitoring[MB-transform]", "MB-transform->MB-monitoring"},
    {"V40_MonitorBefore",
     "t = Transformer(model_name='m', instance_count=1, instance_type='i', "
     "sagemaker_session=session)\n"
     "steps = [MonitorBatchTransformStep(name='MB', transform_step_args=t.transform('s3://d'), "
     "monitor_configuration=DataQualityCheckConfig(baseline_dataset='s3://b', "
     "dataset_format={}), check_job_configuration=CheckJobConfig(role='r'), "
     "monitor_before_transform=True)]",
     "MB-transform[MB-monitoring], MB-monitoring", "MB-monitoring->MB-transform"},
    {"V41_OrderOfTheRequest",
     "V, W, H = X('V'), X('W'), X('H')\n"
     "e = Estimator(image_uri='i', role='r', instance_count=1, instance_type='i', "
     "output_path=data(V), environment={'a': out(W)}, hyperparameters={'h': out(H)}, "
     "sagemaker_session=session)\n"
     "steps = [TrainingStep(name='T', step_args=e.fit())]",
     "T, V, H, W", "H->T V->T W->T"},
    {"V42_SuppliedBaseline",
     "V = X('V'); steps = [QualityCheckStep(name='Q', quality_check_config=DataQualityCheckConfig("
     "baseline_dataset='s3://b', dataset_format={}), check_job_config=CheckJobConfig(role='r'), "
     "supplied_baseline_statistics=out(V))]",
     "Q", ""},
    {"V43_ModelNameOfCheck",
     "Mo = X('Mo'); steps = [ClarifyCheckStep(name='K', clarify_check_config="
     "ModelExplainabilityCheckConfig(data_config=DataConfig(s3_data_input_path='s3://d', "
     "s3_output_path='s3://o'), model_config=ModelConfig(model_name=out(Mo)), "
     "explainability_config=SHAPConfig()), check_job_config=CheckJobConfig(role='r'))]",
     "K", ""},
    {"V44_DotsInName", "ab = X('a.b'); steps = [ab, X('Z', out(ab))]", "a.b, Z", "a.b->Z"},
    {"V46_Empty", "steps = []", "", ""},
    {"ExprIsPlainData", "U = X('U'); steps = [U, X('A', out(U).expr)]", "U, A", "", "SMG110"},
    {"ARegistrationHasNoNetwork",
     "S = X('S')\n"
     "m = Model(image_uri='i', model_data='s3://m', role='r', sagemaker_session=session, "
     "vpc_config={'Subnets': [out(S)], 'SecurityGroupIds': ['g']})\n"
     "steps = [S, ModelStep(name='R', step_args=registered(m)), "
     "ModelStep(name='C', step_args=m.create('ml.m5.large'))]",
     "S, R-RegisterModel, C-CreateModel", "S->C-CreateModel"},
    {"ParentsOfAWarmStartAreASet",
     "from sagemaker.tuner import (ContinuousParameter, HyperparameterTuner, WarmStartConfig,\n"
     "                             WarmStartTypes)\n"
     "from sagemaker.workflow.steps import TuningStep\n"
     "V = X('V')\n"
     "t = HyperparameterTuner(job(), 'acc', {'x': ContinuousParameter(0.1, 1)}, "
     "warm_start_config=WarmStartConfig(WarmStartTypes.TRANSFER_LEARNING, parents={out(V)}))\n"
     "steps = [TuningStep(name='T', tuner=t)]",
     "T, V", "V->T"},
};

INSTANTIATE_TEST_SUITE_P(Sdk, CompileVectors, testing::ValuesIn(kVectors),
                         [](const testing::TestParamInfo<Vector>& one) {
                           return std::string(one.param.name);
                         });

struct Refused {
  std::string_view name;
  std::string_view program;
  std::string_view code;
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.name;
}

class RefusedBySdk : public testing::TestWithParam<Refused> {};

TEST_P(RefusedBySdk, IsFound) {
  const std::string program = std::string(kPrelude) + "\n" + std::string(GetParam().program) +
                              "\npipeline = Pipeline(name='P', steps=steps)\n";
  const graph::Pipeline pipeline = ReadOne(program);
  EXPECT_NE(CodesOf(pipeline).find(GetParam().code), std::string::npos) << CodesOf(pipeline);
}

constexpr Refused kRefused[] = {
    {"V13_ListedAndInBranch", "In = X('In'); steps = [C('C2', then=[In]), In]", "SMG201"},
    {"V14_InBothBranches", "In = X('In'); steps = [C('C3', then=[In], other=[In])]", "SMG201"},
    {"V16_FoundBeforeItsCondition",
     "In = X('In'); c = C('C2', then=[In]); steps = [X('A', dep=[In, c])]", "SMG201"},
    {"V28_TwoItemsOfOneCall", "@step(name='f')\ndef f(x): return x\nr = f(1); steps = [r[0], r[1]]",
     "SMG201"},
    {"V45_TwoObjectsOfOneName", "steps = [X('A', dep=[X('U')]), X('B', dep=[X('U')])]", "SMG201"},
    {"StepNamedLikeCollection", "steps = [SC('SC'), X('SC')]", "SMG201"},
    {"BareString", "steps = [X('P'), X('A', dep='Prep')]", "SMG203"},
    {"BareStep", "U = X('U'); steps = [X('A', dep=U)]", "SMG113"},
    {"NameInSteps", "steps = ['A']", "SMG113"},
    {"ListInSteps", "steps = [X('A'), [X('B')]]", "SMG113"},
    {"DisplayName",
     "steps = [TrainingStep(name='T', display_name='D', estimator=job()), "
     "X('A', dep=['D'])]",
     "SMG202"},
};

// What the class does with the request is not followed: it may refer to anything.
TEST(OwnStepClass, ThatWritesItsRequestIsIncomplete) {
  for (const std::string_view member : {"    @property\n    def arguments(self):\n        return "
                                        "{'HyperParameters': {'u': out(U)}}\n",
                                        "    def to_request(self):\n        return "
                                        "{**super().to_request(), 'DependsOn': ['U']}\n"}) {
    const graph::Pipeline pipeline = ReadOne(
        std::string(kPrelude) + "\nU = X('U')\nclass Own(TrainingStep):\n" + std::string(member) +
        "pipeline = Pipeline(name='P', steps=[U, Own(name='T', estimator=job())])\n");
    EXPECT_FALSE(graph::Info(pipeline).complete) << member;
    EXPECT_EQ(CodesOf(pipeline), "SMG023") << member;
  }
}

INSTANTIATE_TEST_SUITE_P(Sdk, RefusedBySdk, testing::ValuesIn(kRefused),
                         [](const testing::TestParamInfo<Refused>& one) {
                           return std::string(one.param.name);
                         });

}  // namespace
}  // namespace smgraph::sagemaker
