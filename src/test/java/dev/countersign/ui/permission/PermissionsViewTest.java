package dev.countersign.ui.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.aws.AwsFailure;
import dev.countersign.aws.AwsFailure.Kind;
import dev.countersign.aws.CallRecord;
import dev.countersign.aws.PermissionGateway;
import dev.countersign.domain.CallerIdentity;
import dev.countersign.domain.pipelines.ApprovalAddress;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.session.permission.Permission;
import dev.countersign.session.permission.Permissions;
import dev.countersign.session.permission.PolicyRole;
import dev.countersign.session.permission.ResourcesAtHand;
import dev.countersign.testing.FxStage;
import dev.countersign.ui.kit.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PermissionsViewTest {
    private static final CallerIdentity ANN =
            new CallerIdentity("111122223333", "arn:aws:sts::111122223333:assumed-role/Approver/ann");

    @RegisterExtension
    final FxStage fx = new FxStage();

    @TempDir
    Path folder;

    private final FakeIam iam = new FakeIam();

    @Test
    void eachActionTellsWhetherItIsPossibleAndWhy() {
        open();

        assertThat(fx.await("job-see", ToggleButton.class).getText()).isEqualTo("See  35 of 35");
        assertThat(fx.await("job-start", ToggleButton.class).getText()).isEqualTo("Start  0 of 1");
        fx.click("job-start");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.needed().action()).isEqualTo("states:StartExecution");
            assertThat(row.why()).isEqualTo("No policy allows it.");
        });
        fx.click("job-all");
        fx.type("permission-search", "cannot");
        assertThat(rows()).extracting(row -> row.needed().job().title()).doesNotContain("See", "Decide");
        assertThat(fx.isShown("not-asked")).isFalse();
        fx.type("permission-search", "");
        pictures("permissions");
    }

    @Test
    void whereIamDoesNotTellTheRestIsUnknownAndSaidSo() {
        iam.refuses = true;
        iam.calls.worked("states:ListStateMachines", Instant.parse("2026-11-22T10:00:00Z"));
        open();

        fx.await("not-asked", javafx.scene.Node.class);
        fx.click("job-decide");
        assertThat(rows().getFirst().why()).isEqualTo("Not tried yet.");
        fx.click("job-see");
        assertThat(rows().getFirst().why()).isEqualTo("It worked at 10:00:00 UTC.");
        pictures("permissions-unknown");
    }

    @Test
    void thePolicyOfARoleIsCopiedAndSaved() throws IOException {
        open();
        ComboBox<?> roles = fx.await("policy-role", ComboBox.class);
        fx.robot().interact(() -> roles.getSelectionModel().select(PolicyRole.STARTER.ordinal()));

        fx.click("policy-copy");
        String copied = fx.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied)
                .contains("states:StartExecution", "arn:aws:states:eu-west-1:111122223333:stateMachine:Orders")
                .doesNotContain("PutApprovalResult", "StopExecution");
        fx.click("policy-save");
        fx.await(
                "the file is written",
                () -> ((Label) fx.stage().getScene().lookup("#policy-saved"))
                        .getText()
                        .equals("Saved as countersign-starter.json"));
        assertThat(Files.readString(folder.resolve("countersign-starter.json"))).isEqualTo(copied);
    }

    @Test
    void aPolicyThatCannotBeSavedIsToldWithDetailsToCopy() {
        folder = folder.resolve("missing");
        open();

        fx.click("policy-save");

        fx.await("copy-details", javafx.scene.Node.class);
    }

    private void open() {
        fx.show(() -> {
            var permissions = new Permissions(iam, ANN, "eu-west-1");
            var model = new PermissionsViewModel(permissions, PermissionsViewTest::atHand, fx.background());
            model.refresh();
            return new PermissionsView(model, (owner, suggested) -> Optional.of(folder.resolve(suggested))).root();
        });
        fx.await("the matrix is there", () -> !table().getItems().isEmpty());
    }

    private static ResourcesAtHand atHand(Permissions permissions) {
        return permissions
                .nothing()
                .with(new StateMachineArn("arn:aws:states:eu-west-1:111122223333:stateMachine:Orders"))
                .withStage("release", "Approval")
                .with(new ApprovalAddress("release", "Approval", "Ask"))
                .withObject("drop", "order.json");
    }

    private void pictures(String name) {
        fx.picture(name + "-light");
        fx.theme(Theme.DARK);
        fx.picture(name + "-dark");
    }

    @SuppressWarnings("unchecked")
    private TableView<Permission> table() {
        return (TableView<Permission>) fx.stage().getScene().lookup("#permission-table");
    }

    private List<Permission> rows() {
        return fx.onFx(() -> List.copyOf(table().getItems()));
    }

    /** Allows what an approver may. */
    private static final class FakeIam implements PermissionGateway {
        private final CallRecord calls = new CallRecord();
        private boolean refuses;

        @Override
        public List<Simulated> simulate(CallerIdentity who, List<String> actions, List<String> resources) {
            if (refuses) {
                throw AwsFailure.of(Kind.ACCESS_DENIED, "iam:SimulatePrincipalPolicy", "not authorized");
            }
            return actions.stream()
                    .flatMap(action -> resources.stream()
                            .map(resource -> new Simulated(action, resource, decision(action), List.of("Approvers"))))
                    .toList();
        }

        private static Decision decision(String action) {
            boolean reads = action.matches("[a-z0-9]+:(List|Describe|Get|Filter|Test).*")
                    && !action.matches(".*(ChangeSet|TemplateSummary)");
            return reads || action.endsWith(":PutApprovalResult") ? Decision.ALLOWED : Decision.IMPLICIT_DENY;
        }

        @Override
        public CallRecord calls() {
            return calls;
        }
    }
}
