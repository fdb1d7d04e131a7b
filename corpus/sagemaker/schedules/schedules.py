"""One pipeline a function, and what starts it."""
from datetime import datetime, timezone

import boto3

from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.triggers import PipelineSchedule

ROLE = "arn:aws:iam::111122223333:role/SageMakerExecutionRole"
REGION = "us-east-1"
ACCOUNT = "111122223333"


def cron():
    pipeline = Pipeline("cron", steps=[FailStep(name="Stop")])
    pipeline.put_triggers(triggers=[PipelineSchedule(name="nightly", cron="0 2 * * ? *")], role_arn=ROLE)
    return pipeline


def rate_and_cron_of_one_pipeline():
    pipeline = Pipeline("two", steps=[FailStep(name="Stop")])
    pipeline.put_triggers([PipelineSchedule(name="often", rate=(5, "minutes")), PipelineSchedule(name="weekly", cron="0 6 ? * MON *")], role_arn=ROLE)
    return pipeline


def without_a_name():
    pipeline = Pipeline("unnamed", steps=[FailStep(name="Stop")])
    pipeline.put_triggers(triggers=[PipelineSchedule(rate=(1, "day"), enabled=False, start_date=datetime(2024, 6, 1, tzinfo=timezone.utc))], role_arn=ROLE)
    return pipeline


def the_same_name_replaces():
    pipeline = Pipeline("replaced", steps=[FailStep(name="Stop")])
    pipeline.put_triggers(triggers=[PipelineSchedule(name="one", rate=(1, "day"))], role_arn=ROLE)
    pipeline.put_triggers(triggers=[PipelineSchedule(name="one", rate=(2, "days"))], role_arn=ROLE)
    return pipeline


def once():
    pipeline = Pipeline("once", steps=[FailStep(name="Stop")])
    pipeline.put_triggers(triggers=[PipelineSchedule(name="release", at=datetime(2024, 6, 1, 2, 30, tzinfo=timezone.utc))], role_arn=ROLE)
    return pipeline


def schedule_of_event_bridge():
    pipeline = Pipeline("event-schedule", steps=[FailStep(name="Stop")])
    scheduler = boto3.client("scheduler")
    scheduler.create_schedule(
        Name="hourly", ScheduleExpression="rate(1 hours)", ScheduleExpressionTimezone="Europe/Berlin", State="ENABLED",
        StartDate=datetime(2024, 6, 1), FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": pipeline.describe()["PipelineArn"], "RoleArn": ROLE,
                "SageMakerPipelineParameters": {"PipelineParameterList": [{"Name": "Mode", "Value": "hourly"}]}})
    return pipeline


def schedule_by_the_name_in_an_arn():
    pipeline = Pipeline("ArnSchedule", steps=[FailStep(name="Stop")])
    boto3.Session(region_name=REGION).client("scheduler").create_schedule(
        Name="daily", ScheduleExpression="cron(0 5 * * ? *)", State="DISABLED", FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:pipeline/arnschedule", "RoleArn": ROLE})
    return pipeline


def rule_of_event_bridge():
    pipeline = Pipeline("event-rule", steps=[FailStep(name="Stop")])
    events = boto3.client("events", region_name=REGION)
    events.put_rule(Name="morning", ScheduleExpression="cron(0 7 * * ? *)", State="ENABLED", Description="before work")
    arn = boto3.client("sagemaker").describe_pipeline(PipelineName="event-rule")["PipelineArn"]
    events.put_targets(Rule="morning", Targets=[{"Id": "1", "Arn": arn, "RoleArn": ROLE}])
    return pipeline


def rule_for_events():
    pipeline = Pipeline("event-pattern", steps=[FailStep(name="Stop")])
    events = boto3.client("events")
    events.put_rule(Name="new-data", EventPattern='{"source": ["aws.s3"]}', State="ENABLED")
    events.put_targets(Rule="new-data", Targets=[{"Id": "1", "Arn": pipeline.describe()["PipelineArn"], "RoleArn": ROLE}])
    return pipeline


def rules_for_something_else():
    pipeline = Pipeline("other", steps=[FailStep(name="Stop")])
    events = boto3.client("events")
    events.put_rule(Name="cleaner", ScheduleExpression="rate(1 day)")
    events.put_targets(Rule="cleaner", Targets=[{"Id": "1", "Arn": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:cleaner"}])
    boto3.client("scheduler").create_schedule(
        Name="another", ScheduleExpression="rate(1 day)", State="ENABLED", FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:pipeline/another", "RoleArn": ROLE})
    return pipeline
