package dev.countersign.sandbox.cloudformation.template;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.cloudformation.template.Template.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Reads templates and checks what can be known without values: types, references, conditions, circles. */
public final class TemplateCheck {
    /** The pseudo parameters that {@code Ref} and {@code Fn::Sub} may name. */
    static final Set<String> PSEUDO = Set.of(
            "AWS::AccountId",
            "AWS::NoValue",
            "AWS::NotificationARNs",
            "AWS::Partition",
            "AWS::Region",
            "AWS::StackId",
            "AWS::StackName",
            "AWS::URLSuffix");

    private static final Map<String, List<String>> CAPABILITIES = Map.of(
            "AWS::IAM::Role", List.of("RoleName"),
            "AWS::IAM::Policy", List.of(),
            "AWS::IAM::ManagedPolicy", List.of("ManagedPolicyName"));

    private final Predicate<String> knownType;
    private final BiPredicate<String, String> knownAttribute;

    /**
     * @param knownType whether a resource type is implemented
     * @param knownAttribute whether a type has an attribute for {@code Fn::GetAtt}
     */
    public TemplateCheck(Predicate<String> knownType, BiPredicate<String, String> knownAttribute) {
        this.knownType = knownType;
        this.knownAttribute = knownAttribute;
    }

    /** @throws ServiceError {@code ValidationError} with CloudFormation's sentence for what is wrong */
    public Template read(String text) {
        Template template = TemplateReader.read(text);
        var unknown = new TreeSet<String>();
        template.resources().values().stream()
                .map(Resource::type)
                .filter(type -> !knownType.test(type))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            throw TemplateError.format("Unrecognized resource types: " + unknown);
        }
        checkConditions(template);
        checkReferences(template);
        DependencyOrder.of(template);
        return template;
    }

    private static void checkConditions(Template template) {
        Set<String> used = new LinkedHashSet<>();
        template.resources().values().forEach(resource -> {
            resource.condition().ifPresent(used::add);
            used.addAll(References.in(resource.properties()).conditions());
        });
        template.outputs().values().forEach(output -> {
            output.condition().ifPresent(used::add);
            used.addAll(References.in(output.value()).conditions());
        });
        template.conditions()
                .values()
                .forEach(value -> used.addAll(References.in(value).conditions()));
        used.removeAll(template.conditions().keySet());
        if (!used.isEmpty()) {
            throw TemplateError.format("Unresolved condition dependencies " + new TreeSet<>(used)
                    + " in the template: they are not defined in its Conditions block");
        }
        Set<String> refs = new TreeSet<>();
        template.conditions()
                .values()
                .forEach(value -> refs.addAll(References.in(value).names()));
        refs.removeAll(template.parameters().keySet());
        refs.removeAll(PSEUDO);
        if (!refs.isEmpty()) {
            throw TemplateError.format("Unresolved dependencies " + refs
                    + ". Cannot reference resources in the Conditions" + " block of the template");
        }
    }

    private void checkReferences(Template template) {
        template.resources().values().forEach(resource -> {
            Set<String> missing = missing(template, References.in(resource.properties()));
            resource.dependsOn().stream()
                    .filter(id -> !template.resources().containsKey(id))
                    .forEach(missing::add);
            refuse(missing, "Resources");
            checkAttributes(template, resource.properties());
        });
        template.outputs().values().forEach(output -> {
            refuse(missing(template, References.in(output.value())), "Outputs");
            checkAttributes(template, output.value());
        });
    }

    private static Set<String> missing(Template template, References references) {
        Set<String> missing = new TreeSet<>(references.refs());
        missing.removeAll(template.parameters().keySet());
        missing.removeAll(template.resources().keySet());
        missing.removeAll(PSEUDO);
        return missing;
    }

    private static void refuse(Set<String> missing, String block) {
        if (!missing.isEmpty()) {
            throw TemplateError.format(
                    "Unresolved resource dependencies " + missing + " in the " + block + " block of the template");
        }
    }

    private void checkAttributes(Template template, Object value) {
        References.in(value).attributes().forEach(use -> {
            Resource resource = template.resources().get(use.logicalId());
            if (resource == null) {
                throw TemplateError.template("instance of Fn::GetAtt references undefined resource " + use.logicalId());
            }
            if (!knownAttribute.test(resource.type(), use.attribute())) {
                throw TemplateError.template("resource " + use.logicalId() + " does not support attribute type "
                        + use.attribute() + " in Fn::GetAtt");
            }
        });
    }

    /** The capability that a template needs and the types that need it: {@code CAPABILITY_NAMED_IAM} for given names. */
    public static Capability capability(Template template) {
        var types = new TreeSet<String>();
        boolean named = false;
        for (Resource resource : template.resources().values()) {
            List<String> names = CAPABILITIES.get(resource.type());
            if (names != null) {
                types.add(resource.type());
                named |= names.stream().anyMatch(resource.properties()::containsKey);
            }
        }
        return new Capability(
                types.isEmpty() ? "" : named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM", List.copyOf(types));
    }

    /**
     * @param name empty when none is needed
     * @param types the resource types that need it
     */
    public record Capability(String name, List<String> types) {
        public boolean isNeeded() {
            return !name.isEmpty();
        }

        /** Whether what a request acknowledges is enough. */
        public boolean isIn(List<String> acknowledged) {
            return !isNeeded() || acknowledged.contains(name) || acknowledged.contains("CAPABILITY_NAMED_IAM");
        }
    }
}
