package dev.countersign.stack.health.facts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of which parts may be known by name only: before deployment, a bucket without a name of its own is just “the bucket that the
 * template calls Bucket”, and a parameter without a value could be anything. Both are kept as marks within the text.
 */
public record Term(String text) {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    /** No sign of its own is a wildcard of policies and patterns. */
    private static final char UNKNOWN = '\uE002';

    private static final Pattern MARK = Pattern.compile(OPEN + "(" + UNKNOWN + "?)([^" + CLOSE + "]*)" + CLOSE);
    private static final Pattern OPEN_MARK = Pattern.compile(OPEN + "" + UNKNOWN + "[^" + CLOSE + "]*" + CLOSE);
    private static final int ARN_PARTS = 6;

    /** What CloudFormation will make up for a resource; two resources never have the same. */
    public static Term ofResource(String logicalId) {
        return new Term(OPEN + clean(logicalId) + CLOSE);
    }

    /** Something that only the deployment tells, for example a parameter without a value. */
    public static Term unknown(String name) {
        return new Term(OPEN + "" + UNKNOWN + clean(name) + CLOSE);
    }

    /** Colons would be taken for those of an ARN. */
    private static String clean(String name) {
        return name.replace("::", ".").replace(':', '.').replace(CLOSE, '.').replace(OPEN, '.');
    }

    /** Whether every character is known. */
    public boolean isWhole() {
        return text.indexOf(OPEN) < 0;
    }

    /** Whether some part could be anything. */
    public boolean isOpen() {
        return OPEN_MARK.matcher(text).find();
    }

    /** Whether both are the same text. Marks of resources stand for themselves. */
    public Truth same(Term other) {
        if (text.equals(other.text)) {
            return Truth.YES;
        }
        return isOpen() || other.isOpen() ? couldBe(other) : Truth.NO;
    }

    /** Unknown, unless the known parts already rule it out. */
    private Truth couldBe(Term other) {
        if (isOpen() && other.isOpen()) {
            return Truth.UNKNOWN;
        }
        Term open = isOpen() ? this : other;
        String known = isOpen() ? other.text : text;
        var regex = new StringBuilder();
        Matcher marks = OPEN_MARK.matcher(open.text);
        int from = 0;
        while (marks.find()) {
            regex.append(Pattern.quote(open.text.substring(from, marks.start())))
                    .append(".*");
            from = marks.end();
        }
        regex.append(Pattern.quote(open.text.substring(from)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(known).matches() ? Truth.UNKNOWN : Truth.NO;
    }

    /**
     * Whether both ARNs name the same thing: service and resource decide, and Region and account where both are known. An ARN against
     * something that is none is no.
     */
    public Truth sameArn(Term other) {
        String[] mine = text.split(":", ARN_PARTS);
        String[] theirs = other.text.split(":", ARN_PARTS);
        if (mine.length < ARN_PARTS || theirs.length < ARN_PARTS) {
            return same(other);
        }
        Truth same = new Term(mine[2]).same(new Term(theirs[2])).and(new Term(mine[5]).same(new Term(theirs[5])));
        for (int place = 3; place <= 4; place++) {
            Truth here = new Term(mine[place]).same(new Term(theirs[place]));
            same = here == Truth.NO ? Truth.NO : same;
        }
        return same;
    }

    /** The resource at the end of an ARN, what stands before its last colon or slash left out; the text itself if it is no ARN. */
    public Term lastPart() {
        int cut = Math.max(text.lastIndexOf(':'), text.lastIndexOf('/'));
        return new Term(text.substring(cut + 1));
    }

    /** For a person: the unknown parts as {@code ${Name}}. */
    public String shown() {
        return MARK.matcher(text).replaceAll(found -> Matcher.quoteReplacement("${" + found.group(2) + "}"));
    }

    /** The names of the parts that could be anything, for a person. */
    public String openParts() {
        var names = new StringBuilder();
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            if (!marks.group(1).isEmpty()) {
                names.append(names.isEmpty() ? "" : ", ").append(marks.group(2));
            }
        }
        return names.toString();
    }

    @Override
    public String toString() {
        return shown();
    }
}
