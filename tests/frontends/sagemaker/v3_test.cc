#include <string>

#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/reading.h"

// SDK v3: what 3.27.0 compiled small pipelines to.
namespace smgraph::sagemaker {
namespace {

constexpr std::string_view kPrelude = R"(
from sagemaker.core.shapes import ProcessingS3Input, ProcessingInput
from sagemaker.core.workflow.parameters import ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.core.workflow.conditions import ConditionEquals
from sagemaker.core.workflow.step_outputs import get_step
from sagemaker.mlops.workflow.cleanup_step import CleanupStep, S3CleanupSource
from sagemaker.mlops.workflow.condition_step import ConditionStep
from sagemaker.mlops.workflow.for_each_step import CurrentItem, ForEachStep
from sagemaker.mlops.workflow.function_step import step
from sagemaker.mlops.workflow.lambda_step import LambdaOutput, LambdaStep
from sagemaker.mlops.workflow.model_step import ModelStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.step_dependency import StepDependency, TriggerCondition
from sagemaker.mlops.workflow.steps import TrainingStep
from sagemaker.serve import ModelBuilder
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import InputData, SourceCode

session = PipelineSession()

def X(name, ref=None, dep=None):
    trainer = ModelTrainer(training_image="image", sagemaker_session=session,
                           hyperparameters={"ref": ref})
    return TrainingStep(name=name, step_args=trainer.train(), depends_on=dep)

def F(name, body, items="x", dep=None):
    return ForEachStep(name=name, iterable_items=items, max_concurrency=2, for_each_body=body,
                       depends_on=dep)

def C(name, on=1, then=[], other=[], dep=None):
    return ConditionStep(name=name, conditions=[ConditionEquals(left=on, right=1)],
                         if_steps=then, else_steps=other, depends_on=dep)

def out(s):
    return s.properties.TrainingJobName

def failed(s):
    return StepDependency(s, TriggerCondition.FAILED)

def whenever(s):
    return StepDependency(s, TriggerCondition.ANY)

items = ParameterString(name="Items")
)";

struct Vector {
  std::string_view name;
  std::string_view program;
  std::string_view order;
  std::string_view adjacency;
  std::string_view codes = "";
};

void PrintTo(const Vector& vector, std::ostream* out) {
  *out << vector.name;
}

class V3 : public testing::TestWithParam<Vector> {};

TEST_P(V3, GivesTheGraphOfTheSdk) {
  const Vector& vector = GetParam();
  const graph::Pipeline pipeline =
      ReadOne(std::string(kPrelude) + "\n" + std::string(vector.program) +
              "\npipeline = Pipeline(name='P', steps=steps)\n");
  EXPECT_EQ(OrderOf(pipeline), vector.order);
  EXPECT_EQ(AdjacencyOf(pipeline), vector.adjacency);
  EXPECT_EQ(CodesOf(pipeline), vector.codes);
}

constexpr Vector kVectors[] = {
    {"W1_Trigger", "A = X('A'); steps = [A, X('B', dep=[failed(A)])]", "A, B[A!]", "A->B"},
    {"W1_TriggerOfUnlisted", "A = X('A'); steps = [X('B', dep=[failed(A)])]", "B[A!], A", "A->B"},
    {"W1_TriggerOfUnlistedName", "steps = [X('B', dep=[failed('A')])]", "B", "", "SMG202"},
    {"W2_Conflict", "A = X('A'); steps = [A, X('B', dep=[A, failed(A)])]", "A, B[A]", "A->B",
     "SMG204"},
    {"W2_Twice", "A = X('A'); steps = [A, X('B', dep=[whenever(A), whenever(A)])]", "A, B[A?]",
     "A->B"},
    {"W2_WithReference", "A = X('A'); steps = [A, X('B', out(A), [failed(A)])]", "A, B[A!]",
     "A->B"},
    {"W4_InBranches",
     "A = X('A'); steps = [A, C('C', then=[X('I', dep=[whenever(A)])], dep=[failed(A)])]",
     "A, C[A!]{I[A?]}", "A->{C,I} C->I"},
    {"W6_Status", "f = F('F', [X('B')], items); steps = [f, X('Z', f.properties.Status)]",
     "F{B}, Z", "F->{B,Z}"},
    {"W6_UnlistedForEach", "f = F('F', [X('B')], items); steps = [X('Z', f.properties.Status)]",
     "Z, F{B}", "F->{B,Z}"},
    {"W7_Upstreams",
     "U1, U2, U3, U4 = X('U1'), X('U2'), X('U3'), X('U4')\n"
     "steps = [F('F', [X('B', out(U1), [U4])], out(U2), [U3]), X('Y')]",
     "F[U3]{B[U4]}, Y, U3, U2, U4, U1", "F->B U1->B U2->F U3->F U4->B"},
    {"W8_OrderInBody", "steps = [F('F', [X('B1'), X('B2', dep=['B1'])], items)]", "F{B1, B2[B1]}",
     "B1->B2 F->{B1,B2}"},
    {"W10_BodyStepFromOutside", "B = X('B'); steps = [F('F', [B], items), X('Z', out(B))]",
     "F{B}, Z", "B->Z F->B"},
    {"W12_InBranch", "steps = [C('C', then=[F('F', [X('B')], items)], other=[X('E')])]",
     "C{F{B}; else E}", "C->{E,F} F->B"},
    {"W17_Cleanup", "A = X('A'); steps = [A, CleanupStep('Cl', [S3CleanupSource(A)])]", "A, Cl[A]",
     "A->Cl"},
    {"W17_CleanupOfUnlisted", "A = X('A'); steps = [CleanupStep('Cl', [S3CleanupSource(A)])]",
     "Cl[A], A", "A->Cl"},
    {"W17_CleanupOfUnlistedName", "steps = [CleanupStep('Cl', [S3CleanupSource('A')])]", "Cl", "",
     "SMG202"},
    {"W17_CleanupWithTrigger",
     "A = X('A'); steps = [A, CleanupStep('Cl', [S3CleanupSource(A)], depends_on=[whenever(A)])]",
     "A, Cl[A?]", "A->Cl"},
    {"W17_CleanupKeepsTheUsersOrder",
     "A, B = X('A'), X('B')\n"
     "steps = [A, B, CleanupStep('Cl', [S3CleanupSource(A), S3CleanupSource('B')], "
     "depends_on=['B'])]",
     "A, B, Cl[B,A]", "A->Cl B->Cl"},
    {"W20_RepackOfModelStep",
     "Tr = X('Tr'); m = ModelBuilder(s3_model_data_url=Tr.properties.ModelArtifacts."
     "S3ModelArtifacts, image_uri='i', source_code=SourceCode(source_dir='s', "
     "entry_script='e.py'), "
     "sagemaker_session=session)\n"
     "m.name = 'nm'\n"
     "steps = [Tr, ModelStep(name='M', step_args=m.build(), depends_on=['Tr'])]",
     "Tr, M[Tr], M-RepackModel-nm[Tr]", "M-RepackModel-nm->M Tr->{M,M-RepackModel-nm}"},
    {"ModelStepIsOneStep",
     "Tr = X('Tr'); m = ModelBuilder(s3_model_data_url=Tr.properties.ModelArtifacts."
     "S3ModelArtifacts, image_uri='i', sagemaker_session=session)\n"
     "steps = [Tr, ModelStep(name='M', step_args=m.register(model_package_group_name='g'))]",
     "Tr, M", "Tr->M"},
    {"InputDataCarriesReferences",
     "Tr = X('Tr'); t = ModelTrainer(training_image='i', sagemaker_session=session, "
     "input_data_config=[InputData(channel_name='train', data_source=out(Tr))])\n"
     "steps = [TrainingStep(name='B', step_args=t.train())]",
     "B, Tr", "Tr->B"},
};

INSTANTIATE_TEST_SUITE_P(Sdk, V3, testing::ValuesIn(kVectors),
                         [](const testing::TestParamInfo<Vector>& one) {
                           return std::string(one.param.name);
                         });

TEST(V3Steps, ForEachBodyHasMultiplicity) {
  const graph::Pipeline pipeline = ReadOne(
      std::string(kPrelude) + "pipeline = Pipeline(name='P', steps=[F('F', [X('B')], items)])\n");
  const auto body = graph::FindStep(pipeline, "B");
  ASSERT_TRUE(body);
  ASSERT_TRUE(pipeline[*body].multiplicity);
  EXPECT_EQ(pipeline[*body].multiplicity->over.front(),
            graph::Value(graph::ParameterReference{"Items"}));
}

}  // namespace
}  // namespace smgraph::sagemaker
