package ro.storno.einvoice.xml;

/**
 * How much of a foreign document is looked at before it is put aside.
 *
 * @param maxBytes size of the document in bytes
 * @param maxDepth depth of nested elements
 * @param maxAttributes attributes of one element
 */
public record XmlLimits(int maxBytes, int maxDepth, int maxAttributes) {
  /** 20 MB (ANAF takes 10), 64 levels (a UBL invoice has about a dozen), 64 attributes. */
  public static final XmlLimits STANDARD = new XmlLimits(20 * 1024 * 1024, 64, 64);

  /** Refuses limits that nothing could pass. */
  public XmlLimits {
    if (maxBytes < 1 || maxDepth < 1 || maxAttributes < 1) {
      throw new IllegalArgumentException("Limits must be at least 1");
    }
  }
}
