package dev.countersign.sandbox.states.data;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.mapper.MappingException;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSONPath as Step Functions has it: Jayway's dialect for reading, plain reference paths for writing. */
public final class Paths {
    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]]+)|\\['([^']*)'\\]|\\[\"([^\"]*)\"\\]|\\[(\\d+)\\]");
    private static final Pattern ROOT = Pattern.compile("^\\$(\\$|[A-Za-z_][A-Za-z0-9_]*)?");
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new PlainJsonProvider())
            .mappingProvider(new NoMapping())
            .options(EnumSet.noneOf(Option.class))
            .build();

    private Paths() {}

    /** A path that leads to nothing; the message is Jayway's. */
    public static final class NotFound extends Exception {
        private static final long serialVersionUID = 1L;

        NotFound(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * What {@code path} (starting with {@code $}) selects in {@code root}.
     *
     * @throws NotFound when it selects nothing, or is no path
     */
    public static @Nullable Object read(String path, @Nullable Object root) throws NotFound {
        if (path.equals("$")) {
            return root;
        }
        if (root == null) {
            throw new NotFound("No results for path: " + path);
        }
        try {
            Object found = JsonPath.using(CONFIGURATION).parse(root).read(path);
            return Json.copy(found);
        } catch (PathNotFoundException e) {
            if (!JsonPath.isPathDefinite(path)) {
                // Slices, wildcards and filters select nothing where even their array is missing.
                return new ArrayList<>();
            }
            throw new NotFound(String.valueOf(e.getMessage()));
        } catch (InvalidPathException | IllegalArgumentException | MappingException e) {
            throw new NotFound("Invalid path: " + e.getMessage());
        }
    }

    /** Whether the text is a JSONPath: syntax only. */
    public static boolean isPath(String text) {
        if (!text.startsWith("$")) {
            return false;
        }
        try {
            JsonPath.compile("$" + ROOT.matcher(text).replaceFirst(""));
            return balanced(text);
        } catch (InvalidPathException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean balanced(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
        }
        return open == 0;
    }

    /** Whether the text is a reference path: one that names a single place ({@code $}, {@code $.a.b}, {@code $['a'][0]}). */
    public static boolean isReference(String text) {
        return text.startsWith("$")
                && STEP.matcher(text.substring(1)).replaceAll("").isEmpty();
    }

    /**
     * A copy of {@code root} with {@code value} at a reference path; parents that are missing are made.
     *
     * @throws NotFound when the path leads through something that is no object or array, or beyond an array's end
     */
    public static @Nullable Object write(String path, @Nullable Object root, @Nullable Object value) throws NotFound {
        if (path.equals("$")) {
            return value;
        }
        Object copied = root instanceof Map<?, ?> || root instanceof List<?> ? Json.copy(root) : null;
        if (copied == null) {
            throw new NotFound("Unable to apply ReferencePath " + path + " to input " + Json.write(root));
        }
        Object here = copied;
        Matcher steps = STEP.matcher(path.substring(1));
        boolean more = steps.find();
        while (more) {
            Object step = steps.group(4) != null ? (Object) Integer.valueOf(steps.group(4)) : name(steps);
            more = steps.find();
            here = put(path, here, step, value, !more);
        }
        return copied;
    }

    private static Object name(Matcher step) {
        for (int group = 1; group <= 3; group++) {
            if (step.group(group) != null) {
                return step.group(group);
            }
        }
        return "";
    }

    /** Puts the value, or goes one step down; gives where the next step starts. */
    private static Object put(String path, Object here, Object step, @Nullable Object value, boolean last)
            throws NotFound {
        if (step instanceof Integer index && here instanceof List<?>) {
            List<Object> list = Json.array(here);
            if (index >= list.size()) {
                throw new NotFound("Unable to apply ReferencePath " + path + " to input " + Json.write(here));
            }
            if (last) {
                list.set(index, value);
                return here;
            }
            return container(path, list.get(index));
        }
        if (here instanceof Map<?, ?> && step instanceof String key) {
            Map<String, Object> map = Json.object(here);
            if (last) {
                map.put(key, value);
                return here;
            }
            return container(path, map.computeIfAbsent(key, k -> new LinkedHashMap<>()));
        }
        throw new NotFound("Unable to apply ReferencePath " + path + " to input " + Json.write(here));
    }

    private static Object container(String path, @Nullable Object next) throws NotFound {
        if (next instanceof Map<?, ?> || next instanceof List<?>) {
            return next;
        }
        throw new NotFound("Unable to apply ReferencePath " + path + " to input " + Json.write(next));
    }

    /** State data are plain values already. */
    private static final class NoMapping implements MappingProvider {
        @Override
        public <T> @Nullable T map(Object source, Class<T> target, Configuration configuration) {
            return target.cast(source);
        }

        @Override
        public <T> T map(Object source, TypeRef<T> target, Configuration configuration) {
            throw new MappingException("state data are plain values");
        }
    }
}
