package io.trimodal.benchmark.lifecycle;

/**
 * Something that must be undone even where the process is stopped halfway, as with control-C: when this is closed, or
 * else when the virtual machine ends.
 */
public final class OnExit implements AutoCloseable {
    private final Thread hook;
    private final Runnable undo;

    private OnExit(Runnable undo) {
        this.undo = undo;
        this.hook = new Thread(undo, "on-exit");
    }

    /** @param undo must not mind to be late or to be done twice */
    public static OnExit of(Runnable undo) {
        OnExit onExit = new OnExit(undo);
        Runtime.getRuntime().addShutdownHook(onExit.hook);
        return onExit;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The virtual machine is ending already, and the hook is at work.
            return;
        }
        undo.run();
    }
}
