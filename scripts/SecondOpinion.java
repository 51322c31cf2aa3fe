import org.mustangproject.validator.ZUGFeRDValidator;

/** Has Mustang judge files, one line each. Called by scripts/second-opinion. */
final class SecondOpinion {
  private SecondOpinion() {}

  public static void main(String[] files) {
    boolean all = true;
    for (String file : files) {
      ZUGFeRDValidator validator = new ZUGFeRDValidator();
      String report = validator.validate(file);
      boolean valid = validator.wasCompletelyValid();
      System.out.println((valid ? "VALID  " : "INVALID  ") + file.replaceAll(".*/", ""));
      if (!valid) {
        report
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("<error") || line.startsWith("<exception"))
            .forEach(line -> System.out.println("  " + line));
      }
      all &= valid;
    }
    System.exit(all ? 0 : 1);
  }
}
