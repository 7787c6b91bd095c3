package io.trimodal.function.http.browser;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/**
 * What is asked of calls that come from a browser. Pages of other origins are let in by Quarkus's own
 * {@code quarkus.http.cors}.
 */
@ConfigMapping(prefix = "trimodal.browser")
public interface BrowserConfig {
    /**
     * Names in the header {@code Host} that are answered to, beside addresses and names without a dot; {@code *} for
     * every name. The workbench has {@code localhost}.
     */
    @WithDefault("*")
    List<String> hosts();
}
