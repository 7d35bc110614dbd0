package dev.countersign.sandbox.iam;

import dev.countersign.sandbox.api.Access;
import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.Operations;
import dev.countersign.sandbox.api.ServiceError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;

/**
 * Identity providers whose tokens the account's roles may trust. As on AWS a provider's URL begins with {@code https://}; for
 * providers on this machine {@code http://} is taken as well.
 */
final class OpenIdConnectProviders {
    private static final Pattern URL = Pattern.compile("https://\\S+|http://(?:127\\.0\\.0\\.1|localhost)[:/]\\S*");

    private record Provider(String arn, String url, List<String> clients, List<String> thumbprints, Instant created) {}

    private final Account account;
    private final InstantSource clock;
    private final Map<String, Provider> providers = new ConcurrentSkipListMap<>();

    OpenIdConnectProviders(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    void register(Operations operations) {
        operations.on(
                CreateOpenIdConnectProviderRequest.class,
                Access.on("iam:CreateOpenIDConnectProvider", r -> arn(bare(r.url()))),
                (r, caller) -> create(r));
        operations.on(
                GetOpenIdConnectProviderRequest.class,
                Access.on("iam:GetOpenIDConnectProvider", GetOpenIdConnectProviderRequest::openIDConnectProviderArn),
                (r, caller) -> get(r));
        operations.on(
                ListOpenIdConnectProvidersRequest.class,
                Access.on("iam:ListOpenIDConnectProviders", r -> arn("")),
                (r, caller) -> list());
        operations.on(
                DeleteOpenIdConnectProviderRequest.class,
                Access.on(
                        "iam:DeleteOpenIDConnectProvider",
                        DeleteOpenIdConnectProviderRequest::openIDConnectProviderArn),
                (r, caller) -> {
                    // Deleting one that does not exist succeeds.
                    providers.remove(String.valueOf(r.openIDConnectProviderArn()));
                    return DeleteOpenIdConnectProviderResponse.builder().build();
                });
        operations.on(
                AddClientIdToOpenIdConnectProviderRequest.class,
                Access.on(
                        "iam:AddClientIDToOpenIDConnectProvider",
                        AddClientIdToOpenIdConnectProviderRequest::openIDConnectProviderArn),
                (r, caller) -> addClient(r));
    }

    private String arn(String bareUrl) {
        return account.globalArn("iam", "oidc-provider/" + bareUrl);
    }

    /** Without scheme and final slash, as ARNs and condition keys have it. */
    private static String bare(@Nullable String url) {
        return String.valueOf(url).replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    private CreateOpenIdConnectProviderResponse create(CreateOpenIdConnectProviderRequest r) {
        if (r.hasTags()) {
            throw ServiceError.notImplemented("tags of OpenID Connect providers");
        }
        String url = String.valueOf(r.url());
        if (!URL.matcher(url).matches()) {
            throw ServiceError.of("ValidationError", "Invalid Open ID Connect Provider URL");
        }
        var provider = new Provider(
                arn(bare(url)), url, List.copyOf(r.clientIDList()), List.copyOf(r.thumbprintList()), clock.instant());
        if (providers.putIfAbsent(provider.arn(), provider) != null) {
            throw ServiceError.of("EntityAlreadyExists", 409, "Provider with url " + bare(url) + " already exists.");
        }
        return CreateOpenIdConnectProviderResponse.builder()
                .openIDConnectProviderArn(provider.arn())
                .build();
    }

    /** Unlike AWS, which drops it, the URL keeps the scheme {@code http} of a provider on this machine. */
    private GetOpenIdConnectProviderResponse get(GetOpenIdConnectProviderRequest r) {
        Provider provider = provider(r.openIDConnectProviderArn());
        boolean plain = provider.url().startsWith("http://");
        return GetOpenIdConnectProviderResponse.builder()
                .url(plain ? provider.url() : bare(provider.url()))
                .clientIDList(provider.clients())
                .thumbprintList(provider.thumbprints())
                .createDate(provider.created())
                .build();
    }

    private ListOpenIdConnectProvidersResponse list() {
        return ListOpenIdConnectProvidersResponse.builder()
                .openIDConnectProviderList(providers.keySet().stream()
                        .map(arn -> OpenIDConnectProviderListEntry.builder()
                                .arn(arn)
                                .build())
                        .toList())
                .build();
    }

    private AddClientIdToOpenIdConnectProviderResponse addClient(AddClientIdToOpenIdConnectProviderRequest r) {
        Provider old = provider(r.openIDConnectProviderArn());
        List<String> clients = Stream.concat(old.clients().stream(), Stream.of(r.clientID()))
                .distinct()
                .toList();
        providers.put(old.arn(), new Provider(old.arn(), old.url(), clients, old.thumbprints(), old.created()));
        return AddClientIdToOpenIdConnectProviderResponse.builder().build();
    }

    private Provider provider(@Nullable String arn) {
        return Optional.ofNullable(arn)
                .map(providers::get)
                .orElseThrow(() -> IamAccount.noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }
}
