package dev.countersign.sandbox.states.data;

import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Lets Jayway's JSONPath work on plain maps and lists, where a missing array element is an error and null is a value. */
final class PlainJsonProvider extends AbstractJsonProvider {
    @Override
    public @Nullable Object parse(String json) {
        try {
            return Json.parse(json);
        } catch (Json.NotJson e) {
            throw new InvalidJsonException(e.getMessage());
        }
    }

    @Override
    public Object parse(InputStream jsonStream, String charset) {
        throw new UnsupportedOperationException("state data come as values");
    }

    @Override
    public String toJson(Object obj) {
        return Json.write(obj);
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    @Override
    public Object createMap() {
        return new LinkedHashMap<>();
    }
}
