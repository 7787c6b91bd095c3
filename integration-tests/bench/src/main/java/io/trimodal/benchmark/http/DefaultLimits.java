package io.trimodal.benchmark.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.WithDefault;
import io.trimodal.function.limit.Limits;
import java.lang.reflect.Proxy;

/**
 * The HTTP function's limits as they are where nobody sets any, read from their own declaration. Quarkus makes the real
 * object when an application is built; nothing of that is needed to read the defaults.
 */
public final class DefaultLimits {
    private DefaultLimits() {}

    public static Limits read() {
        return (Limits) Proxy.newProxyInstance(
                Limits.class.getClassLoader(), new Class<?>[] {Limits.class}, (_, method, _) -> {
                    String value = method.getAnnotation(WithDefault.class).value();
                    return method.getReturnType() == MemorySize.class
                            ? new MemorySizeConverter().convert(value)
                            : (Object) Integer.valueOf(value);
                });
    }
}
