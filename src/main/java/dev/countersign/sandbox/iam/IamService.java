package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.iam.mfa.MfaDevices;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Identity and Access Management: users, roles, policies and keys, and the decisions that follow from them.
 *
 * <p>From its registration on, every call in the sandbox is decided by the caller's policy documents. The personas that a sandbox
 * starts with are users like any other: their policies are in {@code personas.json} beside this class, and can be changed with
 * IAM's own operations.
 */
public final class IamService {
    /**
     * A user that every sandbox has from the start.
     *
     * @param name for example {@code approver}; also the IAM user's name
     */
    public record Persona(String name, Credentials credentials) {}

    private final World world;
    private final IamAccount account;
    private final CallContext context;
    private final PolicyAuthorizer authorizer;
    private final MfaDevices devices;
    private final AccessKeys keys;
    private final List<Persona> personas = new ArrayList<>();

    public IamService(World world) {
        this(world, InstantSource.system());
    }

    /** @param wall what temporary credentials expire by */
    public IamService(World world, InstantSource wall) {
        this.world = world;
        var ids = new IamIds(world.issued());
        account = new IamAccount(world.account(), world.clock(), ids);
        context = new CallContext(world.account(), world.clock(), wall);
        authorizer = new PolicyAuthorizer(account, context);
        devices = new MfaDevices(wall, world.issued());
        keys = new AccessKeys(
                account, context, authorizer, devices, ids, world.account().id(), wall);
    }

    public void register() {
        world.identifyWith(keys);
        world.operations().authorizeWith(authorizer);
        var arns = new IamArns(world.account(), account);
        var selves = new CallersOwnUser(account, arns, authorizer);
        new RoleOperations(account, arns).register(world.operations());
        new RolePolicyOperations(account, arns).register(world.operations());
        new ManagedPolicyOperations(account, arns).register(world.operations());
        new UserOperations(account, arns, selves, keys, devices).register(world.operations());
        new MfaDeviceOperations(world.account(), account, arns, selves, devices).register(world.operations());
        new AccountAliases().register(world.operations());
        new OpenIdConnectProviders(world.account(), world.clock()).register(world.operations());
        new UserPolicyOperations(account, arns).register(world.operations());
        new AccessKeyOperations(selves, keys).register(world.operations());
        new SimulationOperations(account, context).register(world.operations());
        AwsManagedPolicies.read("personas.json").forEach(this::admit);
    }

    private void admit(JsonNode persona) {
        IamUser user = account.createUser(persona.get("name").asString(), null);
        for (JsonNode arn : persona.path("attached")) {
            user.attachedPolicies().add(account.policy(arn.asString()).arn());
        }
        persona.path("policies")
                .properties()
                .forEach(policy -> user.inlinePolicies()
                        .put(
                                policy.getKey(),
                                IamAccount.checkedIdentityPolicy(
                                        policy.getValue().toString())));
        personas.add(new Persona(user.name(), keys.issueLasting(user).credentials()));
    }

    /** The users that a sandbox starts with, and their keys: administrator, approver, viewer. */
    public List<Persona> personas() {
        return List.copyOf(personas);
    }

    /**
     * The keys of a persona.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public Persona persona(String name) {
        return personas.stream()
                .filter(persona -> persona.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no persona " + name));
    }
}
