"""The flow with nothing of the template's: other names, another metadata key, other function code, no CloudFormation.

argv[1] is approve or reject. Prints the name of the state that the execution ended in.
"""
import io
import json
import sys
import time
import zipfile

import boto3
import botocore

print(f"boto3 {boto3.__version__}, botocore {botocore.__version__}", file=sys.stderr)
approve = sys.argv[1] == "approve"
region = boto3.session.Session().region_name
account = boto3.client("sts").get_caller_identity()["Account"]
iam, s3, lambda_ = boto3.client("iam"), boto3.client("s3"), boto3.client("lambda")
codepipeline, events, sfn = boto3.client("codepipeline"), boto3.client("events"), boto3.client("stepfunctions")
suffix = sys.argv[1]
bucket, key = f"ledger-drafts-{suffix}", "drafts/month-end.csv"


def role(name, service, *statements):
    trust = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}]}
    arn = iam.create_role(RoleName=f"{name}-{suffix}", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
    iam.put_role_policy(RoleName=f"{name}-{suffix}", PolicyName="p", PolicyDocument=json.dumps(
        {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": actions, "Resource": resource} for actions, resource in statements]}))
    return arn


def function(name, source, role_arn):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ledger.py", source)
    return lambda_.create_function(FunctionName=f"{name}-{suffix}", Runtime="python3.12", Role=role_arn,
                                   Handler="ledger.main", Code={"ZipFile": packed.getvalue()}, Timeout=20)["FunctionArn"]


def until(look, wanted=bool):
    for _ in range(400):
        seen = look()
        if wanted(seen):
            return seen
        time.sleep(0.05)
    raise SystemExit(f"last seen: {seen!r}")


ASK = """
import boto3
def main(event, context):
    boto3.client("s3").put_object(Bucket=event["where"], Key=event["what"], Body=event["text"].encode(),
                                  Metadata={"ledger-baton": event["baton"]})
"""
TELL = """
import boto3, json
def main(event, context):
    run = boto3.client("codepipeline").get_pipeline_execution(
        pipelineName=event["detail"]["pipeline"], pipelineExecutionId=event["detail"]["execution-id"])
    version = run["pipelineExecution"]["artifactRevisions"][0]["revisionId"]
    baton = boto3.client("s3").get_object(Bucket="%s", Key="%s", VersionId=version)["Metadata"]["ledger-baton"]
    verdict = "go" if event["detail"]["state"] == "SUCCEEDED" else "stop"
    boto3.client("stepfunctions").send_task_success(taskToken=baton, output=json.dumps({"verdict": verdict}))
""" % (bucket, key)

s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
s3.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration={"EventBridgeConfiguration": {}})

ask = function("ask", ASK, role("ask", "lambda.amazonaws.com", ("s3:PutObject", "*"), ("logs:*", "*")))
tell = function("tell", TELL, role("tell", "lambda.amazonaws.com", ("s3:GetObject*", "*"),
                                   ("codepipeline:GetPipelineExecution", "*"), ("states:SendTaskSuccess", "*"), ("logs:*", "*")))
pipeline = f"month-end-{suffix}"
pipeline_arn = f"arn:aws:codepipeline:{region}:{account}:{pipeline}"
codepipeline.create_pipeline(pipeline={
    "name": pipeline, "roleArn": role("pipe", "codepipeline.amazonaws.com", ("s3:*", "*")),
    "artifactStore": {"type": "S3", "location": bucket}, "version": 1,
    "stages": [
        {"name": "Draft", "actions": [{
            "name": "Take", "actionTypeId": {"category": "Source", "owner": "AWS", "provider": "S3", "version": "1"},
            "configuration": {"S3Bucket": bucket, "S3ObjectKey": key, "PollForSourceChanges": "false"},
            "outputArtifacts": [{"name": "draft"}]}]},
        {"name": "Signature", "actions": [{
            "name": "Controller", "configuration": {"CustomData": "Close the month?"},
            "actionTypeId": {"category": "Approval", "owner": "AWS", "provider": "Manual", "version": "1"}}]}]})
start_role = role("start", "events.amazonaws.com", ("codepipeline:StartPipelineExecution", pipeline_arn))
events.put_rule(Name=f"drafts-{suffix}", EventPattern=json.dumps(
    {"source": ["aws.s3"], "detail": {"bucket": {"name": [bucket]}, "object": {"key": [key]}}}))
events.put_targets(Rule=f"drafts-{suffix}", Targets=[{"Id": "1", "Arn": pipeline_arn, "RoleArn": start_role}])
rule = events.put_rule(Name=f"verdicts-{suffix}", EventPattern=json.dumps(
    {"source": ["aws.codepipeline"], "detail": {"pipeline": [pipeline], "state": ["SUCCEEDED", "FAILED"],
                                                "type": {"category": ["Approval"]}}}))["RuleArn"]
lambda_.add_permission(FunctionName=tell, StatementId="rule", Action="lambda:InvokeFunction",
                       Principal="events.amazonaws.com", SourceArn=rule)
events.put_targets(Rule=f"verdicts-{suffix}", Targets=[{"Id": "tell", "Arn": tell}])

definition = {"StartAt": "Sign", "States": {
    "Sign": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 3600,
             "Parameters": {"FunctionName": ask, "Payload": {
                 "baton.$": "$$.Task.Token", "where": bucket, "what": key, "text.$": "$.text"}}, "Next": "Verdict"},
    "Verdict": {"Type": "Choice", "Choices": [{"Variable": "$.verdict", "StringEquals": "go", "Next": "Book"}],
                "Default": "Discard"},
    "Book": {"Type": "Succeed"}, "Discard": {"Type": "Succeed"}}}
machine = sfn.create_state_machine(name=f"month-end-{suffix}", definition=json.dumps(definition), roleArn=role(
    "machine", "states.amazonaws.com", ("lambda:InvokeFunction", ask)))["stateMachineArn"]
execution = sfn.start_execution(stateMachineArn=machine, input=json.dumps({"text": "42"}))["executionArn"]


def open_token():
    for stage in codepipeline.get_pipeline_state(name=pipeline)["stageStates"]:
        if stage["stageName"] == "Signature":
            return stage["actionStates"][0].get("latestExecution", {}).get("token")


codepipeline.put_approval_result(
    pipelineName=pipeline, stageName="Signature", actionName="Controller", token=until(open_token),
    result={"summary": "by boto3", "status": "Approved" if approve else "Rejected"})
until(lambda: sfn.describe_execution(executionArn=execution)["status"], lambda status: status != "RUNNING")
history = sfn.get_execution_history(executionArn=execution, maxResults=1000)["events"]
print([e["stateEnteredEventDetails"]["name"] for e in history if e["type"].endswith("StateEntered")][-1])
