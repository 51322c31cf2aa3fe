package ro.storno.rest.anaf;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.anaf.CheckedCif;
import ro.storno.application.anaf.FinishAuthorization;
import ro.storno.application.anaf.Requester;
import ro.storno.application.anaf.StartAuthorization;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Wording;

/** Words the pages on the way to ANAF and back. */
final class AnafPages {
  private final Wording wording = new Wording(AnafPages.class);
  private final Optional<URI> afterwards;

  AnafPages(Optional<URI> afterwards) {
    this.afterwards = afterwards;
  }

  Page link(Language language, StartAuthorization.LinkPage page, String action) {
    String who = who(page.requester());
    String name = page.requester().name().isEmpty() ? who : page.requester().name();
    return Page.saying(
            language,
            Tone.NEUTRAL,
            wording.get(language, "link.title", name),
            wording.get(language, "link.asks", who),
            wording.get(language, "link.what"),
            wording.get(language, "link.next"))
        .offering(
            new Page.Form(
                action, Map.of(), wording.get(language, "link.button"), page.authority()));
  }

  private static String who(Requester requester) {
    return requester.name().isEmpty()
        ? requester.email()
        : requester.name() + " (" + requester.email() + ")";
  }

  Page confirm(Language language, Requester requester, String action, Map<String, String> hidden) {
    return Page.saying(
            language,
            Tone.NEUTRAL,
            wording.get(language, "confirm.title"),
            wording.get(language, "confirm.asks", who(requester)),
            wording.get(language, "confirm.next"))
        .offering(
            new Page.Form(
                action,
                hidden,
                wording.get(language, "confirm.button"),
                afterwards.map(AnafPages::origin).orElse(null)));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }

  Page done(Language language, FinishAuthorization.Outcome.Done done) {
    List<String> allowed = items(language, done, CheckedCif.Verdict.ALLOWED, "done.item");
    List<String> refused = items(language, done, CheckedCif.Verdict.REFUSED, "done.item.refused");
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(wording.get(language, "done.kept"));
    if (done.unknown() > 0) {
      paragraphs.add(wording.get(language, "done.unknown"));
    }
    if (!allowed.isEmpty()) {
      paragraphs.add(wording.get(language, "done.allowed"));
    } else if (!refused.isEmpty()) {
      paragraphs.add(wording.get(language, "done.none"));
    } else if (done.unknown() == 0) {
      paragraphs.add(wording.get(language, "done.nocompany"));
    }
    return new Page(
        language,
        Tone.SUCCESS,
        wording.get(language, "done.title"),
        paragraphs,
        // who came with a link need not learn for whom else the user works
        done.byLink() ? allowed : Stream.concat(allowed.stream(), refused.stream()).toList(),
        null,
        List.of());
  }

  private List<String> items(
      Language language,
      FinishAuthorization.Outcome.Done done,
      CheckedCif.Verdict verdict,
      String key) {
    return done.checked().stream()
        .filter(checked -> checked.verdict() == verdict)
        .map(checked -> wording.get(language, key, checked.cif().digits()))
        .toList();
  }

  Page failed(Language language, FinishAuthorization.Outcome.Failed failed) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(wording.get(language, "failed." + failed.reason().name()));
    switch (failed.reason()) {
      case LINK_OVER, CLIENT_REFUSED -> {
        // trying again changes nothing; the text says who can help
      }
      default ->
          paragraphs.add(
              wording.get(language, failed.byLink() ? "failed.again.link" : "failed.again"));
    }
    return new Page(
            language,
            Tone.PROBLEM,
            wording.get(language, "failed.title"),
            paragraphs,
            List.of(),
            null,
            List.of())
        .leadingTo(failed.byLink() ? null : backLink(language));
  }

  private Page.@Nullable Link backLink(Language language) {
    return afterwards
        .map(address -> new Page.Link(address.toString(), wording.get(language, "back")))
        .orElse(null);
  }

  Page problem(Language language, String key) {
    return Page.saying(
        language, Tone.PROBLEM, wording.get(language, key + ".title"), wording.get(language, key));
  }
}
