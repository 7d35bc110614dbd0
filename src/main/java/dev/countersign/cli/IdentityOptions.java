package dev.countersign.cli;

import dev.countersign.session.Environment;
import dev.countersign.session.profile.SessionOptions;
import dev.countersign.session.profile.Variables;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that talks to AWS, with the meaning that they have in the AWS CLI. */
final class IdentityOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Profile of the AWS configuration files; the environment's credentials are then not used.")
    private @Nullable String profile;

    @Option(names = "--region", paramLabel = "R", description = "Region, before AWS_REGION and the profile's own.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "Address for all calls, before AWS_ENDPOINT_URL and the profile's own.",
            converter = HttpAddress.class)
    private @Nullable URI endpoint;

    @Option(names = "--read-only", description = "Changes nothing: calls that would are refused here.")
    private boolean readOnly;

    SessionOptions session() {
        return new SessionOptions(
                Optional.ofNullable(profile), Optional.ofNullable(region), Optional.ofNullable(endpoint));
    }

    /** These, and where they say nothing those that stand before the command: {@code countersign --profile P whoami}. */
    IdentityOptions within(CommandSpec command) {
        var all = new IdentityOptions();
        IdentityOptions outer =
                command.root().userObject() instanceof Countersign program ? program.identity() : new IdentityOptions();
        all.profile = profile == null ? outer.profile : profile;
        all.region = region == null ? outer.region : region;
        all.endpoint = endpoint == null ? outer.endpoint : endpoint;
        all.readOnly = readOnly || outer.readOnly;
        return all;
    }

    /** The environment with these options before it. */
    Environment over(Map<String, String> variables) {
        return new Environment(new Variables(variables, session()));
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** Reads an address as AWS's tools do, but says at once when it is none. */
    static final class HttpAddress implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            return Variables.url(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not an http or https URL"));
        }
    }
}
