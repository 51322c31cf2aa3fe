package ro.storno.simulator.anaf.efactura;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ro.storno.simulator.fault.FaultKind;

/**
 * One document that arrived, for those who ask what happened.
 *
 * @param environment not null
 * @param hash SHA-256 of the document in lower-case hex; not null
 * @param ordinal how often the same had been handed in before, from 0
 * @param filing how it was handed in; null if that was not understood
 * @param number of the document, or null
 * @param seller code, or null
 * @param buyer code, or null
 * @param arrivedAt not null
 * @param takenAt when it was taken in, or null
 * @param index under which it was taken in, or null
 * @param state at the time of the question; not null
 * @param errors why it was refused; empty if it was not; not null
 * @param fault what went wrong with the call, or null
 */
public record UploadRecord(
    Environment environment,
    String hash,
    int ordinal,
    @Nullable Filing filing,
    @Nullable String number,
    @Nullable String seller,
    @Nullable String buyer,
    Instant arrivedAt,
    @Nullable Instant takenAt,
    @Nullable String index,
    UploadState state,
    List<String> errors,
    @Nullable FaultKind fault) {}
