package ro.storno.rest.route;

/**
 * A file that a form brought along.
 *
 * @param fileName as the sender calls it; never a path; not null
 * @param mediaType as the sender declares it, not null
 * @param content the bytes, not null
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Upload(String fileName, String mediaType, byte[] content) {}
