package ro.storno.simulator.sdi;

import java.time.Instant;

/**
 * A notification about a file.
 *
 * @param kind not null
 * @param file it is about; not null
 * @param name of the notification's own file; not null
 * @param content not null
 * @param dueAt from when it is sent; not null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SdiNotice(
    SdiNoticeKind kind, SdiFile file, String name, byte[] content, Instant dueAt) {}
