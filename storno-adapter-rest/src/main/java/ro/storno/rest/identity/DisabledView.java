package ro.storno.rest.identity;

/**
 * The second factor is off.
 *
 * @param disabled true
 */
public record DisabledView(boolean disabled) {}
