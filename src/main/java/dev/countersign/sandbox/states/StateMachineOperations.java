package dev.countersign.sandbox.states;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.Needed;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.states.asl.DefinitionCheck;
import dev.countersign.sandbox.states.asl.Problem;
import dev.countersign.sandbox.states.data.Json;
import dev.countersign.sandbox.states.run.Machine;
import dev.countersign.sandbox.states.task.Integrations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** Making, changing, reading and deleting state machines. */
final class StateMachineOperations {
    private static final LoggingConfiguration NO_LOGGING = LoggingConfiguration.builder()
            .level("OFF")
            .includeExecutionData(false)
            .build();
    private static final TracingConfiguration NO_TRACING =
            TracingConfiguration.builder().enabled(false).build();
    private static final int MAX_TOKEN = 1024;

    private final World world;
    private final Store store;
    private final Integrations integrations;
    private final Encryption encryption;

    StateMachineOperations(World world, Store store, Integrations integrations, Encryption encryption) {
        this.encryption = encryption;
        this.world = world;
        this.store = store;
        this.integrations = integrations;
    }

    void register() {
        var operations = world.operations();
        operations.on(
                CreateStateMachineRequest.class,
                r -> allowed("states:CreateStateMachine", arn(String.valueOf(r.name())), r.roleArn()),
                this::create);
        operations.on(
                UpdateStateMachineRequest.class,
                r -> allowed("states:UpdateStateMachine", String.valueOf(r.stateMachineArn()), r.roleArn()),
                this::update);
        operations.on(
                DescribeStateMachineRequest.class,
                Access.on("states:DescribeStateMachine", r -> String.valueOf(r.stateMachineArn())),
                (r, caller) -> describe(r, caller));
        operations.on(
                DeleteStateMachineRequest.class,
                Access.on("states:DeleteStateMachine", r -> String.valueOf(r.stateMachineArn())),
                (r, caller) -> delete(r));
        operations.on(
                ValidateStateMachineDefinitionRequest.class,
                Access.onAll("states:ValidateStateMachineDefinition"),
                (r, caller) -> new Validation(integrations).answer(r));
        operations.on(ListStateMachinesRequest.class, Access.onAll("states:ListStateMachines"), (r, caller) -> list(r));
    }

    private String arn(String name) {
        return world.account().arn("states", "stateMachine:" + name);
    }

    /** Whoever gives a machine a role must be allowed to pass that role on. */
    private static List<Needed> allowed(String action, String machineArn, @Nullable String roleArn) {
        Needed itself = new Needed(action, machineArn);
        if (roleArn == null) {
            return List.of(itself);
        }
        return List.of(
                itself, new Needed("iam:PassRole", roleArn, Map.of("iam:PassedToService", "states.amazonaws.com")));
    }

    private CreateStateMachineResponse create(CreateStateMachineRequest r, Caller caller) {
        Constraints.name(r.name());
        Constraints.arn(r.roleArn());
        boolean express = r.type() == StateMachineType.EXPRESS;
        if (r.versionDescription() != null && !Boolean.TRUE.equals(r.publish())) {
            throw ServiceError.of("ValidationException", "Version description can only be set when publish is true");
        }
        refuseWhatIsMissing(r.publish());
        checkLogging(r.loggingConfiguration());
        Map<String, Object> parsed = checked(r.definition(), express);
        String arn = arn(r.name());
        LoggingConfiguration logging = r.loggingConfiguration() == null ? NO_LOGGING : r.loggingConfiguration();
        TracingConfiguration tracing = r.tracingConfiguration() == null ? NO_TRACING : r.tracingConfiguration();
        Optional<Store.Registered> present = store.find(arn);
        if (present.isPresent()) {
            return again(present.get(), r, express, logging);
        }
        checkTrust(r.roleArn());
        Instant now = world.clock().instant();
        var machine = new Machine(
                arn,
                r.name(),
                express,
                r.definition(),
                parsed,
                r.roleArn(),
                UUID.randomUUID().toString(),
                now,
                now);
        Optional<EncryptionConfiguration> secured = encryption.checked(arn, r.encryptionConfiguration(), caller);
        store.put(arn, new Store.Registered(store.nextOrder(), machine, logging, tracing, secured, false, false));
        r.tags().forEach(tag -> store.tags(arn).put(tag.key(), tag.value()));
        return CreateStateMachineResponse.builder()
                .stateMachineArn(arn)
                .creationDate(now)
                .build();
    }

    private static void refuseWhatIsMissing(@Nullable Boolean publish) {
        if (Boolean.TRUE.equals(publish)) {
            throw ServiceError.notImplemented("versions of state machines");
        }
    }

    private static void checkLogging(@Nullable LoggingConfiguration logging) {
        if (logging == null
                || logging.level() == null
                || logging.levelAsString().equals("OFF")) {
            return;
        }
        if (logging.destinations().size() != 1) {
            throw ServiceError.of(
                    "InvalidLoggingConfiguration",
                    "Invalid Logging Configuration: Must specify exactly one Log Destination.");
        }
    }

