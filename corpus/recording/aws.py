"""AWS without AWS: one account, one region, answers from a table. A call that is not in the table is an error, so that none is forgotten."""
import datetime
import os

ACCOUNT, REGION = "111122223333", "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/SageMakerExecutionRole"


def name_arn(service, kind, key):
    return lambda request: f"arn:aws:{service}:{REGION}:{ACCOUNT}:{kind}{request[key]}"


schedules = {}  # what starts a pipeline, by its name: put_triggers() and EventBridge were asked for it
rules = {}  # of EventBridge, by their names


def schedule(request, target=None):
    target = target or request["Target"]
    kind, _, name = target["Arn"].rpartition(":")[2].partition("/")
    if kind == "pipeline":
        expression = request.get("ScheduleExpression") or f"event({request['EventPattern']})"
        schedules[request["Name"]] = {"name": request["Name"], "expression": expression, "state": request.get("State", "ENABLED"),
                                      "pipeline": name.lower()}
    return {"ScheduleArn": name_arn("scheduler", "schedule/default/", "Name")(request)}


def put_rule(request):
    rules[request["Name"]] = request
    return {"RuleArn": name_arn("events", "rule/", "Name")(request)}


def put_targets(request):
    for target in request["Targets"]:
        schedule(rules[request["Rule"]], target)
    return {"FailedEntryCount": 0, "FailedEntries": []}


def nothing(_request):
    return {}


PIPELINE = name_arn("sagemaker", "pipeline/", "PipelineName")
TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
ANSWERS = {
    "sts.GetCallerIdentity": lambda r: {"Account": ACCOUNT, "UserId": "AIDAEXAMPLE",
                                        "Arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/SageMakerExecutionRole/SageMaker"},
    "iam.GetRole": lambda r: {"Role": {"Arn": f"arn:aws:iam::{ACCOUNT}:role/{r['RoleName']}", "AssumeRolePolicyDocument": TRUST}},
    "iam.SimulatePrincipalPolicy": lambda r: {"EvaluationResults": [{"EvalActionName": a, "EvalDecision": "allowed"} for a in r["ActionNames"]]},
    "s3.ListBuckets": lambda r: {"Buckets": [{"Name": f"sagemaker-{REGION}-{ACCOUNT}", "CreationDate": datetime.datetime(2024, 1, 1)}]},
    "s3.HeadBucket": nothing, "s3.CreateBucket": nothing, "s3.PutObject": nothing, "s3.ListObjectsV2": nothing,
    "s3.GetBucketLocation": nothing,
    "sagemaker.CreatePipeline": lambda r: {"PipelineArn": PIPELINE(r)},
    "sagemaker.UpdatePipeline": lambda r: {"PipelineArn": PIPELINE(r)},
    "sagemaker.DescribePipeline": lambda r: {"PipelineArn": PIPELINE(r), "PipelineName": r["PipelineName"], "RoleArn": ROLE},
    "sagemaker.AddTags": nothing, "sagemaker.ListTags": lambda r: {"Tags": []},
    "sagemaker.StartPipelineExecution": lambda r: {"PipelineExecutionArn": PIPELINE(r) + "/execution/abcdefghijkl"},
    "sagemaker.DescribePipelineExecution": lambda r: {"PipelineExecutionStatus": "Succeeded"},
    "sagemaker.ListPipelineExecutionSteps": lambda r: {"PipelineExecutionSteps": []},
    "sagemaker.DescribeModel": lambda r: {**r, "PrimaryContainer": {"Image": f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{r['ModelName']}:1"}},
    "sagemaker.CreateModelPackageGroup": lambda r: {"ModelPackageGroupArn": name_arn("sagemaker", "model-package-group/", "ModelPackageGroupName")(r)},
    "sagemaker.DescribeModelPackageGroup": lambda r: dict(r),
    "lambda.CreateFunction": lambda r: {"FunctionArn": name_arn("lambda", "function:", "FunctionName")(r)},
    "lambda.UpdateFunctionCode": lambda r: {"FunctionArn": name_arn("lambda", "function:", "FunctionName")(r)},
    "scheduler.UpdateSchedule": schedule, "scheduler.CreateSchedule": schedule,
    "events.PutRule": put_rule, "events.PutTargets": put_targets,
}


def mock():
    for name in [name for name in os.environ if name.startswith(("AWS_", "SAGEMAKER_"))]:
        del os.environ[name]
    os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing", AWS_DEFAULT_REGION=REGION, AWS_REGION=REGION,
                      AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, AWS_EC2_METADATA_DISABLED="true",
                      SAGEMAKER_ADMIN_CONFIG_OVERRIDE=os.devnull, SAGEMAKER_USER_CONFIG_OVERRIDE=os.devnull,
                      SAGEMAKER_SUPPRESS_V2_WARNING="1")
    import boto3.session
    import botocore.client

    def answer(self, operation, request):
        key = f"{self.meta.service_model.service_name}.{operation}"
        if key not in ANSWERS:
            raise RuntimeError(f"corpus/recording/aws.py has no answer to {key}({', '.join(request)})")
        return ANSWERS[key](request)

    botocore.client.BaseClient._make_api_call = answer
    # Making a client or resource takes longer than all that is asked of it, and no answer depends on who asks.
    botocore.session.Session.create_client = one_each(botocore.session.Session.create_client)
    boto3.session.Session.resource = one_each(boto3.session.Session.resource)
    for service in ("sagemaker", "s3", "sts", "iam", "lambda", "sagemaker-runtime", "sagemaker-featurestore-runtime", "sagemaker-metrics"):
        boto3.session.Session().client(service)
    boto3.session.Session().resource("s3")


def one_each(create):
    made = {}

    def get(session, service_name, *args, **kwargs):
        if service_name not in made:
            made[service_name] = create(session, service_name, *args, **kwargs)
        return made[service_name]

    return get
