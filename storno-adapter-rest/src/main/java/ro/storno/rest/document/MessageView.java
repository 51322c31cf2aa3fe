package ro.storno.rest.document;

/**
 * An answer in words.
 *
 * @param message what was done
 */
public record MessageView(String message) {}
