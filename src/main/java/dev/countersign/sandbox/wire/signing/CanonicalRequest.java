package dev.countersign.sandbox.wire.signing;

import dev.countersign.sandbox.wire.http.Percent;
import dev.countersign.sandbox.wire.http.WireRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The form of a request that is signed: whatever is signed stands in it, in one certain order and spelling. */
final class CanonicalRequest {
    private record Parameter(String name, String value) {}

    private CanonicalRequest() {}

    static String of(WireRequest sent, List<String> signedHeaders, boolean encodePathOnce, String payload) {
        var text = new StringBuilder();
        text.append(sent.method()).append('\n');
        text.append(path(sent.rawPath(), encodePathOnce)).append('\n');
        text.append(query(sent)).append('\n');
        for (String name : signedHeaders) {
            String value = sent.header(name).orElse("").strip().replaceAll(" +", " ");
            text.append(name).append(':').append(value).append('\n');
        }
        text.append('\n').append(String.join(";", signedHeaders)).append('\n');
        return text.append(payload).toString();
    }

    private static String path(String rawPath, boolean encodeOnce) {
        String path = Percent.encodePath(encodeOnce ? Percent.decode(rawPath) : rawPath);
        return path.isEmpty() ? "/" : path;
    }

    private static String query(WireRequest sent) {
        List<Parameter> parameters = new ArrayList<>();
        sent.query().forEach((name, values) -> {
            if (!name.equals("X-Amz-Signature")) {
                values.forEach(value -> parameters.add(new Parameter(Percent.encode(name), Percent.encode(value))));
            }
        });
        parameters.sort(Comparator.comparing(Parameter::name).thenComparing(Parameter::value));
        return String.join(
                "&", parameters.stream().map(p -> p.name() + "=" + p.value()).toList());
    }
}
