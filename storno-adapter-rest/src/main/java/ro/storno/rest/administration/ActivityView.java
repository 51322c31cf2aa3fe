package ro.storno.rest.administration;

/**
 * Whether an account may sign in.
 *
 * @param id number of the account
 * @param isActive whether it may sign in
 * @param message in words
 */
public record ActivityView(long id, boolean isActive, String message) {}
