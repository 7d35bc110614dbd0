package dev.countersign.stack.health.template;

import dev.countersign.stack.health.facts.Term;
import dev.countersign.stack.health.facts.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources that a template will make with given inputs. */
public final class Resources {
    private final Document document;
    private final Evaluator evaluator;
    private final Map<String, String> doubtful = new LinkedHashMap<>();
    private final List<Resource> resources = new ArrayList<>();

    /**
     * A resource.
     *
     * @param body its declaration, evaluated
     * @param name its name
     * @param arn its ARN
     */
    public record Resource(String logicalId, String type, Cursor body, Term name, Term arn) {
        /** A property, by its keys. */
        public Cursor property(String... keys) {
            return body.get("Properties").at(keys);
        }
    }

    private Resources(Document document, Inputs inputs) {
        this.document = document;
        this.evaluator = new Evaluator(document, inputs);
    }

    public static Resources of(Document document, Inputs inputs) {
        var resources = new Resources(document, inputs);
        document.resources().forEach(resources::add);
        return resources;
    }

    private void add(String logicalId, Raw.Mapping declared) {
        String type = Evaluator.type(declared);
        Optional<String> condition = Document.text(declared, "Condition");
        Truth there = condition.map(evaluator.conditions()::holds).orElse(Truth.YES);
        if (there == Truth.UNKNOWN) {
            doubtful.put(
                    type,
                    "Whether there will be ‘" + logicalId + "’ depends on the condition ‘" + condition.orElse("")
                            + "’, which depends on something that only the deployment tells.");
        }
        if (there == Truth.YES) {
            Term name = evaluator.nameOf(logicalId, declared);
            resources.add(new Resource(
                    logicalId,
                    type,
                    Cursor.ofResource(logicalId, located(logicalId, evaluator.evaluate(declared))),
                    name,
                    evaluator.names().arn(type, name)));
        }
    }

    /** A resource is found at its name, not at what stands below it. */
    private Value located(String logicalId, Value value) {
        return value instanceof Value.Mapping mapping
                ? new Value.Mapping(mapping.entries(), document.lineOf(logicalId))
                : value;
    }

    public List<Resource> ofType(String type) {
        return resources.stream().filter(one -> one.type().equals(type)).toList();
    }

    /** Why there may be more of a type than {@link #ofType} tells, as a sentence. */
    public Optional<String> whyMore(String type) {
        if (document.isTransformed()) {
            return Optional.of(
                    "The template is expanded before it is deployed (Transform); what comes of that is not seen.");
        }
        if (!ofType("AWS::CloudFormation::Stack").isEmpty()) {
            return Optional.of("The template has nested stacks; what is in them is not seen.");
        }
        return Optional.ofNullable(doubtful.get(type));
    }
}
