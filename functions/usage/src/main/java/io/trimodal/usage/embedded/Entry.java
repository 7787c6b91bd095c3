package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import java.sql.SQLException;
import java.time.Instant;

/** What a caller has written to the ledger. */
sealed interface Entry {
    /** @return whether its id is new; else nothing is written */
    boolean write(Tables tables) throws SQLException;

    /** A call, which is counted and remembered. */
    record Counted(Call call) implements Entry {
        @Override
        public boolean write(Tables tables) throws SQLException {
            boolean fresh = tables.remember(call.caller(), call.requestId(), call.admitted());
            if (fresh) {
                tables.add(call);
            }
            return fresh;
        }
    }

    /** An id that is only remembered. */
    record Remembered(Caller caller, String requestId, Instant at) implements Entry {
        @Override
        public boolean write(Tables tables) throws SQLException {
            return tables.remember(caller, requestId, at);
        }
    }
}
