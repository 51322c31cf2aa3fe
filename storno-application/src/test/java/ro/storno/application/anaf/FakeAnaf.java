package ro.storno.application.anaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import ro.storno.application.authority.AuthorityException;
import ro.storno.domain.anaf.DownloadId;
import ro.storno.domain.anaf.MessageType;
import ro.storno.domain.anaf.SpvMessage;
import ro.storno.domain.anaf.UploadIndex;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Cif;

/**
 * ANAF as far as receiving needs it: lists with a lag, hands out archives, refuses spans that its
 * clock does not like, and fails as it is told to.
 */
public final class FakeAnaf implements EFactura, AnafAccess, CallPlan {
  private final Clock clock;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, byte[]> archives = new HashMap<>();
  private final Map<String, Deque<RuntimeException>> faults = new HashMap<>();
  private final Map<String, Integer> downloads = new ConcurrentHashMap<>();
  private final List<MessageQuery> queries = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private final Deque<RuntimeException> listFaults = new ArrayDeque<>();
  private final List<Garbled> garbled = new ArrayList<>();
  private final Deque<Object> uploadAnswers = new ArrayDeque<>();
  private final List<String> refused = new ArrayList<>();
  private Duration ahead = Duration.ZERO;
  private Duration age = Duration.ZERO;
  private int pageSize = 500;
  private int uncounted;
  private int listsBeforeFaults;
  private volatile boolean closed;
  private List<AnafAccessToken> tokens = List.of(new AnafAccessToken("good"));
  private @Nullable RuntimeException planFault;
  private Consumer<MessageQuery> listener = query -> {};

  private record Entry(SpvMessage message, Instant visibleFrom) {}

  private record Garbled(String json, Instant at) {}

  public FakeAnaf(Clock clock) {
    this.clock = clock;
  }

  private Instant now() {
    return clock.instant().plus(ahead);
  }

  /** Sets how far ANAF's clock goes before ours; negative behind. */
  public void clockAhead(Duration time) {
    ahead = time;
  }

  /** Gives what is listed from now on a time in the past. */
  public void dateBack(Duration time) {
    age = time;
  }

  /** Lists nothing any more of what was there. */
  public synchronized void forget() {
    entries.clear();
  }

  public void pageSize(int size) {
    pageSize = size;
  }

  /** Sets who has authorized the company, in the order in which they are tried. */
  public void tokens(String... values) {
    tokens = java.util.Arrays.stream(values).map(AnafAccessToken::new).toList();
  }

  /** Lists a message at once. */
  public SpvMessage list(MessageType type, String id, String index, Cif cif, String details) {
    return list(type.wireName(), id, index, cif, details, Duration.ZERO);
  }

  /** Lists a message, which shows in the list only after some time. */
  public synchronized SpvMessage list(
      String type, String id, String index, Cif cif, String details, Duration lag) {
    SpvMessage message =
        new SpvMessage(
            new DownloadId(id),
            new UploadIndex(index),
            type,
            cif,
            now().minus(age),
            details,
            Map.of("tip", type, "id", id, "id_solicitare", index, "detalii", details));
    entries.add(new Entry(message, now().minus(age).plus(lag)));
    return message;
  }

  /** Sets what is handed out for a message. */
  public synchronized void archive(String id, byte[] bytes) {
    archives.put(id, bytes);
  }

  /** Lists an invoice of a supplier and sets what is handed out for it. */
  public void invoice(String id, String seller, Cif buyer, String number, String net, String vat) {
    list(
        MessageType.INVOICE_RECEIVED,
        id,
        "9" + id,
        buyer,
        "Factura cu id_incarcare=9"
            + id
            + " emisa de cif_emitent="
            + seller
            + " pentru cif_beneficiar="
            + buyer.digits());
    archive(id, sealed(id, document(number, seller, buyer.digits(), net, vat, "380")));
  }

  /** The text of a document that {@link PlainArchives} reads. */
  public static String document(
      String number, String seller, String buyer, String net, String vat, String type) {
    return String.join(";", "INVOICE", number, "2026-11-20", seller, buyer, net, vat, type);
  }

  /** An archive as ANAF makes it. */
  public static byte[] sealed(String id, String document) {
    return zip(Map.of(id + ".xml", document, "semnatura_" + id + ".xml", "SEAL"));
  }

  /** An archive of some files. */
  public static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : new java.util.TreeMap<>(files).entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Lets the next download of a message fail. */
  public synchronized void failDownload(String id, RuntimeException... failures) {
    faults.computeIfAbsent(id, any -> new ArrayDeque<>()).addAll(List.of(failures));
  }

  /** Lets the next lists fail. */
  public synchronized void failLists(RuntimeException... failures) {
    listFaults.addAll(List.of(failures));
  }

  /** Lets lists fail after so many that go well. */
  public synchronized void failListsAfter(int calls, RuntimeException... failures) {
    listsBeforeFaults = calls;
    failLists(failures);
  }

