package dev.countersign.sandbox.sso;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Identities.Credentials;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.Page;
import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.api.World;
import dev.countersign.sandbox.sso.directory.Directory;
import dev.countersign.sandbox.sso.directory.PermissionSet;
import dev.countersign.sandbox.sso.directory.Person;
import dev.countersign.sandbox.sso.directory.RoleProvisioning;
import dev.countersign.sandbox.sso.oidc.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsRequest;
import software.amazon.awssdk.services.sso.model.GetRoleCredentialsResponse;
import software.amazon.awssdk.services.sso.model.ListAccountRolesRequest;
import software.amazon.awssdk.services.sso.model.ListAccountRolesResponse;
import software.amazon.awssdk.services.sso.model.ListAccountsRequest;
import software.amazon.awssdk.services.sso.model.ListAccountsResponse;
import software.amazon.awssdk.services.sso.model.LogoutRequest;
import software.amazon.awssdk.services.sso.model.LogoutResponse;
import software.amazon.awssdk.services.sso.model.RoleInfo;

/** The portal API: what the holder of an access token may use. It comes in without a signature. */
final class PortalOperations {
    private static final int MOST = 100;
    private static final Duration ROLE_SESSION = Duration.ofHours(1);

    private final World world;
    private final Directory directory;
    private final RoleProvisioning roles;
    private final Tokens tokens;
    private final InstantSource wall;

    PortalOperations(World world, Directory directory, RoleProvisioning roles, Tokens tokens, InstantSource wall) {
        this.world = world;
        this.directory = directory;
        this.roles = roles;
        this.tokens = tokens;
        this.wall = wall;
    }

    void register(Operations operations) {
        operations.on(ListAccountsRequest.class, Access.free(), (r, caller) -> accounts(r));
        operations.on(ListAccountRolesRequest.class, Access.free(), (r, caller) -> roles(r));
        operations.on(GetRoleCredentialsRequest.class, Access.free(), (r, caller) -> credentials(r));
        operations.on(LogoutRequest.class, Access.free(), (r, caller) -> {
            holder(r.accessToken());
            tokens.signOut(r.accessToken());
            return LogoutResponse.builder().build();
        });
    }

    private ListAccountsResponse accounts(ListAccountsRequest r) {
        Person person = holder(r.accessToken());
        List<AccountInfo> all = person.permissionSets().isEmpty()
                ? List.of()
                : List.of(AccountInfo.builder()
                        .accountId(world.account().id())
                        .accountName(directory.accountName())
                        .emailAddress(directory.accountEmail())
                        .build());
        Page<AccountInfo> page = page(all, r.nextToken(), r.maxResults());
        return ListAccountsResponse.builder()
                .accountList(page.items())
                .nextToken(page.next())
                .build();
    }

    private ListAccountRolesResponse roles(ListAccountRolesRequest r) {
        Person person = holder(r.accessToken());
        String account = assigned(person, r.accountId());
        List<RoleInfo> all = person.permissionSets().stream()
                .map(set -> RoleInfo.builder()
                        .accountId(account)
                        .roleName(set.name())
                        .build())
                .toList();
        Page<RoleInfo> page = page(all, r.nextToken(), r.maxResults());
        return ListAccountRolesResponse.builder()
                .roleList(page.items())
                .nextToken(page.next())
                .build();
    }

    private GetRoleCredentialsResponse credentials(GetRoleCredentialsRequest r) {
        Person person = holder(r.accessToken());
        assigned(person, r.accountId());
        String name = needed(r.roleName(), "role_name");
        PermissionSet set = person.permissionSets().stream()
                .filter(mine -> mine.name().equals(name))
                .findFirst()
                .orElseThrow(PortalOperations::noAccess);
        Credentials issued = world.identities().issue(roles.take(set, person), ROLE_SESSION);
        return GetRoleCredentialsResponse.builder()
                .roleCredentials(credentials -> credentials
                        .accessKeyId(issued.accessKeyId())
                        .secretAccessKey(issued.secretAccessKey())
                        .sessionToken(issued.sessionToken().orElseThrow())
                        .expiration(wall.instant().plus(ROLE_SESSION).toEpochMilli()))
                .build();
    }

    private Person holder(@Nullable String accessToken) {
        return tokens.holder(accessToken == null ? "" : accessToken)
                .orElseThrow(() -> ServiceError.of("UnauthorizedException", 401, "Session token not found or invalid"));
    }

    private String assigned(Person person, @Nullable String accountId) {
        String account = needed(accountId, "account_id");
        if (!account.equals(world.account().id()) || person.permissionSets().isEmpty()) {
            throw noAccess();
        }
        return account;
    }

    /** In no model of the API, but what AWS says to somebody who has no such assignment. */
    private static ServiceError noAccess() {
        return ServiceError.of("ForbiddenException", 403, "No access");
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw invalid("Missing " + name);
        }
        return value;
    }

    private static <T> Page<T> page(List<T> all, @Nullable String token, @Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw invalid("max_result must be from 1 to " + MOST);
        }
        try {
            return Page.of(all, token, limit, MOST);
        } catch (IllegalArgumentException e) {
            throw invalid("Invalid next_token");
        }
    }

    private static ServiceError invalid(String message) {
        return ServiceError.of("InvalidRequestException", message);
    }
}
