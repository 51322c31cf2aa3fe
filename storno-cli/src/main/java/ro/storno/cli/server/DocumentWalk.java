package ro.storno.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a business writes besides the invoice, through the HTTP API: a sale from proforma to credit
 * note, a sale at the till with a refund and the Z report of the day, and an invoice that returns
 * every month.
 *
 * <p>What a data folder needs only once (product, till, monthly invoice) is used again.
 */
final class DocumentWalk {
  private static final String PRODUCT = "Caiet de schițe A4, legat în pânză";
  private static final String MONTHLY = "Găzduire magazin online";

  private final ApiClient api;
  private final String client;
  private final LocalDate today;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> invoices = new ArrayList<>();

  /**
   * A walk on a day, for a client.
   *
   * @param api where somebody is signed in and a company entered; not null
   * @param client id of a company; not null
   * @param today not null
   */
  DocumentWalk(ApiClient api, String client, LocalDate today) {
    this.api = api;
    this.client = client;
    this.today = today;
  }

  /**
   * One document at one step of its life.
   *
   * @param name what it is, in eight letters; not null
   * @param text its number, amount and state; not null
   */
  record Step(String name, String text) {}

  /**
   * What came of it.
   *
   * @param steps in the order they were made; not null
   * @param invoices ids of what goes to ANAF; not null
   */
  record Result(List<Step> steps, List<String> invoices) {}

  /** Makes all documents. */
  Result run() {
    JsonNode product = product();
    JsonNode invoice = delivered(accepted(product));
    pay(invoice);
    credit(invoice);
    openTill();
    refund(receipt(product));
    closeDay();
    issueMonthly();
    return new Result(List.copyOf(steps), List.copyOf(invoices));
  }

  private JsonNode product() {
    JsonNode product =
        firstOr(
            "/api/v1/products",
            "name",
            PRODUCT,
            () ->
                api.post(
                    "/api/v1/products",
                    Map.of(
                        "name", PRODUCT,
                        "unitOfMeasure", "buc",
                        "defaultPrice", "60.00",
                        "vatRate", "21")));
    step("Product", PRODUCT + ", " + product.path("unitPrice").asText() + " RON");
    return product;
  }

  /** A proforma that the client accepted. */
  private String accepted(JsonNode product) {
    Map<String, Object> proforma = sale();
    proforma.put("clientId", client);
    proforma.put("dueDate", today.plusDays(15).toString());
    proforma.put("validUntil", today.plusDays(15).toString());
    proforma.put("lines", List.of(line(product, "20")));
    String id = MainJob.id(api.post("/api/v1/proforma-invoices", proforma));
    String path = "/api/v1/proforma-invoices/" + id;
    document("Proforma", api.post(path + "/send", null));
    document("", api.post(path + "/accept", null));
    return id;
  }

  /** The invoice of what was delivered. */
  private JsonNode delivered(String proforma) {
    JsonNode draft =
        api.post("/api/v1/delivery-notes/from-proforma", Map.of("proformaId", proforma));
    String note = "/api/v1/delivery-notes/" + MainJob.id(draft);
    document("Delivery", api.post(note + "/issue", null));
    String id = MainJob.id(api.post(note + "/convert", Map.of()).path("invoice"));
    JsonNode issued = issued(id);
    document("Invoice", issued);
    return issued;
  }

  private JsonNode issued(String invoice) {
    invoices.add(invoice);
    return MainJob.invoiceIn(api.post("/api/v1/invoices/" + invoice + "/issue", null));
  }

  private void pay(JsonNode invoice) {
    BigDecimal part = new BigDecimal("500.00");
    BigDecimal rest = new BigDecimal(invoice.path("total").asText()).subtract(part);
    pay(MainJob.id(invoice), part, "Payment");
    pay(MainJob.id(invoice), rest, "");
  }

  private void pay(String invoice, BigDecimal amount, String name) {
    JsonNode paid =
        api.post(
            "/api/v1/invoices/" + invoice + "/payments",
            Map.of(
                "amount",
                amount.toPlainString(),
                "paymentDate",
                today.toString(),
                "paymentMethod",
                "bank_transfer"));
    JsonNode left = paid.path("invoice");
    step(
        name,
        amount.toPlainString()
            + " RON, invoice is "
            + state(left)
            + ", "
            + left.path("remainingAmount").asText()
            + " RON to pay");
  }

