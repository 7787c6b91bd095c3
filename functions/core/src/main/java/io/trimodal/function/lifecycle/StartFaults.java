package io.trimodal.function.lifecycle;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.MissingRepositoryException;
import io.trimodal.model.UnknownModelException;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.embedded.DamagedLedgerException;
import io.trimodal.usage.key.InvalidKeyFileException;
import java.util.function.Supplier;

/**
 * What whoever starts a process can mend: a setting, a file, a folder. It is said in one line, and a stack trace would
 * only hide it.
 */
public final class StartFaults {
    private StartFaults() {}

    /** @throws ConfigurationException with the message alone, which Quarkus prints without a trace */
    public static <T> T said(Supplier<T> work) {
        try {
            return work.get();
        } catch (MissingRepositoryException
                | UnknownModelException
                | InvalidPackageException
                | InvalidKeyFileException
                | DamagedLedgerException
                | LedgerUnavailableException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
