package ro.storno.rest.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ro.storno.application.identity.AuthorizeApp;
import ro.storno.application.identity.ManageInvitations;
import ro.storno.domain.identity.Permission;
import ro.storno.rest.page.Language;
import ro.storno.rest.page.Page;
import ro.storno.rest.page.Page.Field;
import ro.storno.rest.page.Page.Tone;
import ro.storno.rest.page.Wording;

/** Words the pages that account mails lead to. */
final class AccountPages {
  private final Wording wording = new Wording(AccountPages.class);

  Page confirm(Language language, String token) {
    return titled(language, Tone.NEUTRAL, "confirm")
        .offering(
            new Page.Form(
                AccountPageRoutes.CONFIRM,
                Map.of("token", token),
                text(language, "confirm.button"),
                null));
  }

  Page reset(Language language, String token, @Nullable String problem) {
    return titled(language, Tone.NEUTRAL, "reset")
        .offering(
            form(
                AccountPageRoutes.RESET,
                Map.of("token", token),
                problem == null ? null : text(language, problem),
                List.of(newPassword(language)),
                text(language, "reset.button")));
  }

  Page firstRun(Language language, String token, String email, @Nullable String problem) {
    return titled(language, Tone.NEUTRAL, "first")
        .offering(
            form(
                AccountPageRoutes.FIRST_RUN,
                Map.of("token", token),
                problem == null ? null : text(language, problem),
                List.of(
                    email(language, email),
                    name(language, "firstName", "given-name"),
                    name(language, "lastName", "family-name"),
                    name(language, "organization", "organization"),
                    newPassword(language)),
                text(language, "first.button")));
  }

  private static Page.Form form(
      String action,
      Map<String, String> hidden,
      @Nullable String problem,
      List<Field> fields,
      String button) {
    return new Page.Form(action, hidden, problem, fields, button, null, null);
  }

  Page invitation(
      Language language, String token, ManageInvitations.Offer offer, @Nullable String problem) {
    String organization = offer.organization().name();
    String role = text(language, "role." + offer.invitation().role().wireName());
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        offer.inviter().isEmpty()
            ? text(language, "invitation.asks", organization, role)
            : text(language, "invitation.asks.by", offer.inviter(), organization, role));
    paragraphs.add(
        text(
            language,
            offer.hasAccount() ? "invitation.known" : "invitation.new",
            offer.invitation().email().value()));
    List<Field> fields =
        offer.hasAccount()
            ? List.of(password(language), code(language))
            : List.of(
                name(language, "firstName", "given-name"),
                name(language, "lastName", "family-name"),
                newPassword(language));
    return new Page(
        language,
        Tone.NEUTRAL,
        text(language, "invitation.title", organization),
        paragraphs,
        List.of(),
        form(
            AccountPageRoutes.INVITATION,
            Map.of("token", token),
            problem == null ? null : text(language, problem),
            fields,
            text(language, "invitation.button")),
        List.of());
  }

  Page joined(Language language, ManageInvitations.Accepted accepted) {
    return Page.saying(
        language,
        Tone.SUCCESS,
        text(language, "joined.title", accepted.organization().name()),
        text(language, "joined"));
  }

  Page consent(
      Language language,
      AuthorizeApp.Request request,
      AuthorizeApp.Asked asked,
      String email,
      @Nullable String problem) {
    String app = asked.client().card().name();
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(text(language, "consent.asks", app));
    String website = asked.client().card().websiteUrl();
    if (website != null) {
      paragraphs.add(text(language, "consent.website", website));
    }
    paragraphs.add(text(language, "consent.where"));
    paragraphs.add(text(language, "consent.what"));
    String address = String.valueOf(request.redirectUri());
    return new Page(
            language,
            Tone.NEUTRAL,
            text(language, "consent.title", app),
            paragraphs,
            asked.scopes().stream().map(scope -> scope(language, scope)).toList(),
            null,
            List.of())
        .offering(
            new Page.Form(
                OAuth2Routes.PAGE,
                hidden(request),
                problem == null ? null : text(language, problem),
                List.of(email(language, email), password(language), code(language)),
                text(language, "consent.button"),
                text(language, "consent.refuse"),
                ConsentPageRoutes.origin(address)));
  }

  private static Map<String, String> hidden(AuthorizeApp.Request request) {
    Map<String, String> hidden = new LinkedHashMap<>();
    hidden.put("response_type", String.valueOf(request.responseType()));
    hidden.put("client_id", String.valueOf(request.clientId()));
    hidden.put("redirect_uri", String.valueOf(request.redirectUri()));
    hidden.put("scope", String.valueOf(request.scope()));
    hidden.put("state", String.valueOf(request.state()));
    hidden.put("code_challenge", String.valueOf(request.codeChallenge()));
    hidden.put("code_challenge_method", String.valueOf(request.codeChallengeMethod()));
    return hidden;
  }

  /** What a scope is for, with its name for those who read documentation. */
  private String scope(Language language, Permission scope) {
    String name = scope.wireName();
    int dot = name.indexOf('.');
    return text(language, "area." + name.substring(0, dot))
        + ": "
        + text(language, "verb." + name.substring(dot + 1))
        + " ("
        + name
        + ")";
  }

  private Field email(Language language, String value) {
    return new Field("email", text(language, "field.email"), "email", "username", true, "", value);
  }

  private Field newPassword(Language language) {
    return new Field(
        "password",
        text(language, "field.newPassword"),
        "password",
        "new-password",
        true,
        text(language, "field.newPassword.hint"),
        "");
  }

  private Field password(Language language) {
    return new Field(
        "password", text(language, "field.password"), "password", "current-password", true, "", "");
  }

  private Field code(Language language) {
    return new Field(
        "code",
        text(language, "field.code"),
        "text",
        "one-time-code",
        false,
        text(language, "field.code.hint"),
        "");
  }

  private Field name(Language language, String field, String autocomplete) {
    return new Field(field, text(language, "field." + field), "text", autocomplete, false, "", "");
  }

  /** A page with one sentence, whose words are found under its key. */
  Page titled(Language language, Tone tone, String key) {
    return Page.saying(language, tone, text(language, key + ".title"), text(language, key));
  }

  private String text(Language language, String key, String... arguments) {
    return wording.get(language, key, arguments);
  }
}
