package io.trimodal.function.http.served;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.trimodal.function.served.ServedFunctions;
import java.util.Arrays;

/**
 * Says of each function whether its paths are served, in a property of its own, as Quarkus takes resources away by the
 * value of a property. The properties follow {@value ServedFunctions#SETTING}; an application that has the functions as
 * libraries alone may set them itself.
 */
public final class ServedEndpoints implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "trimodal.served.";

    public static final String PREDICT = PREFIX + "predict";
    public static final String ROBUSTNESS_CHECK = PREFIX + "robustness-check";
    public static final String EXPLAIN = PREFIX + "explain";

    /** The value with which paths are not there. */
    public static final String NO = "false";

    private static final String YES = "true";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue own = context.proceed(name);
        if (own != null || !name.startsWith(PREFIX)) {
            return own;
        }
        ConfigValue setting = context.proceed(ServedFunctions.SETTING);
        return ConfigValue.builder()
                .withName(name)
                .withValue(
                        setting == null || setting.getValue() == null || names(setting, name.substring(PREFIX.length()))
                                ? YES
                                : NO)
                .build();
    }

    /** What else it may name ends the start, in {@link ServedFunctions}. */
    private static boolean names(ConfigValue setting, String function) {
        return Arrays.stream(setting.getValue().split(",", -1))
                .anyMatch(name -> name.strip().equals(function));
    }
}
