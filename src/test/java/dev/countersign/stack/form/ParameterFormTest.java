package dev.countersign.stack.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.domain.stack.TemplateParameter;
import dev.countersign.domain.stack.TemplateSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFormTest {
    private static final String TEMPLATE = """
            Parameters:
              Owner:
                Type: String
              Contact:
                Type: String
                Default: ''
                AllowedPattern: ^$|^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$
                ConstraintDescription: must be empty or an e-mail address
              Size:
                Type: Number
                Default: 2
                MinValue: 1
                MaxValue: 9
              Mode:
                Type: String
                Default: 'ON'
                AllowedValues: ['ON', 'OFF']
              Note:
                Type: String
                Default: Hello
                MaxLength: 1000
              Page:
                Type: String
                Default: https://example.com/
              Password:
                Type: String
                NoEcho: true
              Hosts:
                Type: CommaDelimitedList
                Default: a,b
              Code:
                Type: String
                Default: abc
                MinLength: 2
                MaxLength: 4
                AllowedPattern: '[a-z]*'
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
                DeletionPolicy: Retain
                Properties: {BucketName: !Sub '${AWS::StackName}-x'}
              Machine: {Type: 'AWS::StepFunctions::StateMachine'}
            """;

    private static final String LAYOUT = """
            {"AWS::CloudFormation::Interface": {
              "ParameterGroups": [{"Label": {"default": "People"}, "Parameters": ["Contact", "Owner", "Nobody"]}],
              "ParameterLabels": {"Contact": {"default": "E-mail"}}}}
            """;

    @TempDir
    Path directory;

    private final ParameterForm form = ParameterForm.of(summary(), TemplateOutline.of(TEMPLATE));

    @ParameterizedTest
    @CsvSource({
        "Owner, TEXT",
        "Contact, EMAIL",
        "Size, NUMBER",
        "Mode, CHOICE",
        "Note, MULTILINE",
        "Page, URL",
        "Password, SECRET",
        "Hosts, LIST",
        "Code, TEXT"
    })
    void theControlFollowsWhatTheTemplateAsksFor(String key, ControlKind control) {
        assertThat(field(key).control()).isEqualTo(control);
    }

    @Test
    void groupsAndLabelsAreThoseOfTheTemplateAndNothingIsLost() {
        assertThat(form.groups()).extracting(FormGroup::title).containsExactly("People", "Other parameters");
        assertThat(form.groups().getFirst().fields())
                .extracting(FormField::label)
                .containsExactly("E-mail", "Owner");
        assertThat(form.fields()).hasSize(9);
        assertThat(form.groups().getLast().fields().getFirst().key())
                .as("the order of the template, not of the answer")
                .isEqualTo("Size");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Owner | '' | Enter a value for Owner.",
                "Contact | maria | Enter an e-mail address, such as name@example.com.",
                "Size | two | Enter a number.",
                "Size | 10 | Enter 9 or less.",
                "Size | 0 | Enter 1 or more.",
                "Mode | MAYBE | Choose one of: ON, OFF.",
                "Page | example.com | Enter a link that starts with http:// or https://.",
                "Code | a | Enter at least 2 characters.",
                "Code | abcde | Use at most 4 characters; these are 5.",
                "Code | A1 | The value does not match the pattern [a-z]*.",
            })
    void eachProblemIsASentence(String key, String value, String sentence) {
        assertThat(field(key).problem(value)).contains(sentence);
    }

    @Test
    void valuesWithinTheConstraintsAreFine() {
        assertThat(field("Contact").problem("")).isEmpty();
        assertThat(field("Contact").problem("a@b.co")).isEmpty();
        assertThat(field("Size").problem("2.5")).isEmpty();
        assertThat(field("Code").problem("abc")).isEmpty();
    }

    @Test
    void aSecretThatIsAlreadyKnownStaysAsItIs() {
        Map<String, String> values = form.initialValues(Map.of("Password", ParameterForm.HIDDEN, "Owner", "me"));

        assertThat(form.problems(values)).isEmpty();
        assertThat(form.problems(form.initialValues(Map.of()))).containsOnlyKeys("Owner", "Password");
    }

    @Test
    void aTemplateThatCannotBeReadHasNoOutlineButAForm() {
        ParameterForm plain = ParameterForm.of(summary(), TemplateOutline.of("{: not yaml ["));

        assertThat(plain.fields()).hasSize(9);
    }

    @Test
    void deletionPoliciesAreRead() {
        assertThat(TemplateOutline.of(TEMPLATE).resources())
                .extracting(TemplateOutline.Declared::isRetained)
                .containsExactly(true, false);
    }

    @Test
    void inputIsRememberedExceptSecrets() {
        var saved = new SavedInputs(directory.resolve("inputs"));
        var template = new StackTemplate("flow.yaml", TEMPLATE, Optional.empty());

        saved.save(template, form, Map.of("Owner", "Zoë\nLee", "Password", "geheim"));

        assertThat(saved.load(template)).containsOnly(Map.entry("Owner", "Zoë\nLee"));
    }

    @Test
    void aFileThatIsNoTemplateIsRefusedWithASentence() throws IOException {
        Path large = Files.writeString(directory.resolve("large.yaml"), "#".repeat(StackTemplate.MAX_BYTES + 1));
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> StackTemplate.open(large)).hasMessageContaining("51200");
        assertThatThrownBy(() -> StackTemplate.open(binary)).hasMessageContaining("not a text file");
        assertThatThrownBy(() -> StackTemplate.open(directory.resolve("none")))
                .hasMessageStartingWith("none could not be read");
    }

    @Test
    void theBundledTemplateHasItsControls() {
        TemplateOutline outline = TemplateOutline.of(StackTemplate.bundled().text());

        assertThat(outline.parameterKeys()).contains("EmailForNotification", "CodePipelineS3bucketKeyInput");
        assertThat(StackTemplate.bundled().isBundled()).isTrue();
    }

    private FormField field(String key) {
        return form.fields().stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static TemplateSummary summary() {
        return new TemplateSummary(
                Optional.of("A test"),
                List.of(
                        parameter("Code", "String", "abc"),
                        parameter("Contact", "String", ""),
                        parameter("Hosts", "CommaDelimitedList", "a,b"),
                        new TemplateParameter(
                                "Mode", "String", Optional.of("ON"), Optional.empty(), List.of("ON", "OFF"), false),
                        parameter("Note", "String", "Hello"),
                        new TemplateParameter("Owner", "String", Optional.empty(), Optional.empty(), List.of(), false),
                        parameter("Page", "String", "https://example.com/"),
                        new TemplateParameter(
                                "Password", "String", Optional.empty(), Optional.empty(), List.of(), true),
                        parameter("Size", "Number", "2")),
                List.of("CAPABILITY_IAM"),
                Optional.empty(),
                List.of(),
                Optional.of(LAYOUT));
    }

    private static TemplateParameter parameter(String key, String type, String fallback) {
        return new TemplateParameter(key, type, Optional.of(fallback), Optional.empty(), List.of(), false);
    }
}
