package dev.countersign.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PermissionLinesTest {
    @Test
    void aRoleIsToldByWhomItTrustsAndWhatItMayDo() {
        String role = """
                {"Properties": {
                  "AssumeRolePolicyDocument": {"Statement": [
                    {"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": "sts:AssumeRole"}]},
                  "ManagedPolicyArns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
                  "Policies": [{"PolicyName": "p", "PolicyDocument": {"Statement": [
                    {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*"},
                    {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {}}},
                    {"Effect": "Allow", "Action": "logs:PutLogEvents", "Resource": {"Fn::GetAtt": ["Logs", "Arn"]}}]}}]}}
                """;

        assertThat(PermissionLines.of(role))
                .containsExactly(
                        "Trusts lambda.amazonaws.com",
                        "Has the managed policy arn:aws:iam::aws:policy/ReadOnlyAccess",
                        "Allows s3:GetObject, s3:PutObject on arn:aws:s3:::b/*",
                        "Denies s3:* on *, under a condition",
                        "Allows logs:PutLogEvents on {\"Fn::GetAtt\":[\"Logs\",\"Arn\"]}");
    }

    @Test
    void resourcePoliciesNameWhoIsAllowed() {
        assertThat(PermissionLines.of("""
                {"Properties": {"PolicyDocument": {"Statement":
                  {"Effect": "Allow", "Principal": "*", "Action": "sns:Publish", "Resource": "t"}}}}
                """)).containsExactly("Allows everybody: sns:Publish on t");
        assertThat(PermissionLines.of("""
                {"Properties": {"Action": "lambda:InvokeFunction", "Principal": "events.amazonaws.com", "SourceArn": "r"}}
                """))
                .containsExactly("Allows events.amazonaws.com: lambda:InvokeFunction from r");
    }

    @Test
    void whatIsNoJsonHasNoLines() {
        assertThat(PermissionLines.of("{")).isEmpty();
        assertThat(PermissionLines.of("{}")).isEmpty();
    }
}