    /** Creating the same machine again is no error; the role may differ and is left as it is. */
    private static CreateStateMachineResponse again(
            Store.Registered present, CreateStateMachineRequest r, boolean express, LoggingConfiguration logging) {
        Machine machine = present.machine();
        if (present.deleting()) {
            throw ServiceError.of("StateMachineDeleting", "State Machine is being deleted: '" + machine.arn() + "'");
        }
        boolean same = machine.definition().equals(r.definition())
                && machine.express() == express
                && present.logging().equals(logging);
        if (!same) {
            throw ServiceError.of("StateMachineAlreadyExists", "State Machine Already Exists: '" + machine.arn() + "'");
        }
        return CreateStateMachineResponse.builder()
                .stateMachineArn(machine.arn())
                .creationDate(machine.created())
                .build();
    }

    private void checkTrust(String roleArn) {
        try {
            world.identities().assume(roleArn, "states.amazonaws.com", "CreateStateMachine");
        } catch (ServiceError e) {
            if (!e.code().startsWith("AccessDenied")) {
                throw e;
            }
            throw ServiceError.accessDenied(
                    "Neither the global service principal states.amazonaws.com, nor the regional"
                            + " one is authorized to assume the provided role.");
        }
    }

    private Map<String, Object> checked(@Nullable String definition, boolean express) {
        Constraints.required("definition", definition);
        String text = String.valueOf(definition);
        Object parsed = Constraints.json("InvalidDefinition", "Invalid State Machine Definition", text);
        List<Problem> problems = DefinitionCheck.of(parsed, express, integrations::supports);
        if (!problems.isEmpty()) {
            throw Problem.toServiceError(problems);
        }
        return Json.object(parsed);
    }

    private UpdateStateMachineResponse update(UpdateStateMachineRequest r, Caller caller) {
        Store.Registered present = store.machine(r.stateMachineArn());
        if (r.definition() == null
                && r.roleArn() == null
                && r.loggingConfiguration() == null
                && r.tracingConfiguration() == null
                && r.encryptionConfiguration() == null) {
            throw ServiceError.of(
                    "MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be"
                            + " specified");
        }
        if (present.deleting()) {
            throw ServiceError.of(
                    "StateMachineDeleting", "State Machine is being deleted: '" + r.stateMachineArn() + "'");
        }
        refuseWhatIsMissing(r.publish());
        checkLogging(r.loggingConfiguration());
        Machine old = present.machine();
        String definition = r.definition() == null ? old.definition() : r.definition();
        String roleArn = r.roleArn() == null ? old.roleArn() : r.roleArn();
        if (r.roleArn() != null) {
            Constraints.arn(roleArn);
            checkTrust(roleArn);
        }
        String revision = UUID.randomUUID().toString();
        Instant now = world.clock().instant();
        var machine = new Machine(
                old.arn(),
                old.name(),
                old.express(),
                definition,
                checked(definition, old.express()),
                roleArn,
                revision,
                old.created(),
                now);
        store.put(
                old.arn(),
                present.with(
                        machine,
                        r.loggingConfiguration() == null ? present.logging() : r.loggingConfiguration(),
                        r.tracingConfiguration() == null ? present.tracing() : r.tracingConfiguration(),
                        r.encryptionConfiguration() == null
                                ? present.encryption()
                                : encryption.checked(old.arn(), r.encryptionConfiguration(), caller)));
        return UpdateStateMachineResponse.builder()
                .updateDate(now)
                .revisionId(revision)
                .build();
    }

    private DescribeStateMachineResponse describe(DescribeStateMachineRequest r, Caller caller) {
        Store.Registered registered = store.machine(r.stateMachineArn());
        boolean withData = r.includedData() != IncludedData.METADATA_ONLY;
        if (withData) {
            encryption.read(registered, caller);
        }
        Machine machine = registered.machine();
        return DescribeStateMachineResponse.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .status(registered.deleting() ? "DELETING" : "ACTIVE")
                .definition(withData ? machine.definition() : null)
                .encryptionConfiguration(registered.encryption().orElse(null))
                .roleArn(machine.roleArn())
                .type(machine.express() ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                .creationDate(machine.created())
                .loggingConfiguration(registered.logging())
                .tracingConfiguration(registered.tracing())
                .revisionId(registered.revised() ? machine.revisionId() : null)
                .build();
    }

    private DeleteStateMachineResponse delete(DeleteStateMachineRequest r) {
        Constraints.arn(r.stateMachineArn());
        store.find(r.stateMachineArn()).ifPresent(registered -> {
            String arn = registered.machine().arn();
            store.put(arn, registered.inDeletion());
            store.running(arn).forEach(execution -> execution.endAtNextState());
            store.removeIfDone(arn);
        });
        return DeleteStateMachineResponse.builder().build();
    }

    private ListStateMachinesResponse list(ListStateMachinesRequest r) {
        Constraints.length("nextToken", r.nextToken(), MAX_TOKEN);
        Pages.Page<Store.Registered> page =
                Pages.of("machines", store.machines(), Store.Registered::order, r.maxResults(), r.nextToken());
        return ListStateMachinesResponse.builder()
                .stateMachines(page.items().stream()
                        .map(Store.Registered::machine)
                        .map(machine -> StateMachineListItem.builder()
                                .stateMachineArn(machine.arn())
                                .name(machine.name())
                                .type(machine.express() ? StateMachineType.EXPRESS : StateMachineType.STANDARD)
                                .creationDate(machine.created())
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }
}
