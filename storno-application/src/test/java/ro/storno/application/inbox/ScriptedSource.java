package ro.storno.application.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.inbox.InboundDocument;
import ro.storno.domain.submission.Channel;

/** An authority in memory, which lists two documents at a time and fails as it is told. */
final class ScriptedSource implements InboundSource {
  private static final int PAGE = 2;

  final List<InboundDocument.Told> listed = new ArrayList<>();
  final Map<String, byte[]> bytes = new HashMap<>();
  final List<Instant> lookedFrom = new ArrayList<>();
  final List<String> fetched = new ArrayList<>();

  /** What the next lists and fetches end in, by reference or {@code list}; taken away when used. */
  final Map<String, List<Supplier<RuntimeException>>> failures = new HashMap<>();

  @Nullable String subject = "5265877635@test";

  void has(String reference, Instant at, String text) {
    listed.add(new InboundDocument.Told(Channel.KSEF, reference, null, "5265877635", at));
    bytes.put(reference, text.getBytes(StandardCharsets.UTF_8));
  }

  void fails(String what, Supplier<RuntimeException> with) {
    failures.computeIfAbsent(what, key -> new ArrayList<>()).add(with);
  }

  private void fail(String what) {
    List<Supplier<RuntimeException>> with = failures.getOrDefault(what, List.of());
    if (!with.isEmpty()) {
      throw with.remove(0).get();
    }
  }

  @Override
  public Channel channel() {
    return Channel.KSEF;
  }

  @Override
  public Optional<String> subject(CompanyId company) {
    return Optional.ofNullable(subject);
  }

  @Override
  public Page list(CompanyId company, Instant from, int page) {
    lookedFrom.add(from);
    fail("list");
    List<InboundDocument.Told> all =
        listed.stream()
            .filter(each -> !each.at().isBefore(from))
            .sorted(Comparator.comparing(InboundDocument.Told::at))
            .toList();
    List<InboundDocument.Told> part = all.stream().skip((long) page * PAGE).limit(PAGE).toList();
    boolean more = all.size() > (page + 1) * PAGE;
    Instant reached = part.isEmpty() ? from : part.get(part.size() - 1).at();
    return new Page(part, reached, more);
  }

  @Override
  public byte[] fetch(CompanyId company, String reference) {
    fetched.add(reference);
    fail(reference);
    return Optional.ofNullable(bytes.get(reference))
        .orElseThrow(() -> new AuthorityException.Gone("It is gone."));
  }
}
