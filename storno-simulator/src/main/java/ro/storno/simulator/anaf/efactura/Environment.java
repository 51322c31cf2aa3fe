package ro.storno.simulator.anaf.efactura;

/** The two systems that ANAF runs side by side; neither knows the documents of the other. */
public enum Environment {
  /** Where documents count. */
  PROD("prod"),
  /** Where they do not. */
  TEST("test");

  private final String segment;

  Environment(String segment) {
    this.segment = segment;
  }

  /** Returns the first segment of the path. */
  public String segment() {
    return segment;
  }
}
