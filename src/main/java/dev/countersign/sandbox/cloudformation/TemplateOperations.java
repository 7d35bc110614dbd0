package dev.countersign.sandbox.cloudformation;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.cloudformation.stack.Stack;
import dev.countersign.sandbox.cloudformation.template.Parameter;
import dev.countersign.sandbox.cloudformation.template.Template;
import dev.countersign.sandbox.cloudformation.template.TemplateCheck;
import dev.countersign.sandbox.cloudformation.template.Values;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateResponse;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryRequest;
import software.amazon.awssdk.services.cloudformation.model.GetTemplateSummaryResponse;
import software.amazon.awssdk.services.cloudformation.model.ParameterConstraints;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;
import software.amazon.awssdk.services.cloudformation.model.TemplateParameter;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateRequest;
import software.amazon.awssdk.services.cloudformation.model.ValidateTemplateResponse;

/** What can be asked about a template. */
final class TemplateOperations {
    private final World world;
    private final Stacks stacks;
    private final TemplateSource source;

    TemplateOperations(World world, Stacks stacks, TemplateSource source) {
        this.world = world;
        this.stacks = stacks;
        this.source = source;
    }

    void register() {
        world.operations()
                .on(
                        ValidateTemplateRequest.class,
                        Access.onAll("cloudformation:ValidateTemplate"),
                        (request, caller) -> validate(request, caller));
        world.operations()
                .on(
                        GetTemplateSummaryRequest.class,
                        CloudFormationService.<GetTemplateSummaryRequest>onStack(
                                world, "GetTemplateSummary", GetTemplateSummaryRequest::stackName),
                        (request, caller) -> summarize(request, caller));
        world.operations()
                .on(
                        GetTemplateRequest.class,
                        CloudFormationService.<GetTemplateRequest>onStack(
                                world, "GetTemplate", GetTemplateRequest::stackName),
                        (request, caller) -> get(request));
    }

    private ValidateTemplateResponse validate(ValidateTemplateRequest request, Caller caller) {
        Template template = source.read(request.templateBody(), request.templateURL(), caller);
        var answer = ValidateTemplateResponse.builder()
                .description(template.description().orElse(null))
                .declaredTransforms(template.transforms())
                .parameters(template.parameters().values().stream()
                        .map(parameter -> TemplateParameter.builder()
                                .parameterKey(parameter.name())
                                .defaultValue(parameter.defaultValue().orElse(null))
                                .description(parameter.description().orElse(null))
                                .noEcho(parameter.noEcho())
                                .build())
                        .toList());
        TemplateCheck.Capability needed = TemplateCheck.capability(template);
        if (needed.isNeeded()) {
            answer.capabilitiesWithStrings(needed.name()).capabilitiesReason(reason(needed));
        }
        return answer.build();
    }

    private static String reason(TemplateCheck.Capability needed) {
        return "The following resource(s) require capabilities: " + needed.types();
    }

    private GetTemplateSummaryResponse summarize(GetTemplateSummaryRequest request, Caller caller) {
        Template template = source.isGiven(request.templateBody(), request.templateURL())
                ? source.read(request.templateBody(), request.templateURL(), caller)
                : stacks.get(request.stackName()).plan().template();
        List<String> types = template.resources().values().stream()
                .map(Template.Resource::type)
                .distinct()
                .toList();
        var answer = GetTemplateSummaryResponse.builder()
                .description(template.description().orElse(null))
                .version(template.version().orElse(null))
                .metadata(template.metadata().isEmpty() ? null : Values.json(template.metadata()))
                .resourceTypes(types)
                .declaredTransforms(template.transforms())
                .parameters(template.parameters().values().stream()
                        .map(TemplateOperations::declaration)
                        .toList());
        TemplateCheck.Capability needed = TemplateCheck.capability(template);
        if (needed.isNeeded()) {
            answer.capabilitiesWithStrings(needed.name()).capabilitiesReason(reason(needed));
        }
        return answer.build();
    }

    private static ParameterDeclaration declaration(Parameter parameter) {
        return ParameterDeclaration.builder()
                .parameterKey(parameter.name())
                .parameterType(parameter.type())
                .defaultValue(parameter.defaultValue().orElse(null))
                .description(parameter.description().orElse(null))
                .noEcho(parameter.noEcho())
                .parameterConstraints(ParameterConstraints.builder()
                        .allowedValues(parameter.allowedValues())
                        .build())
                .build();
    }

    private GetTemplateResponse get(GetTemplateRequest request) {
        if (request.changeSetName() != null) {
            Stacks.Found found = stacks.changeSet(request.changeSetName(), request.stackName());
            return answer(found.changeSet().plan().template());
        }
        Stack stack = stacks.get(request.stackName());
        return answer(stack.plan().template());
    }

    private static GetTemplateResponse answer(Template template) {
        return GetTemplateResponse.builder()
                .templateBody(template.text())
                .stagesAvailable(TemplateStage.ORIGINAL, TemplateStage.PROCESSED)
                .build();
    }
}
