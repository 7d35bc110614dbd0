package dev.countersign.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class NavigationTest {
    private final List<String> log = new ArrayList<>();
    private final Navigation navigation = new Navigation(page -> log.add("see " + page.title()));
    private final Place inbox = place("inbox");
    private final Place stacks = place("stacks");

    @Test
    void backReturnsToWhereAPageWasOpenedFrom() {
        navigation.go(inbox);
        navigation.open(page("execution"));
        assertThat(navigation.canGoBack()).isTrue();
        log.clear();

        navigation.back();

        assertThat(log).containsExactly("hide execution", "show inbox", "see inbox");
        assertThat(navigation.canGoBack()).isFalse();
    }

    @Test
    void aPlaceKeepsItsPageAndTheTrailEndsThere() {
        navigation.go(inbox);
        navigation.open(page("execution"));
        navigation.go(stacks);
        navigation.go(inbox);

        assertThat(log).filteredOn("make inbox"::equals).hasSize(1);
        assertThat(navigation.canGoBack()).isFalse();
    }

    @Test
    void goingWhereOneIsChangesNothing() {
        navigation.go(inbox);
        log.clear();

        navigation.go(inbox);

        assertThat(log).isEmpty();
    }

    @Test
    void anotherIdentityGetsPagesOfItsOwn() {
        navigation.go(inbox);
        navigation.forget();
        navigation.go(inbox);

        assertThat(log).filteredOn("make inbox"::equals).hasSize(2);
        assertThat(log).contains("hide inbox");
    }

    private Place place(String id) {
        return new Place(id, id, Feather.BOX, () -> {
            log.add("make " + id);
            return page(id);
        });
    }

    private Page page(String title) {
        return new Page(title, new Region(), () -> log.add("show " + title), () -> log.add("hide " + title), () -> {});
    }
}
