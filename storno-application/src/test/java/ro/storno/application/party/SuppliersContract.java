package ro.storno.application.party;

import static org.assertj.core.api.Assertions.assertThat;
import static ro.storno.application.Samples.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ro.storno.application.Page;
import ro.storno.application.Samples;
import ro.storno.application.Transactions;
import ro.storno.domain.company.CompanyId;
import ro.storno.domain.party.Supplier;
import ro.storno.domain.party.SupplierId;

/** What every implementation of {@link Suppliers} does. */
public abstract class SuppliersContract {
  private final CompanyId company = Samples.company();

  protected abstract Transactions transactions();

  protected abstract Suppliers suppliers();

  private <T> T in(java.util.function.Supplier<T> work) {
    return transactions().inCompany(company, work);
  }

  private Supplier supplier(String name, String taxCode) {
    return new Supplier(
        new SupplierId(Samples.uuid()),
        company,
        Samples.party(name, taxCode),
        "note",
        "anaf",
        NOW,
        NOW,
        NOW,
        null);
  }

  private Supplier added(String name, String taxCode) {
    Supplier supplier = supplier(name, taxCode);
    assertThat(in(() -> suppliers().add(company, List.of(supplier)))).isEqualTo(1);
    return supplier;
  }

  private void saved(Supplier changed) {
    in(
        () -> {
          suppliers().update(company, List.of(changed));
          return 0;
        });
  }

  private List<String> names(@Nullable String search, int page, int limit) {
    return in(() -> suppliers().list(company, search, new Page.Request(page, limit)))
        .data()
        .stream()
        .map(each -> each.party().name())
        .toList();
  }

  @Test
  void every_field_comes_back() {
    Supplier supplier = added("Țesătoria SRL", "18547290");
    assertThat(in(() -> suppliers().find(company, supplier.id()))).hasValue(supplier);
    assertThat(in(() -> suppliers().findForUpdate(company, supplier.id()))).hasValue(supplier);
    assertThat(in(() -> suppliers().findByKeys(company, Set.of("RO18547290", "RO1"))))
        .isEqualTo(Map.of("RO18547290", supplier));
  }

  @Test
  void supplier_is_there_once_by_its_key() {
    Supplier first = added("Unu SRL", "18547290");
    Supplier twin = supplier("Doi SRL", "18547290");
    assertThat(in(() -> suppliers().add(company, List.of(twin)))).isZero();
    assertThat(in(() -> suppliers().findByKeys(company, Set.of(twin.key()))).values())
        .containsExactly(first);
  }

  @Test
  void nodes_that_add_the_same_at_once_add_it_once() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        List<Supplier> mine =
            List.of(supplier("A", "11111"), supplier("B", "22222"), supplier("C", "33333"));
        work.add(() -> in(() -> suppliers().add(company, mine)));
      }
      int added = 0;
      for (Future<Integer> each : nodes.invokeAll(work)) {
        added += each.get();
      }
      assertThat(added).isEqualTo(3);
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void change_and_deletion_are_saved_and_what_is_deleted_is_found_but_not_listed() {
    Supplier supplier = added("Alfa SRL", "18547290");
    Supplier noted = supplier.noted(supplier.party(), "plătim greu", NOW);
    saved(noted);
    assertThat(in(() -> suppliers().find(company, supplier.id()))).hasValue(noted);
    Supplier deleted = noted.deleted(NOW);
    saved(deleted);
    assertThat(in(() -> suppliers().find(company, supplier.id()))).hasValue(deleted);
    assertThat(names(null, 1, 10)).isEmpty();
  }

  @Test
  void list_is_by_name_and_found_by_name_code_and_email() {
    added("Zeta SRL", "11111");
    added("Tara SA", "22222");
    added("beta SRL", "33333");
    assertThat(names(null, 1, 2)).containsExactly("beta SRL", "Tara SA");
    assertThat(names(null, 2, 2)).containsExactly("Zeta SRL");
    assertThat(names("222", 1, 10)).containsExactly("Tara SA");
    assertThat(names("BETA", 1, 10)).containsExactly("beta SRL");
    assertThat(names("office@example", 1, 10)).hasSize(3);
    assertThat(names("%", 1, 10)).isEmpty();
  }

  @Test
  void another_company_sees_nothing() {
    Supplier supplier = added("Alfa SRL", "18547290");
    CompanyId stranger = Samples.company();
    assertThat(
            transactions()
                .inCompany(stranger, () -> suppliers().find(stranger, supplier.id()).isPresent()))
        .isFalse();
  }
}
