package ro.storno.application;

/** The texts of field errors, as the API documents them (getting-started/errors.md). */
public final class Wording {
  /** For a missing or empty value. */
  public static final String BLANK = "This value should not be blank.";

  /** For a value that must be more than nought. */
  public static final String POSITIVE = "This value should be greater than 0.";

  /** For a value that must not be less than nought. */
  public static final String NOT_NEGATIVE = "This value should be either positive or zero.";

  /** For something that is no e-mail address. */
  public static final String EMAIL = "This value is not a valid email address.";

  /** For a document without lines. */
  public static final String NO_LINES = "At least one line item is required.";

  /** For a number with more digits than can be kept. */
  public static final String TOO_PRECISE = "This value has too many digits.";

  /** For a text that is too long; the limit stands in braces. */
  public static final String TOO_LONG =
      "This value is too long. It should have {max} characters or less.";

  /** For too many elements. */
  public static final String TOO_MANY = "This collection should contain {max} elements or less.";

  /** For a text with characters that no document can carry. */
  public static final String CONTROL_CHARACTERS =
      "This value contains control characters; remove them.";

  private Wording() {}
}
