from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet


def gate(name, evaluate, report, limit, then):
    auc = JsonGet(step_name=evaluate.name, property_file=report, json_path="auc")
    return ConditionStep(name=name, conditions=[ConditionGreaterThanOrEqualTo(left=auc, right=limit)], if_steps=then,
                         else_steps=[FailStep(name=f"{name}Failed", error_message=f"AUC below {limit:.0%}")])
