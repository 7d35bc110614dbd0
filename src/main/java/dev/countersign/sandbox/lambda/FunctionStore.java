package dev.countersign.sandbox.lambda;

import dev.countersign.sandbox.api.Account;
import dev.countersign.sandbox.api.ServiceError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** All functions of the account. */
final class FunctionStore {
    private final Account account;
    private final Map<String, LambdaFunction> functions = new ConcurrentSkipListMap<>();

    FunctionStore(Account account) {
        this.account = account;
    }

    void add(LambdaFunction function) {
        if (functions.putIfAbsent(function.name(), function) != null) {
            throw LambdaErrors.conflict("Function already exist: " + function.name());
        }
    }

    /** @throws ServiceError when there is none, or not of that qualifier */
    LambdaFunction get(FunctionName name) {
        LambdaFunction function = Optional.ofNullable(functions.get(name.name()))
                .orElseThrow(() -> LambdaErrors.notFound("Function not found: " + name.askedArn(account)));
        if (name.qualifier().isPresent() && !name.qualifier().get().equals(FunctionName.LATEST)) {
            throw LambdaErrors.notFound("Function not found: " + name.askedArn(account));
        }
        return function;
    }

    LambdaFunction get(@Nullable String name) {
        return get(FunctionName.of(name));
    }

    void remove(LambdaFunction function) {
        functions.remove(function.name());
        function.retire();
    }

    List<LambdaFunction> all() {
        return List.copyOf(functions.values());
    }

    /** What permissions on a function are asked on; never fails. */
    String askedArn(@Nullable String name, @Nullable String qualifier) {
        try {
            return FunctionName.of(name, qualifier).askedArn(account);
        } catch (ServiceError e) {
            return account.arn("lambda", "function:" + name);
        }
    }
}
