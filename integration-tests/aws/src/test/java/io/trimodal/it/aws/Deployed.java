package io.trimodal.it.aws;

import io.trimodal.support.Tool;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Cloud} of all test classes, which ends with the last of them; skips them where there can
 * be none.
 */
final class Deployed implements ExecutionCondition, ParameterResolver {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Stream.of(Tool.TERRAFORM, Tool.MOTO)
                .flatMap(tool -> tool.reasonToSkip().stream())
                .findFirst()
                .or(TerraformProvider::reasonToSkip)
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("all is there"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cloud.class;
    }

    @Override
    public Cloud resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Cloud.class))
                .computeIfAbsent(Cloud.class, _ -> Cloud.make(), Cloud.class);
    }
}
