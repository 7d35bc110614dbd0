package dev.countersign.ui.session.center;

import dev.countersign.aws.AwsFailure;
import dev.countersign.session.sso.SsoAccount;
import dev.countersign.session.sso.SsoPortal;
import dev.countersign.session.sso.SsoRole;
import dev.countersign.session.sso.SsoSignInNeededException;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.fx.Problem;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads the roles of all accounts, a few at a time: there is one call for each account, and AWS wants them slowly. Knows no
 * control; use it from the FX thread.
 */
final class RolesReading {
    private static final int AT_ONCE = 4;

    private final Background background;
    private final SsoPortal portal;
    private final Consumer<Result> onRead;
    private final Deque<SsoAccount> left = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private int underWay;
    private int round;

    /** @param onRead is told each account as it has been read, on the FX thread */
    RolesReading(Background background, SsoPortal portal, Consumer<Result> onRead) {
        this.background = background;
        this.portal = portal;
        this.onRead = onRead;
    }

    /** @param roles absent when they could not be read */
    record Result(SsoAccount account, Optional<List<SsoRole>> roles) {}

    /** Begins anew. */
    void start(List<SsoAccount> accounts, Predicate<SsoAccount> first) {
        stop();
        problem.set(null);
        accounts.stream()
                .sorted(Comparator.comparing(account -> !first.test(account)))
                .forEach(left::add);
        for (int i = 0; i < AT_ONCE; i++) {
            next(round);
        }
    }

    /** What is under way is not told any more. */
    void stop() {
        round++;
        left.clear();
        underWay = 0;
    }

    boolean isOver() {
        return left.isEmpty() && underWay == 0;
    }

    private void next(int ofRound) {
        SsoAccount account = left.poll();
        if (account == null) {
            return;
        }
        underWay++;
        background.run(
                () -> roles(portal, account.id()),
                roles -> done(ofRound, new Result(account, Optional.of(roles)), null),
                failure -> done(ofRound, new Result(account, Optional.empty()), failure));
    }

    private void done(int ofRound, Result result, @Nullable Problem failure) {
        if (ofRound != round) {
            return;
        }
        underWay--;
        if (failure != null) {
            // One failure stands for all: they would fail alike, and a list of them helps nobody.
            problem.set(failure);
            left.clear();
        }
        onRead.accept(result);
        next(ofRound);
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** As a failure with a sentence: nobody is asked while roles are read in the background. */
    static List<SsoRole> roles(SsoPortal portal, String account) {
        try {
            return portal.roles(account).value();
        } catch (SsoSignInNeededException e) {
            throw AwsFailure.saying(
                    AwsFailure.Kind.CREDENTIALS_EXPIRED, "sso:ListAccountRoles", e.sentence(), "Read the list again.");
        }
    }
}
