package ro.storno.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ro.storno.application.accounting.AccountingBook;
import ro.storno.application.anaf.Evidence;
import ro.storno.application.anaf.Inbox;
import ro.storno.application.anaf.SentBuyerMessages;
import ro.storno.application.anaf.Sightings;
import ro.storno.application.anaf.SyncBook;
import ro.storno.application.catalog.ProductCategories;
import ro.storno.application.catalog.ProductUses;
import ro.storno.application.catalog.Products;
import ro.storno.application.company.BankAccounts;
import ro.storno.application.company.CompanyRecords;
import ro.storno.application.export.ExportedRows;
import ro.storno.application.export.InvoiceArchives;
import ro.storno.application.file.FileStore;
import ro.storno.application.inbox.InboundDocuments;
import ro.storno.application.inbox.InboundLooks;
import ro.storno.application.invoice.InvoiceFiles;
import ro.storno.application.invoice.InvoiceQueries;
import ro.storno.application.invoice.Invoices;
import ro.storno.application.invoice.ReceivedInvoices;
import ro.storno.application.mail.DocumentMails;
import ro.storno.application.mail.EmailTemplates;
import ro.storno.application.mail.MailRefusals;
import ro.storno.application.numbering.SeriesBook;
import ro.storno.application.party.ClientQueries;
import ro.storno.application.party.Clients;
import ro.storno.application.party.Suppliers;
import ro.storno.application.payment.Payments;
import ro.storno.application.preceding.PrecedingDocuments;
import ro.storno.application.printing.PrintSettingsBook;
import ro.storno.application.provider.FileNumbers;
import ro.storno.application.provider.ProviderConfigs;
import ro.storno.application.provider.ProviderNotices;
import ro.storno.application.receipt.Receipts;
import ro.storno.application.recurring.RecurringInvoices;
import ro.storno.application.sharing.ShareLinks;
import ro.storno.application.submission.Submissions;
import ro.storno.application.tax.VatRates;
import ro.storno.application.till.CashMovements;
import ro.storno.application.till.TillBook;
import ro.storno.application.till.ZReports;
import ro.storno.application.transport.NoteTransports;
import ro.storno.domain.company.CompanyId;

/** The house stands as it was drawn: who may know whom, and what no room may hold. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("ro.storno");

  private static final List<String> ADAPTERS =
      List.of(
          "rest",
          "persistence",
          "authority",
          "einvoice",
          "pdf",
          "security",
          "storage",
          "messaging",
          "cli");

  private static final Set<String> NAMES_THAT_SAY_NOTHING =
      Set.of("util", "utils", "common", "helper", "helpers", "manager", "impl", "dto");

  @Test
  void domain_knows_nothing_but_the_jdk() {
    classes()
        .that()
        .resideInAPackage("ro.storno.domain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("ro.storno.domain..", "java..", "org.jspecify..")
        .check(ALL);
  }

  @Test
  void application_knows_the_domain_and_jakarta_validation_only() {
    classes()
        .that()
        .resideInAPackage("ro.storno.application..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "ro.storno.application..",
            "ro.storno.domain..",
            "java..",
            "jakarta.validation..",
            "org.jspecify..")
        .check(ALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rest",
        "persistence",
        "authority",
        "einvoice",
        "pdf",
        "security",
        "storage",
        "messaging",
        "cli"
      })
  void adapter_sees_neither_another_adapter_nor_the_bootstrap(String adapter) {
    String[] others =
        Stream.concat(ADAPTERS.stream(), Stream.of("bootstrap"))
            .filter(other -> !other.equals(adapter))
            .map(other -> "ro.storno." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("ro.storno." + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(ALL);
  }

  @Test
  void simulators_know_none_of_us_and_only_the_bootstrap_knows_them() {
    noClasses()
        .that()
        .resideInAPackage("ro.storno.simulator..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("ro.storno..").and(not(resideInAPackage("ro.storno.simulator.."))))
        .check(ALL);
    noClasses()
        .that()
        .resideOutsideOfPackages("ro.storno.simulator..", "ro.storno.bootstrap..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ro.storno.simulator..")
        .check(ALL);
  }

  @Test
  void no_binary_floating_point_in_any_signature_where_money_goes() {
    Set<String> found = new TreeSet<>();
    for (JavaClass each : ALL) {
      if (!each.getPackageName()
          .matches("ro\\.storno\\.(domain|application|persistence|simulator).*")) {
        continue;
      }
      each.getFields().stream()
          .filter(field -> floating(field.getRawType()))
          .forEach(field -> found.add(field.getFullName()));
      each.getCodeUnits().stream()
          .filter(ArchitectureTest::floating)
          .forEach(unit -> found.add(unit.getFullName()));
    }
    assertThat(found).isEmpty();
  }

  private static boolean floating(JavaCodeUnit unit) {
    return floating(unit.getRawReturnType())
        || unit.getRawParameterTypes().stream().anyMatch(ArchitectureTest::floating);
  }

  private static boolean floating(JavaClass type) {
    return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
        .contains(type.getBaseComponentType().getName());
  }

  @Test
  void no_package_has_a_name_that_says_nothing() {
    assertThat(packages().map(JavaPackage::getRelativeName))
        .doesNotContainAnyElementsOf(NAMES_THAT_SAY_NOTHING);
  }

  @Test
  void every_package_says_what_it_holds_and_is_null_marked() {
    assertThat(
            packages()
                .filter(p -> p.tryGetAnnotationOfType(NullMarked.class).isEmpty())
                .map(JavaPackage::getName))
        .isEmpty();
  }

  private static Stream<JavaPackage> packages() {
    return ALL.stream().map(JavaClass::getPackage).distinct();
  }

  @Test
  void repository_of_company_data_takes_the_company_in_every_method() {
    List<Class<?>> walled =
        List.of(
            Invoices.class,
            InvoiceQueries.class,
            InvoiceFiles.class,
            Clients.class,
            ExportedRows.class,
            InvoiceArchives.class,
            AccountingBook.class,
            ClientQueries.class,
            SeriesBook.class,
            VatRates.class,
            BankAccounts.class,
            Payments.class,
            Submissions.class,
            Sightings.class,
            Inbox.class,
            Evidence.class,
            SyncBook.class,
            SentBuyerMessages.class,
            Suppliers.class,
            ReceivedInvoices.class,
            CompanyRecords.class,
            Products.class,
            ProductCategories.class,
            ProductUses.class,
            PrecedingDocuments.class,
            NoteTransports.class,
            PrintSettingsBook.class,
            ProviderConfigs.class,
            ProviderNotices.class,
            InboundDocuments.class,
            InboundLooks.class,
            FileNumbers.class,
            Receipts.class,
            TillBook.class,
            CashMovements.class,
            ZReports.class,
            EmailTemplates.class,
            MailRefusals.class,
            DocumentMails.class,
            RecurringInvoices.class,
            ShareLinks.class,
            FileStore.class);
    Set<String> unguarded =
        walled.stream()
            .flatMap(port -> ALL.get(port).getMethods().stream())
            .filter(method -> method.getRawParameterTypes().stream().noneMatch(this::namesCompany))
            .map(JavaMethod::getFullName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unguarded).isEmpty();
  }

  /** The id itself, or an entity that carries it. */
  private boolean namesCompany(JavaClass parameter) {
    return parameter.isEquivalentTo(CompanyId.class)
        || parameter
            .tryGetMethod("company")
            .filter(m -> m.getRawReturnType().isEquivalentTo(CompanyId.class))
            .isPresent();
  }
}
