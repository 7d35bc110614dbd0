package dev.countersign.sandbox.events.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class EventPatternTest {
    /** Pattern and event for the field {@code detail}, with single quotes for JSON's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': ['x', 'y']}                                    | {'a': 'y'}                     | true",
                "{'a': ['x']}                                         | {'a': 'X'}                     | false",
                "{'a': ['x']}                                         | {'A': 'x'}                     | false",
                "{'a': ['x']}                                         | {'a': ['z', 'x']}              | true",
                "{'a': ['x'], 'b': [1]}                               | {'a': 'x'}                     | false",
                "{'a': {'b': ['x']}}                                  | {'a': [{'b': 'y'}, {'b': 'x'}]} | true",
                "{'a': {'b': ['x'], 'c': ['y']}}                      | {'a': [{'b': 'x'}, {'c': 'y'}]} | false",
                "{'a': [null]}                                        | {'a': null}                    | true",
                "{'a': [null]}                                        | {}                             | false",
                "{'a': ['']}                                          | {'a': ''}                      | true",
                "{'a': ['']}                                          | {'a': null}                    | false",
                "{'a': [300]}                                         | {'a': 300.0}                   | true",
                "{'a': [300]}                                         | {'a': '300'}                   | false",
                "{'a': [true]}                                        | {'a': true}                    | true",
                "{'a': [{'exists': true}]}                            | {'a': 1}                       | true",
                "{'a': [{'exists': true}]}                            | {'a': []}                      | false",
                "{'a': [{'exists': false}]}                           | {}                             | true",
                "{'a': {'b': [{'exists': false}]}}                    | {}                             | true",
                "{'a': {'b': [{'exists': false}]}}                    | {'a': {'b': 1}}                | false",
                "{'a': [{'anything-but': 'x'}]}                       | {'a': 'y'}                     | true",
                "{'a': [{'anything-but': 'x'}]}                       | {'a': 'x'}                     | false",
                "{'a': [{'anything-but': 'x'}]}                       | {}                             | false",
                "{'a': [{'anything-but': [1, 2]}]}                    | {'a': 2}                       | false",
                "{'a': [{'anything-but': {'prefix': 'ab'}}]}          | {'a': 'abc'}                   | false",
                "{'a': [{'anything-but': {'suffix': ['c', 'd']}}]}    | {'a': 'abe'}                   | true",
                "{'a': [{'anything-but': {'wildcard': '*/b/*'}}]}     | {'a': 'x/b/y'}                 | false",
                "{'a': [{'anything-but': {'equals-ignore-case': 'X'}}]} | {'a': 'x'}                   | false",
                "{'a': [{'prefix': 'ab'}]}                            | {'a': 'abc'}                   | true",
                "{'a': [{'prefix': {'equals-ignore-case': 'AB'}}]}    | {'a': 'abc'}                   | true",
                "{'a': [{'suffix': 'bc'}]}                            | {'a': 'abc'}                   | true",
                "{'a': [{'suffix': {'equals-ignore-case': 'BC'}}]}    | {'a': 'abd'}                   | false",
                "{'a': [{'equals-ignore-case': 'ABC'}]}               | {'a': 'abc'}                   | true",
                "{'a': [{'wildcard': 'a*c'}]}                         | {'a': 'abbbc'}                 | true",
                "{'a': [{'wildcard': 'a\\\\*c'}]}                     | {'a': 'abc'}                   | false",
                "{'a': [{'numeric': ['>', 0, '<=', 5]}]}              | {'a': 5}                       | true",
                "{'a': [{'numeric': ['>', 0, '<=', 5]}]}              | {'a': 0}                       | false",
                "{'a': [{'numeric': ['=', 3.0]}]}                     | {'a': 3}                       | true",
                "{'a': [{'numeric': ['<', 3]}]}                       | {'a': '2'}                     | false",
                "{'a': [{'cidr': '10.0.0.0/24'}]}                     | {'a': '10.0.0.255'}            | true",
                "{'a': [{'cidr': '10.0.0.0/24'}]}                     | {'a': '10.0.1.0'}              | false",
                "{'a': [{'cidr': '2001:db8::/32'}]}                   | {'a': '2001:db8::1'}           | true",
                "{'$or': [{'a': [1]}, {'b': [2]}]}                    | {'b': 2}                       | true",
                "{'$or': [{'a': [1]}, {'b': [2]}]}                    | {'a': 2, 'b': 1}               | false",
                "{'a.b': [1]}                                         | {'a': {'b': 1}}                | true",
                "{'a': {'b': [1]}}                                    | {'a.b': 1}                     | true",
            })
    void matchesAsEventBridgeDoes(String pattern, String detail, boolean matches) {
        var compiled = EventPattern.parse("{\"detail\": " + json(pattern) + "}");
        var event = JsonMapper.shared().readTree("{\"detail\": " + json(detail) + "}");

        assertThat(compiled.matches(event)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a': 'x'}                                     | \"a\" must be an object or an array",
                "{'a': []}                                      | Empty arrays are not allowed",
                "{}                                             | Empty objects are not allowed",
                "{'a': {}}                                      | Empty objects are not allowed",
                "[]                                             | Filter is not an object",
                "{'a': [{'like': 'x'}]}                         | Unrecognized match type like",
                "{'a': [{'Prefix': 'x'}]}                       | Unrecognized match type Prefix",
                "{'a': [['x']]}                                 | Match value must be String, number, true, false, or null",
                "{'a': [{'prefix': 1}]}                         | prefix match pattern must be a string",
                "{'a': [{'prefix': 'a', 'suffix': 'b'}]}        | Only one key allowed in match expression",
                "{'a': [{'exists': 'yes'}]}                     | exists match pattern must be either true or false.",
                "{'a': [{'wildcard': 'a**'}]}                   | Consecutive wildcard characters at pos 2",
                "{'a': [{'numeric': ['>', 'x']}]}               | Value of > must be numeric",
                "{'a': [{'numeric': ['~', 1]}]}                 | Unrecognized numeric range operator: ~",
                "{'a': [{'anything-but': [1, 'x']}]}            | Inside anything but list, either all values are number or string, mixed type is not supported",
                "{'a': [{'anything-but': {'numeric': 1}}]}      | Unsupported anything-but pattern: numeric",
                "{'a': [{'cidr': '10.0.0.0'}]}                  | Malformed CIDR, one '/' required",
            })
    void refusesAsEventBridgeDoes(String pattern, String reason) {
        assertThatThrownBy(() -> EventPattern.parse(json(pattern)))
                .isInstanceOf(InvalidPattern.class)
                .hasMessage(reason);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
