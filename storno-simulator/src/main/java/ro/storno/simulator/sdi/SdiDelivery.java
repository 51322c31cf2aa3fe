package ro.storno.simulator.sdi;

import java.time.Instant;

/**
 * An invoice of somebody else on its way to its recipient.
 *
 * @param id IdentificativoSdI; not null
 * @param name of the file; not null
 * @param content as it was handed in, whatever it is; not null
 * @param metadataName name of the metadata (MT); not null
 * @param metadata FileMetadati; not null
 * @param dueAt from when it is sent; not null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SdiDelivery(
    String id, String name, byte[] content, String metadataName, byte[] metadata, Instant dueAt) {}
