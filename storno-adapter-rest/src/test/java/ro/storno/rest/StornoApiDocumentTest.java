package ro.storno.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ro.storno.rest.json.ApiJson;
import ro.storno.rest.openapi.OpenApiDocument;
import ro.storno.rest.openapi.OpenApiValidity;
import ro.storno.rest.route.RouteTable;
import ro.storno.rest.system.ClientVersions;

/** The document of the whole API; no use case is called, so none is needed. */
class StornoApiDocumentTest {
  private static String text;
  private static JsonNode document;

  @BeforeAll
  static void write() throws Exception {
    RouteTable table =
        StornoApi.table(
            NoUseCases.areas(),
            new StornoApi.About(
                "1.2.3",
                ClientVersions::none,
                Map::of,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                null));
    text = ApiJson.mapper().writeValueAsString(OpenApiDocument.of(table, "1.2.3"));
    document = new ObjectMapper().readTree(text);
  }

  @Test
  void an_independent_parser_accepts_the_document() {
    assertThat(OpenApiValidity.problems(text)).isEmpty();
  }

  @Test
  void the_documented_operations_of_this_release_are_there() {
    assertThat(
            Stream.of(
                    "/api/auth post",
                    "/api/auth/register post",
                    "/api/auth/refresh post",
                    "/api/auth/token/refresh post",
                    "/api/v1/me get",
                    "/api/v1/me patch",
                    "/api/v1/companies get",
                    "/api/v1/companies post",
                    "/api/v1/companies/{uuid} patch",
                    "/api/v1/clients get",
                    "/api/v1/clients/{uuid} delete",
                    "/api/v1/document-series/{uuid}/set-default post",
                    "/api/v1/vat-rates/{uuid} patch",
                    "/api/v1/bank-accounts/{uuid} delete",
                    "/api/v1/invoice-defaults get",
                    "/api/v1/invoices get",
                    "/api/v1/invoices post",
                    "/api/v1/invoices/{uuid} put",
                    "/api/v1/invoices/{uuid} delete",
                    "/api/v1/invoices/{uuid}/issue post",
                    "/api/v1/invoices/{uuid}/validate post",
                    "/api/v1/invoices/{uuid}/cancel post",
                    "/api/v1/invoices/{uuid}/restore post",
                    "/api/v1/invoices/{uuid}/xml get",
                    "/api/v1/invoices/{uuid}/pdf get",
                    "/api/v1/invoices/{uuid}/events get",
                    "/api/v1/invoices/{uuid}/attachments post",
                    "/api/v1/invoices/{uuid}/attachments/{attachmentUuid} get",
                    "/api/v1/invoices/{uuid}/payments post",
                    "/api/v1/invoices/{uuid}/payments/{paymentUuid} delete",
                    "/api/health get",
                    "/api/v1/system/health get",
                    "/api/v1/version get")
                .filter(operation -> operation(operation).isMissingNode()))
        .isEmpty();
  }

  @Test
  void an_invoice_carries_its_identity_under_both_names_and_its_money_as_text() {
    JsonNode invoice = document.at("/components/schemas/Invoice");
    assertThat(invoice.at("/properties/id/format").asText()).isEqualTo("uuid");
    assertThat(invoice.at("/properties/uuid/format").asText()).isEqualTo("uuid");
    assertThat(invoice.at("/properties/total/type").asText()).isEqualTo("string");
    assertThat(invoice.at("/properties/dueDate/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
    assertThat(invoice.at("/required").toString()).contains("\"cancelledAt\"", "\"paidAt\"");
  }

  @Test
  void commands_are_documented_as_requests() {
    JsonNode schemas = document.at("/components/schemas");
    assertThat(schemas.fieldNames())
        .toIterable()
        .contains("InvoiceRequest", "InvoiceLineRequest", "ClientRequest", "RecordPaymentRequest")
        .noneMatch(name -> name.contains("Command") || name.contains("Entry"));
  }

  private static JsonNode operation(String pathAndMethod) {
    String[] parts = pathAndMethod.split(" ");
    return document.path("paths").path(parts[0]).path(parts[1]);
  }
}
