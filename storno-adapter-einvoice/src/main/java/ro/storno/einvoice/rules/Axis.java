package ro.storno.einvoice.rules;

/** The axes of XPath that rules walk along. */
enum Axis {
  CHILD("child"),
  ATTRIBUTE("attribute"),
  SELF("self"),
  PARENT("parent"),
  ANCESTOR("ancestor"),
  ANCESTOR_OR_SELF("ancestor-or-self"),
  DESCENDANT("descendant"),
  DESCENDANT_OR_SELF("descendant-or-self"),
  PRECEDING_SIBLING("preceding-sibling"),
  FOLLOWING_SIBLING("following-sibling"),
  PRECEDING("preceding");

  private final String word;

  Axis(String word) {
    this.word = word;
  }

  static Axis of(String word) {
    for (Axis axis : values()) {
      if (axis.word.equals(word)) {
        return axis;
      }
    }
    throw new RefusedSheetException("axis " + word);
  }
}