  /** Takes the whole invoice back. */
  private void credit(JsonNode invoice) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (JsonNode line : invoice.path("lines")) {
      Map<String, Object> back = new LinkedHashMap<>();
      back.put("description", line.path("description").asText());
      back.put("quantity", new BigDecimal(line.path("quantity").asText()).negate());
      back.put("unitPrice", line.path("unitPrice").asText());
      back.put("vatRate", line.path("vatRate").asText());
      back.put("unitOfMeasure", line.path("unitOfMeasure").asText());
      lines.add(back);
    }
    Map<String, Object> note = sale();
    note.put("isCreditNote", true);
    note.put("parentDocumentId", MainJob.id(invoice));
    note.put("clientId", client);
    note.put("dueDate", today.toString());
    note.put("lines", lines);
    document("Credit", issued(MainJob.id(MainJob.invoiceIn(api.post("/api/v1/invoices", note)))));
  }

  private void openTill() {
    firstOr(
        "/api/v1/bank-accounts",
        "type",
        "cash",
        () ->
            api.post(
                "/api/v1/bank-accounts",
                Map.of(
                    "type", "cash",
                    "currency", "RON",
                    "openingBalance", "250.00",
                    "openingBalanceDate", today.toString())));
  }

  /** A sale at the till, paid by two means. */
  private JsonNode receipt(JsonNode product) {
    Map<String, Object> receipt = sale();
    receipt.put("cashRegisterName", "Casa 1");
    receipt.put("fiscalNumber", "AAAA123456");
    receipt.put("paymentMethod", "mixed");
    receipt.put("cashPayment", "45.20");
    receipt.put("cardPayment", "100.00");
    receipt.put("lines", List.of(line(product, "2")));
    JsonNode made = api.post("/api/v1/receipts", receipt);
    JsonNode issued = api.post("/api/v1/receipts/" + MainJob.id(made) + "/issue", null);
    step("Receipt", told(issued) + " (" + tenders(issued) + ")");
    return issued;
  }

  /** Takes one of the things back; cash and card give back their shares. */
  private void refund(JsonNode receipt) {
    String path = "/api/v1/receipts/" + MainJob.id(receipt);
    Map<String, Object> one =
        Map.of("sourceLineId", receipt.path("lines").path(0).path("id").asText(), "quantity", "1");
    JsonNode refund = api.post(path + "/refund", Map.of("lineSelections", List.of(one)));
    step("Refund", told(refund) + " (" + tenders(refund) + "), receipt is " + state(api.get(path)));
  }

  /** Closes the day of the till, which is possible once a day. */
  private void closeDay() {
    String reports = "/api/v1/cash-register/z-reports";
    Optional<JsonNode> before = first(reports, "date", today.toString());
    JsonNode report = before.orElseGet(() -> api.post(reports, Map.of("date", today.toString())));
    step(
        "Z report",
        report.path("number").asText()
            + ", "
            + report.path("closing").asText()
            + " RON in the till, day "
            + (before.isPresent() ? "was closed before" : "closed"));
  }

  private void issueMonthly() {
    JsonNode monthly = firstOr("/api/v1/recurring-invoices", "reference", MONTHLY, this::monthly);
    step(
        "Monthly",
        MONTHLY
            + ", "
            + monthly.path("total").asText()
            + " RON, next on "
            + monthly.path("nextIssuanceDate").asText());
    JsonNode issued =
        api.post("/api/v1/recurring-invoices/" + MainJob.id(monthly) + "/issue-now", null);
    invoices.add(MainJob.id(issued));
    document("", issued);
  }

  private JsonNode monthly() {
    String series = MainJob.id(api.get("/api/v1/document-series?type=invoice").at("/data/0"));
    Map<String, Object> monthly = new LinkedHashMap<>();
    monthly.put("clientId", client);
    monthly.put("seriesId", series);
    monthly.put("reference", MONTHLY);
    monthly.put("documentType", "invoice");
    monthly.put("currency", "RON");
    monthly.put("frequency", "monthly");
    monthly.put("frequencyDay", 1);
    monthly.put("nextIssuanceDate", today.plusMonths(1).withDayOfMonth(1).toString());
    monthly.put("dueDateType", "relative");
    monthly.put("dueDateDays", 15);
    monthly.put(
        "lines",
        List.of(
            Map.of(
                "description", MONTHLY,
                "quantity", "1",
                "unitPrice", "149.00",
                "vatRate", "21",
                "unitOfMeasure", "buc",
                "priceRule", "fixed")));
    return api.post("/api/v1/recurring-invoices", monthly);
  }

  private Map<String, Object> sale() {
    Map<String, Object> sale = new LinkedHashMap<>();
    sale.put("issueDate", today.toString());
    sale.put("currency", "RON");
    return sale;
  }

  private static Map<String, Object> line(JsonNode product, String quantity) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("productId", MainJob.id(product));
    line.put("description", PRODUCT);
    line.put("quantity", quantity);
    line.put("unitPrice", product.path("unitPrice").asText());
    line.put("vatRate", "21");
    line.put("unitOfMeasure", "buc");
    return line;
  }

  private JsonNode firstOr(String list, String field, String value, Supplier<JsonNode> otherwise) {
    return first(list, field, value).orElseGet(otherwise);
  }

  private Optional<JsonNode> first(String list, String field, String value) {
    JsonNode answer = api.get(list);
    for (JsonNode each : answer.isArray() ? answer : answer.path("data")) {
      if (each.path(field).asText().equals(value)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private void document(String name, JsonNode document) {
    step(name, told(document));
  }

  private static String told(JsonNode document) {
    return document.path("number").asText()
        + ", "
        + document.path("total").asText()
        + " "
        + document.path("currency").asText()
        + ", "
        + state(document);
  }

  private static String tenders(JsonNode receipt) {
    return receipt.path("cashPayment").asText()
        + " cash, "
        + receipt.path("cardPayment").asText()
        + " card";
  }

  private static String state(JsonNode document) {
    return document.path("status").asText().replace('_', ' ');
  }

  private void step(String name, String text) {
    steps.add(new Step(name, text));
  }
}
