package ro.storno.cli.einvoice;

import picocli.CommandLine.Option;

/** The language in which a person is told what to change. */
final class AdviceLanguage {
  enum Language {
    en,
    ro,
    de,
    fr,
    it,
    pl
  }

  @Option(
      names = "--lang",
      paramLabel = "CODE",
      defaultValue = "en",
      description =
          "Language of the advice: ${COMPLETION-CANDIDATES}; English where there is no translation."
              + " The rules speak the language of their authors.")
  private Language chosen = Language.en;

  String code() {
    return chosen.name();
  }
}