  /** Lists an entry that cannot be understood. */
  public synchronized void garble(String json) {
    garbled.add(new Garbled(json, now().minus(age)));
  }

  /** Lists nothing any more that cannot be understood. */
  public synchronized void mend() {
    garbled.clear();
  }

  /** Lets something happen while a list is asked for. */
  public synchronized void whenListed(Consumer<MessageQuery> meanwhile) {
    listener = meanwhile;
  }

  /** Counts so many messages more than are listed. */
  public synchronized void overcount(int messages) {
    uncounted = messages;
  }

  /** Sets what the next uploads are answered with: an answer or an exception. */
  public void answerUploads(Object... answers) {
    uploadAnswers.addAll(List.of(answers));
  }

  /** Lets every call be refused by the plan from now on, or none. */
  public void plan(@Nullable RuntimeException failure) {
    planFault = failure;
  }

  /** Returns how often a message was fetched. */
  public int downloads(String id) {
    return downloads.getOrDefault(id, 0);
  }

  /** Returns how many archives were fetched in all. */
  public int downloads() {
    return downloads.values().stream().mapToInt(Integer::intValue).sum();
  }

  public List<MessageQuery> queries() {
    return queries;
  }

  public List<Upload> uploads() {
    return uploads;
  }

  public List<String> refusedTokens() {
    return refused;
  }

  @Override
  public synchronized UploadAnswer upload(AnafAccessToken token, Upload upload) {
    uploads.add(upload);
    Object answer = uploadAnswers.poll();
    if (answer instanceof RuntimeException failure) {
      throw failure;
    }
    return answer instanceof UploadAnswer given
        ? given
        : new UploadAnswer.Taken(new UploadIndex("77" + uploads.size()), "raw");
  }

  @Override
  public StateAnswer state(AnafAccessToken token, UploadIndex index) {
    throw new UnsupportedOperationException("receiving asks for no states");
  }

  @Override
  public synchronized MessagePage messages(AnafAccessToken token, MessageQuery query) {
    admit(token);
    queries.add(query);
    listener.accept(query);
    RuntimeException fault = listsBeforeFaults-- > 0 ? null : listFaults.poll();
    if (fault != null) {
      throw fault;
    }
    if (query.to().isAfter(now())) {
      throw new AuthorityException.Declined("endTime nu poate fi in viitor");
    }
    if (query.from().isBefore(now().minus(WINDOW))) {
      throw new AuthorityException.Declined("startTime este mai vechi de 60 de zile");
    }
    List<SpvMessage> found =
        entries.stream()
            .filter(each -> !each.visibleFrom.isAfter(now()))
            .map(Entry::message)
            .filter(each -> each.cif().equals(query.cif()))
            .filter(
                each ->
                    !each.createdAt().isBefore(query.from())
                        && !each.createdAt().isAfter(query.to()))
            .sorted(Comparator.comparing(SpvMessage::createdAt).reversed())
            .toList();
    List<String> unreadable =
        garbled.stream()
            .filter(each -> !each.at.isBefore(query.from()) && !each.at.isAfter(query.to()))
            .map(Garbled::json)
            .toList();
    int pages = Math.max(1, (found.size() + pageSize - 1) / pageSize);
    return new MessagePage(
        found.stream().skip((query.page() - 1L) * pageSize).limit(pageSize).toList(),
        query.page(),
        pages,
        found.size() + unreadable.size() + uncounted,
        query.page() == pages ? unreadable : List.of());
  }

  private void admit(AnafAccessToken token) {
    if (token.value().startsWith("bad")) {
      throw new AuthorityException.AccessRefused("401");
    }
  }

  @Override
  public byte[] download(AnafAccessToken token, DownloadId id) {
    synchronized (this) {
      admit(token);
      downloads.merge(id.value(), 1, Integer::sum);
      RuntimeException fault =
          faults.containsKey(id.value()) ? faults.get(id.value()).poll() : null;
      if (fault != null) {
        throw fault;
      }
      byte[] bytes = archives.get(id.value());
      if (bytes == null) {
        throw new AuthorityException.Declined(
            "Pentru id=" + id + " nu exista inregistrata factura");
      }
      return bytes.clone();
    }
  }

  @Override
  public synchronized Optional<AnafAccessToken> tokenFor(CompanyId company) {
    return tokens.stream().filter(each -> !refused.contains(each.value())).findFirst();
  }

  /**
   * From now on, or until further notice, nothing may be handed in, though questions may be asked.
   */
  public void close(boolean on) {
    closed = on;
  }

  @Override
  public Optional<AnafAccessToken> tokenToFile(CompanyId company) {
    return closed ? Optional.empty() : tokenFor(company);
  }

  @Override
  public synchronized void refused(CompanyId company, AnafAccessToken token) {
    refused.add(token.value());
  }

  @Override
  public void take(Call call) {
    RuntimeException failure = planFault;
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public List<Remaining> remaining() {
    return List.of();
  }
}
