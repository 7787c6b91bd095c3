package io.trimodal.knative;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.node.v1.RuntimeClass;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Fields that do not exist and values of the wrong type, by fabric8's typed objects of the kinds that are used here.
 */
final class ModelFields {
    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("serving.knative.dev/v1/Service", Service.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("node.k8s.io/v1/RuntimeClass", RuntimeClass.class),
            Map.entry("rbac.authorization.k8s.io/v1/ClusterRole", ClusterRole.class),
            Map.entry("rbac.authorization.k8s.io/v1/ClusterRoleBinding", ClusterRoleBinding.class),
            Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
            Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
            Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class));

    private ModelFields() {}

    static void check(Manifest manifest, Findings findings) {
        type(manifest).ifPresent(type -> {
            try {
                strict(findings).treeToValue(manifest.content(), type);
            } catch (JsonMappingException e) {
                findings.add(path(e), "has a value of the wrong type: " + e.getOriginalMessage());
            } catch (JsonProcessingException e) {
                findings.add("", "cannot be read: " + e.getOriginalMessage());
            }
        });
    }

    private static Optional<Class<?>> type(Manifest manifest) {
        return Optional.ofNullable(KINDS.get(manifest.apiVersion() + "/" + manifest.kind()));
    }

    private static ObjectMapper strict(Findings findings) {
        return JsonMapper.builder()
                .annotationIntrospector(new NoFurtherProperties())
                .addHandler(new UnknownFields(findings))
                .build();
    }

    private static String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** The typed objects keep what they do not know, so that clients can send it back; here it is to be told. */
    private static final class NoFurtherProperties extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated a) {
            return false;
        }
    }

    private static final class UnknownFields extends DeserializationProblemHandler {
        private final Findings findings;

        private UnknownFields(Findings findings) {
            this.findings = findings;
        }

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            findings.add(path(parser.getParsingContext()), "is no field that exists here");
            parser.skipChildren();
            return true;
        }

        /** Of the field whose value the parser stands at. */
        private static String path(JsonStreamContext at) {
            // an object or array that just opened is a context of its own
            JsonStreamContext context = at.hasCurrentName() || at.hasCurrentIndex() ? at : at.getParent();
            StringBuilder path = new StringBuilder();
            for (; context != null && !context.inRoot(); context = context.getParent()) {
                String step =
                        context.inArray() ? "[" + context.getCurrentIndex() + "]" : "." + context.getCurrentName();
                path.insert(0, step);
            }
            return path.isEmpty() ? "" : path.substring(1);
        }
    }
}
