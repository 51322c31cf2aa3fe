package ro.storno.simulator.ksef;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * What was asked, and how it ended.
 *
 * @param at by the simulator's clock; not null
 * @param operation not null
 * @param identity what was asked; not null
 * @param ordinal how often the same had been asked before, from 0
 * @param fault what went wrong, or null
 * @param status HTTP status that the client saw; 0 if it saw none
 */
public record KsefCallRecord(
    Instant at,
    KsefOperation operation,
    String identity,
    int ordinal,
    @Nullable FaultKind fault,
    int status) {}
