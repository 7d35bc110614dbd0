package dev.countersign.doctor.pack.redaction;

import dev.countersign.aws.SecretText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out of texts whatever may be a secret. The adapters have done so with whole task tokens; here go what is left of tokens that
 * were written in another form, what stands under a secret's name, and what looks like a key. What has been cleaned once stays as it
 * is when it is cleaned again. One thread at a time.
 */
public final class Redaction {
    private static final String REMOVED = SecretFields.REMOVED;
    /** Longer texts are cut: they are payloads, and no cause is read from their ends. */
    private static final int LONGEST = 32 * 1024;

    /** So much of one answer is kept; of further texts only their beginnings, so that a pack can always be opened again. */
    private static final int MOST_OF_AN_ANSWER = 12 << 20;

    private static final int BEGINNING = 512;
    /** Names of fields that are too short to hold anything. */
    private static final int SHORT = 16;

    private static final int REMEMBERED = 20_000;
    private static final Set<String> MAPS = Set.of("configuration");

    private static final String NAMES =
            "(?:pass(?:word|wd|phrase)|pwd|secret|api[_-]?key|private[_-]?key|credentials?|(?<![a-z])pin|connection[_-]?string)";
    private static final String KEPT = "(?!\\$|\\{%|\\(removed|\\[task token)";

    private static final List<Rule> RULES = List.of(
            // Base64 in lines, as mails and PEM files have it; the line ends may be written as escapes.
            new Rule("(?:[A-Za-z0-9+/=]{40,80}(?:\\\\+r)?(?:\\\\+n|\\r?\\n)){2,}[A-Za-z0-9+/=]*", REMOVED),
            // A part of a token, or of one that was packed once more: long, and of all kinds of characters, unlike
            // names and paths.
            new Rule(
                    "(?<![A-Za-z0-9+/=%])(?=(?:[a-z0-9+/=%]*[A-Z]){6})(?=(?:[A-Z0-9+/=%]*[a-z]){6})(?=(?:[A-Za-z+/=%]*[0-9]){3})"
                            + "(?:[A-Za-z0-9+/=]|%[0-9A-Fa-f]{2}){60,}",
                    REMOVED),
            new Rule("-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)", REMOVED),
            // What percent-encoding has split off a token.
            new Rule(
                    "(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9+/=_-]{40,})+(?:[A-Za-z0-9+/=_%-]*)(\\[task token [0-9a-f]{8}])",
                    "$1"),
            new Rule("(\\[task token [0-9a-f]{8}])(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9+/=_-]{40,})[A-Za-z0-9+/=_%-]*", "$1"),
            new Rule(
                    "(?i)(" + NAMES + "\\\\*[\"']?\\s*(?:=>|[:=])\\s*)(\\\\*[\"'])" + KEPT + "(?:.{1,4096}?)\\2",
                    "$1$2" + REMOVED + "$2"),
            new Rule(
                    "(?i)(" + NAMES + "\\\\*[\"']?\\s*(?:=>|[:=])\\s*)" + KEPT + "[^\\s\"'\\\\&,;<>}\\])({\\[]+",
                    "$1" + REMOVED),
            new Rule("(://)[^/\\s:@\"']+:[^/\\s@\"']+@", "$1" + REMOVED + "@"),
            new Rule("\\b(AKIA|ASIA)[A-Z0-9]{16}\\b", "$1" + REMOVED),
            new Rule("\\b(?:gh[pousr]_[A-Za-z0-9]{20,}|xox[a-z]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,})", REMOVED));

    private final Optional<Fingerprints> fingerprints;
    private final Set<String> known;
    private final Map<String, String> cleaned = new HashMap<>();
    private int removed;
    private int cut;
    private int room = MOST_OF_AN_ANSWER;

    private record Rule(Pattern pattern, String instead) {
        Rule(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }

    private Redaction(Optional<Fingerprints> fingerprints, Set<String> known) {
        this.fingerprints = fingerprints;
        this.known = Set.copyOf(known);
    }

    /** @param known secrets that are to go wherever they stand */
    public static Redaction into(Fingerprints fingerprints, Set<String> known) {
        return new Redaction(Optional.of(fingerprints), known);
    }

    /** For what has been redacted before, to be compared with it. */
    public static Redaction again() {
        return new Redaction(Optional.empty(), Set.of());
    }

    /** In how many texts something was taken out. */
    public int removed() {
        return removed;
    }

    /** How many texts were too long. */
    public int cut() {
        return cut;
    }

    /** The text without secrets; very long ones without their ends. */
    public String text(String text) {
        String before = cleaned.get(text);
        if (before != null) {
            return before;
        }
        String clean =
                fingerprints.map(keyed -> keyed.inText(withoutSecrets(text))).orElseGet(() -> withoutSecrets(text));
        if (cleaned.size() < REMEMBERED) {
            cleaned.put(text, clean);
        }
        return clean;
    }

    private String withoutSecrets(String text) {
        String clean = Suspect.isSuspect(text) ? searched(text) : text;
        for (String secret : known) {
            clean = clean.replace(secret, REMOVED);
        }
        removed += clean.equals(text) ? 0 : 1;
        if (clean.length() <= LONGEST) {
            return clean;
        }
        cut++;
        String end = "… (cut: " + clean.length() + " characters in all)";
        return clean.substring(0, LONGEST - end.length()) + end;
    }

    private String withinRoom(String value) {
        room -= value.length();
        if (room >= 0 || value.length() <= BEGINNING) {
            return text(value);
        }
        // Cleaned with what comes next, so that a secret is not cut in two and its beginning kept.
        String clean = text(value.substring(0, Math.min(value.length(), 4 * BEGINNING)));
        cut++;
        return clean.substring(0, Math.min(clean.length(), BEGINNING)) + "… (cut: " + value.length()
                + " characters in all)";
    }

    private static String searched(String text) {
        String clean = SecretText.without(SecretFields.of(text).text());
        for (Rule rule : RULES) {
            clean = rule.pattern().matcher(clean).replaceAll(rule.instead());
        }
        return clean;
    }

    /** The same tree with all its texts cleaned, names of fields included. */
    public JsonNode tree(JsonNode node) {
        room = MOST_OF_AN_ANSWER;
        return tree(node, false);
    }

    /** @param map whether the names of the fields are somebody's own, and tell secrets */
    private JsonNode tree(JsonNode node, boolean map) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode clean = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(field -> clean.set(
                                name(field.getKey()),
                                map && SecretNames.isSecret(field.getKey())
                                        ? removal()
                                        : tree(field.getValue(), MAPS.contains(field.getKey()))));
                yield clean;
            }
            case ArrayNode array -> {
                // From the end: where there is too much, the last events of a history matter most.
                var items = new ArrayList<JsonNode>();
                for (int i = array.size() - 1; i >= 0; i--) {
                    items.add(tree(array.get(i), false));
                }
                yield JsonNodeFactory.instance.arrayNode().addAll(items.reversed());
            }
            case StringNode string -> StringNode.valueOf(value(string.asString()));
            default -> node;
        };
    }

    private JsonNode removal() {
        removed++;
        return StringNode.valueOf(REMOVED);
    }

    private String name(String name) {
        return name.length() < SHORT ? name : text(name);
    }

    private String value(String value) {
        return Fingerprints.isWritten(value)
                ? fingerprints.map(keyed -> keyed.keyed(value)).orElse(value)
                : withinRoom(value);
    }
}
