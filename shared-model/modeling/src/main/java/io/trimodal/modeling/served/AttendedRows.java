package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;

/** The unit rows u_t (see {@link UnitRows}) that folded attention reads, in the form that costs least. */
sealed interface AttendedRows {
    /** How many: tokens and frames. */
    Dim count();

    /**
     * q·u_t.
     *
     * @param queries {@code [1 or batch, q, width]}
     * @return {@code [batch, q, count]}
     */
    Value scores(Value queries);

    /**
     * Σ_h M_h·Σ_t a_ht·u_t.
     *
     * @param attention {@code [batch, k·heads, count]}
     * @param output the M_hᵀ, one above the other, {@code [heads·width, width]}
     * @return {@code [batch, k, width]}
     */
    Value gather(Value attention, Value output, int heads);

    /** Contexts of heads side by side, times the matrices of the heads one above the other. */
    private static Value project(Value context, Value output, int heads) {
        int k = context.shape().dim(1).fixed() / heads;
        int width = Linear.width(context);
        return context.reshape(context.shape().dim(0), Dim.of(k), Dim.of(heads * width))
                .matmul(output);
    }

    /** Few rows: u_t written down. */
    record Written(Value rows) implements AttendedRows {
        @Override
        public Dim count() {
            return rows.shape().dim(1);
        }

        @Override
        public Value scores(Value queries) {
            return queries.matmul(rows.transpose());
        }

        @Override
        public Value gather(Value attention, Value output, int heads) {
            return project(attention.matmul(rows), output, heads);
        }
    }

    /**
     * Many rows: the division by the length is left to the scores and the weights, which are fewer than the rows'
     * elements.
     */
    record Divided(UnitRows unit) implements AttendedRows {
        @Override
        public Dim count() {
            return unit.centred().shape().dim(1);
        }

        @Override
        public Value scores(Value queries) {
            return queries.matmul(unit.centred().transpose()).mul(across(unit.inverse()));
        }

        @Override
        public Value gather(Value attention, Value output, int heads) {
            return project(attention.mul(across(unit.inverse())).matmul(unit.centred()), output, heads);
        }
    }

    /**
     * Rows that differ in few directions: c_t = Q·y_t + r_t with Q {@code [width, e]} orthonormal, r_t constant and
     * orthogonal to Q. Then |c_t|² = |y_t|² + |r_t|², a sum without cancellation; q·c_t = (Qᵀq)·y_t + q·r_t, and the
     * context needs Q but once. The rows of width {@code width} are never made.
     *
     * @param y {@code [batch, n, e]}
     * @param inverse 1 / √(|c_t|² + width·ε), {@code [batch, n, 1]}
     * @param rest r_t of all positions, {@code [positions, width]}
     */
    record Factored(Value y, Value inverse, Value basis, Value rest) implements AttendedRows {
        @Override
        public Dim count() {
            return y.shape().dim(1);
        }

        @Override
        public Value scores(Value queries) {
            Value fixed = queries.matmul(rest.transpose()).slice(2, Dim.of(0), count());
            return queries.matmul(basis).matmul(y.transpose()).add(fixed).mul(across(inverse));
        }

        @Override
        public Value gather(Value attention, Value output, int heads) {
            Value weights = attention.mul(across(inverse));
            int width = Linear.width(rest);
            int e = Linear.width(y);
            Value thin = basis.transpose()
                    .matmul(output.reshape(Dim.of(heads), Dim.of(width), Dim.of(width)))
                    .reshape(Dim.of(heads * e), Dim.of(width));
            return project(weights.matmul(y), thin, heads)
                    .add(project(weights.matmul(rest.slice(0, Dim.of(0), count())), output, heads));
        }
    }

    private static Value across(Value inverse) {
        return inverse.reshape(
                inverse.shape().dim(0), Dim.of(1), inverse.shape().dim(1));
    }
}
