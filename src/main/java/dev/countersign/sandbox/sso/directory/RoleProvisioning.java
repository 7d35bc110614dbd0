package dev.countersign.sandbox.sso.directory;

import dev.countersign.sandbox.api.Caller;
import dev.countersign.sandbox.api.World;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;

/** Makes the IAM roles of permission sets, and takes them for people. */
public final class RoleProvisioning {
    /** The principal that the roles trust. On AWS that is a SAML provider, which nobody else may use either. */
    private static final String SERVICE = "sso.amazonaws.com";

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}""".formatted(SERVICE);
    private static final int LONGEST_SESSION = 12 * 3600;

    private final World world;

    public RoleProvisioning(World world) {
        this.world = world;
    }

    /** Makes a role for each permission set of the directory. IAM must be there. */
    public void provision(Directory directory) {
        directory.permissionSets().forEach(this::provision);
    }

    private void provision(PermissionSet set) {
        Caller service = Caller.service(SERVICE, world.account().arn("sso", "instance"));
        String name = set.roleName(world.account().id());
        world.operations()
                .call(
                        service,
                        CreateRoleRequest.builder()
                                .roleName(name)
                                .path(PermissionSet.PATH)
                                .description(set.description())
                                .maxSessionDuration(LONGEST_SESSION)
                                .assumeRolePolicyDocument(TRUST)
                                .build(),
                        CreateRoleResponse.class);
        for (String policy : set.managedPolicies()) {
            world.operations()
                    .call(
                            service,
                            AttachRolePolicyRequest.builder()
                                    .roleName(name)
                                    .policyArn("arn:aws:iam::aws:policy/" + policy)
                                    .build(),
                            AttachRolePolicyResponse.class);
        }
    }

    /**
     * A session of a permission set's role.
     *
     * @throws dev.countersign.sandbox.api.ServiceError when the role was deleted, or its trust was changed
     */
    public Caller take(PermissionSet set, Person person) {
        String role = world.account()
                .globalArn(
                        "iam",
                        "role" + PermissionSet.PATH
                                + set.roleName(world.account().id()));
        return world.identities().assume(role, SERVICE, person.userName());
    }
}
