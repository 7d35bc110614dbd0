package dev.countersign.session.permission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Least-privilege policies to hand to an administrator, as JSON, for the resources at hand. */
public final class PolicyTexts {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PolicyTexts() {}

    /** An identity policy: one statement for each job and kind of resource, and one to ask IAM about oneself. */
    public static String json(PolicyRole role, ResourcesAtHand atHand) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (Job job : role.jobs()) {
            Map<Scope, List<String>> actions = new TreeMap<>();
            ActionCatalog.of(job)
                    .forEach(needed -> actions.computeIfAbsent(needed.scope(), scope -> new ArrayList<>())
                            .add(needed.action()));
            actions.forEach(
                    (scope, names) -> statements.add(statement(job.title() + words(scope), names, atHand.of(scope))));
        }
        if (role == PolicyRole.DEPLOYER) {
            statements.addAll(StackContents.statements(atHand));
        }
        statements.add(ownPermissions(atHand));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", statements);
        return JSON.writeValueAsString(policy);
    }

    /** For the matrix: users ask about themselves; a role's administrator puts its ARN in place. */
    private static Map<String, Object> ownPermissions(ResourcesAtHand atHand) {
        String user = "arn:" + atHand.partition() + ":iam::" + atHand.account() + ":user/${aws:username}";
        return statement("OwnPermissions", List.of("iam:SimulatePrincipalPolicy"), List.of(user));
    }

    static Map<String, Object> statement(String id, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", id);
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", resources.size() == 1 ? resources.getFirst() : resources);
        return statement;
    }

    /** {@code STATE_MACHINE} becomes {@code StateMachine}: statement ids have letters and digits only. */
    private static String words(Scope scope) {
        StringBuilder text = new StringBuilder();
        for (String word : scope.name().split("_")) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
