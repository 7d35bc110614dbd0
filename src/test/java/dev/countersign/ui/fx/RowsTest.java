package dev.countersign.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class RowsTest {
    private record Row(String id, int value) {}

    private final ObservableList<Row> list =
            FXCollections.observableArrayList(new Row("a", 1), new Row("b", 1), new Row("c", 1));

    @Test
    void touchesOnlyWhatIsDifferent() {
        List<Integer> touched = new ArrayList<>();
        list.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        Set<String> changed = Rows.update(list, List.of(new Row("a", 1), new Row("b", 2), new Row("c", 1)), Row::id);

        assertThat(changed).containsExactly("b");
        assertThat(touched).containsExactly(1);
    }

    @Test
    void newRowsComeInAtTheirPlaceAndOldOnesGo() {
        List<Row> wanted = List.of(new Row("x", 1), new Row("a", 1), new Row("c", 2), new Row("y", 1));

        Rows.update(list, wanted, Row::id);

        assertThat(list).isEqualTo(wanted);
    }

    @Test
    void anotherOrderIsTakenOver() {
        List<Row> wanted = List.of(new Row("c", 1), new Row("a", 1), new Row("b", 1));

        Rows.update(list, wanted, Row::id);

        assertThat(list).isEqualTo(wanted);
    }
}
