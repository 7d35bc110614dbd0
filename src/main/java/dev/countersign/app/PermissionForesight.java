package dev.countersign.app;

import dev.countersign.domain.states.ExecutionArn;
import dev.countersign.domain.states.StateMachineArn;
import dev.countersign.session.permission.Permissions;
import dev.countersign.ui.fx.Background;
import dev.countersign.ui.kit.wish.Foresight;
import dev.countersign.ui.kit.wish.Wish;
import java.util.Optional;
import java.util.function.Consumer;

/** Foresight out of what IAM tells about a session's identity. */
record PermissionForesight(Permissions permissions, Background background) implements Foresight {
    @Override
    public void whyNot(Wish wish, Consumer<String> reason) {
        background.run(() -> known(wish), found -> reason.accept(found.orElse("")), problem -> reason.accept(""));
    }

    private Optional<String> known(Wish wish) {
        return switch (wish.deed()) {
            case START_EXECUTION -> permissions.whyNotStart(new StateMachineArn(wish.what()));
            case STOP_EXECUTION -> permissions.whyNotStop(new ExecutionArn(wish.what()));
            case DEPLOY_STACK -> permissions.whyNotDeploy(wish.what());
            case DELETE_STACK -> permissions.whyNotDelete(wish.what());
        };
    }
}
