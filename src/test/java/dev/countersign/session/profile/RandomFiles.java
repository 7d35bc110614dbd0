package dev.countersign.session.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Configuration files as people leave them: lines of real ones, put together and damaged at random, the same for each seed. */
final class RandomFiles {
    private static final List<String> LINES = List.of(
            "[default]",
            "[profile dev]",
            "[profile dev] # mine",
            "[profile \"two words\"]",
            "[profile 'quo\"ted']",
            "[profile a b]",
            "[profile default]",
            "[dev]",
            "[ profile dev]",
            "[sso-session corp]",
            "[services local]",
            "[preview]",
            "[plugins]",
            "[profile dev",
            "[]",
            "region = eu-west-1",
            "region=eu-west-1",
            "region : eu-west-1",
            "region =",
            "Region = us-east-1",
            "region = eu-west-1 # comment",
            "region = eu-west-1 ; comment",
            "  region = eu-west-1",
            "\tregion = eu-west-1",
            "output = json",
            "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "aws_secret_access_key = a#b;c==",
            "aws_session_token =",
            "sso_session = corp",
            "sso_start_url = https://acme.awsapps.com/start#/",
            "sso_region = eu-west-1",
            "sso_account_id = 111122223333",
            "sso_role_name = Approver",
            "role_arn = arn:aws:iam::111122223333:role/Ops",
            "source_profile = dev",
            "credential_process = /opt/bin/keys --account \"a b\"",
            "services = local",
            "s3 =",
            "sfn =",
            "    endpoint_url = http://localhost:4566",
            "  addressing_style = path",
            "      deep = er",
            "    no delimiter",
            "no delimiter",
            "= no key",
            "# comment",
            "; comment",
            "   # indented comment",
            "",
            "   ",
            "\u00a0region = eu-west-1",
            "name = Jürgen 漢字",
            "key with blanks = value with blanks");
    private static final String[] ENDS = {"\n", "\n", "\n", "\r\n", "\r"};

    private final Random random;

    RandomFiles(long seed) {
        random = new Random(seed);
    }

    /** A file of whole lines. */
    String lines() {
        String end = ENDS[random.nextInt(ENDS.length)];
        var text = new StringBuilder(random.nextInt(10) == 0 ? "" : "[default]" + end);
        int count = random.nextInt(14);
        boolean repeats = random.nextBoolean();
        List<String> left = new ArrayList<>(LINES);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(left.size());
            text.append(repeats ? left.get(at) : left.remove(at));
            if (i + 1 < count || random.nextBoolean()) {
                text.append(end);
            }
        }
        return text.toString();
    }

    /** The same with bytes changed, added, taken away, cut off or repeated. */
    byte[] bytes() {
        byte[] bytes = lines().getBytes(StandardCharsets.UTF_8);
        int damages = random.nextInt(6);
        for (int i = 0; i < damages && bytes.length > 0; i++) {
            bytes = damaged(bytes);
        }
        return bytes;
    }

    private byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        var changed = new java.io.ByteArrayOutputStream();
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] same = bytes.clone();
                same[at] = (byte) random.nextInt(256);
                return same;
            }
            case 1 -> {
                changed.write(bytes, 0, at);
                changed.write("[]=#;: \t\n\r\0\"'\\".charAt(random.nextInt(14)));
                changed.write(bytes, at, bytes.length - at);
            }
            case 2 -> {
                changed.write(bytes, 0, at);
                changed.write(bytes, at + 1, bytes.length - at - 1);
            }
            case 3 -> changed.write(bytes, 0, at);
            default -> {
                changed.write(bytes, 0, bytes.length);
                changed.write(bytes, at, bytes.length - at);
            }
        }
        return changed.toByteArray();
    }
}
