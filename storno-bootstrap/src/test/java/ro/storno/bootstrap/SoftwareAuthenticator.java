package ro.storno.bootstrap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * An authenticator with one passkey (ES256), in plain Java. What it says can be bent, to see that a
 * server notices.
 */
final class SoftwareAuthenticator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int KEY_INCLUDED = 0x40;

  private final KeyPair keys;
  private final byte[] id = new byte[32];
  private final String userHandle;

  /** Where the browser believes to be; bent by phishing. */
  String origin;

  /** For which site the authenticator signs. */
  String site;

  /** Whether the user unlocked it. */
  boolean verified = true;

  /** How often it signed. */
  int count = 1;

  SoftwareAuthenticator(String origin, String site, String userHandle)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.keys = generator.generateKeyPair();
    new SecureRandom().nextBytes(id);
    this.origin = origin;
    this.site = site;
    this.userHandle = userHandle;
  }

  /** Makes the passkey. */
  ObjectNode create(String challenge) throws Exception {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(state(KEY_INCLUDED));
    data.write(new byte[16]);
    data.write(ByteBuffer.allocate(2).putShort((short) id.length).array());
    data.write(id);
    data.write(coseKey());
    byte[] authenticatorData = data.toByteArray();
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xa3);
    object.write(text("fmt"));
    object.write(text("none"));
    object.write(text("attStmt"));
    object.write(0xa0);
    object.write(text("authData"));
    object.write(bytes(authenticatorData));
    ObjectNode response = JSON.createObjectNode();
    response.put("clientDataJSON", base64(clientData("webauthn.create", challenge)));
    response.put("attestationObject", base64(object.toByteArray()));
    return credential(response);
  }

  /** Signs a challenge. */
  ObjectNode get(String challenge) throws Exception {
    byte[] clientData = clientData("webauthn.get", challenge);
    byte[] state = state(0);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(state);
    signature.update(sha256(clientData));
    ObjectNode response = JSON.createObjectNode();
    response.put("clientDataJSON", base64(clientData));
    response.put("authenticatorData", base64(state));
    response.put("signature", base64(signature.sign()));
    response.put("userHandle", userHandle);
    return credential(response);
  }

  private ObjectNode credential(ObjectNode response) {
    ObjectNode credential = JSON.createObjectNode();
    credential.put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
    credential.set("response", response);
    return credential;
  }

  private byte[] clientData(String type, String challenge) throws Exception {
    return JSON.writeValueAsBytes(
        JSON.createObjectNode()
            .put("type", type)
            .put("challenge", challenge)
            .put("origin", origin)
            .put("crossOrigin", false));
  }

  private byte[] state(int more) throws GeneralSecurityException {
    int flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | more;
    return ByteBuffer.allocate(37)
        .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
        .put((byte) flags)
        .putInt(count)
        .array();
  }

  /** The public key as a CBOR map: kty EC2, alg ES256, crv P-256, x, y. */
  private byte[] coseKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    out.writeBytes(bytes(coordinate(key.getW().getAffineX())));
    out.write(0x22);
    out.writeBytes(bytes(coordinate(key.getW().getAffineY())));
    return out.toByteArray();
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] raw = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(raw.length, fixed.length);
    System.arraycopy(raw, raw.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  /** A CBOR text of fewer than 24 letters. */
  private static byte[] text(String text) {
    byte[] letters = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + letters.length)
        .put((byte) (0x60 + letters.length))
        .put(letters)
        .array();
  }

  /** CBOR bytes, of which there are 24 to 255. */
  private static byte[] bytes(byte[] content) {
    return ByteBuffer.allocate(2 + content.length)
        .put((byte) 0x58)
        .put((byte) content.length)
        .put(content)
        .array();
  }

  private static byte[] sha256(byte[] content) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(content);
  }

  private static String base64(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }
}
