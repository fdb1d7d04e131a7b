# -*- coding: utf-8 -*-
# Kreditentscheidung: Champion/Challenger mit Fairness-Prüfung.
# Ablauf:  Vorbereitung -> Training (Champion, Challenger) -> Vergleich -> Entscheidung
import os
from pathlib import Path

from sagemaker.processing import ProcessingInput as PIn, ProcessingOutput as POut
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow import conditions as C
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

CODE = Path(__file__).parent / "code"


def create_pipeline(env: str, suffix: str = "") -> Pipeline:
    assert env in {"dev", "int", "prod"}, env
    session = PipelineSession(default_bucket=f"loans-ml-{env}")
    role = os.environ.get("LOAN_ROLE", f"arn:aws:iam::111122223333:role/loans-{env}")

    # --- Parameter ---
    daten = ParameterString(name="Antragsdaten", default_value=f"s3://loans-raw-{env}/antraege/")
    stufe = ParameterString(name="Stufe", default_value=env, enum_values=["dev", "int", "prod"])
    toleranz = ParameterFloat(name="FairnessToleranz", default_value=0.1)
    erzwingen = ParameterBoolean(name="Erzwingen", default_value=False)

    def sklearn(kind, n=1):
        return SKLearnProcessor(
            "1.2-1", role, instance_type="ml.m5.xlarge", instance_count=n,
            base_job_name=f"loan-{kind}", sagemaker_session=session,
        )

    # --- Vorbereitung ---
    vorbereitung = ProcessingStep(
        name="Vorbereitung",
        step_args=sklearn("prep").run(
            code=str(CODE / "prepare.py"),
            inputs=[PIn(source=daten, destination="/opt/ml/processing/input")],
            outputs=[POut(output_name=o, source=f"/opt/ml/processing/{o}") for o in ("train", "test")],
        ),
    )
    out = vorbereitung.properties.ProcessingOutputConfig.Outputs

    # --- Training: zwei Modelle ---
    def training(name, model):
        est = SKLearn(
            "train.py", source_dir=str(CODE), framework_version="1.2-1", role=role, instance_type="ml.m5.xlarge",
            hyperparameters={"model": model}, sagemaker_session=session,
        )
        return TrainingStep(name=name, step_args=est.fit({"train": out["train"].S3Output.S3Uri}))

    champion = training("Champion", "logistic")
    challenger = training("Challenger", "gradient_boosting")

    # --- Vergleich ---
    bericht = PropertyFile(name="Vergleichsbericht", output_name="bericht", path="vergleich.json")
    vergleich = ProcessingStep(
        name="Vergleich",
        step_args=sklearn("compare").run(
            code=str(CODE / "compare.py"),
            inputs=[
                PIn(source=champion.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/champion"),
                PIn(source=challenger.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/challenger"),
                PIn(source=out["test"].S3Output.S3Uri, destination="/opt/ml/processing/test"),
            ],
            outputs=[POut(output_name="bericht", source="/opt/ml/processing/bericht")],
        ),
        property_files=[bericht],
    )

    def wert(pfad):
        return JsonGet(step_name=vergleich.name, property_file=bericht, json_path=pfad)

    # --- Registrierung ---
    def registrieren(name, training_step):
        modell = SKLearnModel(
            model_data=training_step.properties.ModelArtifacts.S3ModelArtifacts,
            entry_point=str(CODE / "inference.py"), framework_version="1.2-1", role=role, sagemaker_session=session,
        )
        return ModelStep(
            name=name,
            step_args=modell.register(
                content_types=["application/json"], response_types=["application/json"],
                inference_instances=["ml.m5.large"], transform_instances=["ml.m5.large"],
                model_package_group_name=f"loans-{env}",
                approval_status="Approved" if env == "dev" else "PendingManualApproval",
            ),
        )

    challenger_registrieren = registrieren("ChallengerRegistrieren", challenger)
    champion_registrieren = registrieren("ChampionRegistrieren", champion)

    # --- Entscheidungen, von innen nach außen ---
    # 3. in prod nur mit Freigabe
    nur_mit_freigabe = ConditionStep(
        name="StufeErlaubt",
        conditions=[
            C.ConditionOr([
                C.ConditionIn(value=stufe, in_values=["dev", "int"]),
                C.ConditionEquals(left=erzwingen, right=True),
            ]),
        ],
        if_steps=[challenger_registrieren],
        else_steps=[FailStep(name="FreigabeFehlt", error_message=Join(on="", values=["keine Freigabe für ", stufe]))],
    )
    # 2. Fairness
    fairness = ConditionStep(
        name="FairGenug",
        conditions=[
            C.ConditionNot(C.ConditionGreaterThan(left=wert("challenger.disparate_impact_gap"), right=toleranz)),
            C.ConditionGreaterThanOrEqualTo(left=wert("challenger.approval_rate"), right=0.2),
        ],
        if_steps=[nur_mit_freigabe],
        else_steps=[FailStep(name="NichtFair", error_message="Fairness-Toleranz überschritten")],
    )
    # 1. besser als der Champion?
    besser = ConditionStep(
        name="ChallengerBesser",
        conditions=[C.ConditionGreaterThan(left=wert("challenger.auc"), right=wert("champion.auc"))],
        if_steps=[fairness],
        else_steps=[champion_registrieren],
    )

    # Protokoll, erst wenn der Challenger registriert ist
    protokoll = ProcessingStep(
        name="Protokoll",
        step_args=sklearn("audit").run(code=str(CODE / "audit.py"), arguments=["--stufe", stufe]),
        depends_on=["ChallengerRegistrieren"],
    )

    return Pipeline(
        name="loan-approval-" + env + suffix,
        parameters=[daten, stufe, toleranz, erzwingen],
        steps=[vorbereitung, champion, challenger, vergleich, besser, protokoll],
        sagemaker_session=session,
    )


if __name__ == "__main__":
    p = create_pipeline(os.getenv("ENV", "dev"))
    p.upsert(role_arn="arn:aws:iam::111122223333:role/loans-deploy")
