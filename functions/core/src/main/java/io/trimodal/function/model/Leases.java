package io.trimodal.function.model;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.ModelReference;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ServedModels;
import java.util.ArrayList;
import java.util.List;

/** The models of one call, held until the call ends. */
public final class Leases implements AutoCloseable {
    private final List<ServedModels.Lease> held = new ArrayList<>();

    private Leases() {}

    /**
     * The path exists and the request is well-formed, so a model that is not served is a field that cannot be used:
     * 422.
     *
     * @param references as they stand in the request
     * @param field JSON pointer to the references: to the one, or to the array of several
     * @throws UnprocessableException if one is not served
     */
    public static Leases of(ServedModels served, List<ModelReference> references, String field) {
        Leases leases = new Leases();
        try {
            for (int i = 0; i < references.size(); i++) {
                leases.held.add(acquire(served, references.get(i), references.size() == 1 ? field : field + "/" + i));
            }
            return leases;
        } catch (RuntimeException e) {
            leases.close();
            throw e;
        }
    }

    private static ServedModels.Lease acquire(ServedModels served, ModelReference reference, String field) {
        return switch (reference) {
            case ModelReference.Default _ -> served.acquireDefault();
            case ModelReference.Named(String name) -> {
                try {
                    yield served.acquire(name);
                } catch (UnknownModelException e) {
                    throw new UnprocessableException(new FieldError(field, "is not served: " + e.getMessage()));
                }
            }
        };
    }

    /** In the order in which they were asked for. */
    public List<LoadedModel> models() {
        return held.stream().map(ServedModels.Lease::model).toList();
    }

    @Override
    public void close() {
        held.forEach(ServedModels.Lease::close);
    }
}
