package ro.storno.bootstrap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import ro.storno.cli.terminal.CommandFailure;
import ro.storno.cli.terminal.ExitCode;

/** Random secrets kept in the data folder, each made at first use, readable by the owner only. */
final class Secrets {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}");
  private final Path folder;

  Secrets(Path dataFolder) {
    this.folder = dataFolder.resolve("secrets");
  }

  String get(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("A secret's name has small letters and dashes");
    }
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE,
          "The secret " + file + " can be neither read nor made (" + e + ").");
    }
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[18];
    new SecureRandom().nextBytes(bytes);
    byte[] text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(bytes)
            .getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(java.nio.ByteBuffer.wrap(text));
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      // another process made it between the look and the write; its secret is as good as ours
      org.slf4j.LoggerFactory.getLogger(Secrets.class).debug("{} appeared meanwhile", file, e);
    }
  }
}
