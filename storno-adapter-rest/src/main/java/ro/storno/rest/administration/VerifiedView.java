package ro.storno.rest.administration;

/**
 * Whether the address of an account is confirmed.
 *
 * @param id number of the account
 * @param isVerified whether it is
 * @param message in words
 */
public record VerifiedView(long id, boolean isVerified, String message) {}
