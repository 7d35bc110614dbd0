package dev.countersign.session.credentials.role;

import dev.countersign.aws.AccessKeys;
import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.StsGateway.Role;
import dev.countersign.session.credentials.key.KeySource;
import dev.countersign.session.credentials.key.Obtained;
import dev.countersign.session.credentials.key.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A role that is taken with the token of an identity provider. The token's file is read each time: its owner renews it. */
public final class WebIdentity implements KeySource {
    private static final String OPERATION = "sts:AssumeRoleWithWebIdentity";
    private static final long LONGEST_TOKEN = 64 * 1024;

    private final World world;
    private final Path file;
    private final Role role;

    public WebIdentity(World world, Path file, Role role) {
        this.world = world;
        this.file = file;
        this.role = role;
    }

    @Override
    public Obtained obtain(Person person) {
        String token = token();
        // The call is not signed: the token is the proof. Whoever signs it all the same would do so with nothing.
        var nobody = new AccessKeys("", "", Optional.empty());
        try {
            return Obtained.alone(world.sts(nobody, sts -> sts.assumeRoleWithWebIdentity(role, token)));
        } catch (AwsFailure e) {
            throw explained(e);
        }
    }

    private String token() {
        try {
            String token = Files.size(file) > LONGEST_TOKEN
                    ? ""
                    : Files.readString(file).strip();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException e) {
            throw unusable("cannot be read");
        }
        throw unusable("holds no token");
    }

    private AwsFailure unusable(String why) {
        return AwsFailure.saying(
                Kind.CREDENTIALS_REJECTED,
                OPERATION,
                "The web identity token in " + file + " " + why + ".",
                "Whoever issues the token must put it there; check web_identity_token_file, then try again.");
    }

    private AwsFailure explained(AwsFailure failure) {
        if (failure.code().startsWith("ExpiredToken")) {
            return failure.inWords(
                    "The web identity token in " + file + " has expired.",
                    "Whoever issues the token must put a new one there, then try again.");
        }
        return switch (failure.code()) {
            case "InvalidIdentityToken", "IDPRejectedClaim" ->
                AwsFailure.of(Kind.CREDENTIALS_REJECTED, failure.operation(), failure.reason())
                        .inWords(
                                "AWS does not accept the web identity token in " + file + ".",
                                "Check that the account trusts the token's issuer and audience.");
            case "AccessDenied", "AccessDeniedException" ->
                failure.inWords(
                        "The web identity token may not take the role " + role.arn() + ".",
                        "Ask that the role's trust policy names the issuer, and this token's subject and audience.");
            default -> failure;
        };
    }
}
