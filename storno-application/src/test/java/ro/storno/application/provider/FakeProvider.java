package ro.storno.application.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.application.submission.SubmissionChannel;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.submission.Channel;
import ro.storno.domain.submission.Submission;

/**
 * The system of a country that does as it is told: takes what it gets, forgets its answers when it
 * is {@link #loseAnswers told to}, and gives the verdict that is {@link #judge set}.
 */
public final class FakeProvider implements ProviderConnection, SubmissionChannel {
  /** What it knows as a good key. */
  public static final String KEY = "key-of-the-company-1234";

  private final Channel channel;
  private final ProviderAccess access;
  private final InstantSource clock;

  /** What it took in, by its references. */
  public final Map<String, byte[]> taken = new LinkedHashMap<>();

  /** Under which file names. */
  public final List<String> fileNames = new ArrayList<>();

  private Judged verdict = new Judged.Pending(null);
  private boolean losing;
  private boolean down;
  private boolean silent;

  /** A system behind a channel; none is null. */
  public FakeProvider(Channel channel, ProviderAccess access, InstantSource clock) {
    this.channel = channel;
    this.access = access;
    this.clock = clock;
  }

  /** Gives this verdict from now on. */
  public void judge(Judged next) {
    this.verdict = next;
  }

  /** Takes documents in and lets the answers get lost. */
  public void loseAnswers(boolean lose) {
    this.losing = lose;
  }

  /** Cannot be reached. */
  public void down(boolean isDown) {
    this.down = isDown;
  }

  /** Cannot be asked what became of what it took. */
  public void silent(boolean isSilent) {
    this.silent = isSilent;
  }

  @Override
  public boolean leftToPeople(Submission submission) {
    return silent;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public List<ProviderField> fields() {
    return List.of(
        ProviderField.open("apiEndpoint", "Address of the intermediary"),
        ProviderField.open("partitaIva", "VAT number"),
        ProviderField.secret("apiKey", "Key"),
        ProviderField.secret(NoticeReader.TOKEN, "Secret of the address for notices"));
  }

  @Override
  public Map<String, String> problems(Map<String, String> fields) {
    return fields.containsKey("apiKey") ? Map.of() : Map.of("apiKey", "Give the key.");
  }

  @Override
  public String test(Map<String, String> fields) {
    String key = fields.get("apiKey");
    if (!KEY.equals(key)) {
      throw new AuthorityException.AccessRefused("The key " + key + " is unknown here.");
    }
    return "The key is good.";
  }

  @Override
  public Duration longestCall() {
    return Duration.ofMinutes(1);
  }

  @Override
  public boolean authorized(CompanyId company) {
    return access.fields(company, channel).isPresent();
  }

  private Map<String, String> fields(CompanyId company) {
    return access
        .fields(company, channel)
        .orElseThrow(() -> new AuthorityException.AccessRefused("Nothing is configured."));
  }

  @Override
  public void admit(Submission submission) {
    fields(submission.company());
  }

  @Override
  public Sent send(Submission submission, byte[] content) {
    if (down) {
      throw new AuthorityException.NotReached("The intermediary was not reached.", null);
    }
    if (!KEY.equals(fields(submission.company()).get("apiKey"))) {
      throw new AuthorityException.AccessRefused("The key is unknown here.");
    }
    String reference = channel.wireName() + "-" + (taken.size() + 1);
    taken.put(reference, content);
    fileNames.add(String.valueOf(fileName(submission)));
    if (losing) {
      throw new AuthorityException.OutcomeUnknown("The answer was cut off.", null);
    }
    return new Sent.Taken(reference, "{\"id\":\"" + reference + "\"}");
  }

  private static @Nullable String fileName(Submission submission) {
    return submission.payload() == null ? null : submission.payload().fileName();
  }

  @Override
  public Judged ask(Submission submission) {
    return verdict;
  }

  @Override
  public Found find(Submission submission, Surroundings surroundings) {
    return taken.keySet().stream()
        .reduce((first, last) -> last)
        .<Found>map(last -> new Found.Taken(last, clock.instant(), null, "Found by the file name"))
        .orElseGet(() -> new Found.Absent("It has nothing."));
  }

  @Override
  public SignedAnswer fetch(Submission submission, String receipt) {
    return new SignedAnswer(
        ("<receipt>" + receipt + "</receipt>").getBytes(java.nio.charset.StandardCharsets.UTF_8),
        "xml",
        Optional.ofNullable(submission.payload()).map(kept -> kept.sha256()).orElse(null),
        null,
        List.of(),
        null,
        "VALID",
        "Signed by nobody in particular");
  }
}
