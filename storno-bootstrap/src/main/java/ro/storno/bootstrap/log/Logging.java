package ro.storno.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;
import ro.storno.bootstrap.configuration.Configuration;

/**
 * Sets the log up in code: at first warnings as text, as fits a command line, then as configured
 * when a server starts. The log goes to standard error, since results go to standard output.
 *
 * <p>Every line carries the request, company and job ids of the diagnostic context.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String TEXT_LINE =
      "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\"} %-5level %logger{0}: %msg %kvp%replace( {%mdc}){' \\{\\}', ''}%n%ex";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(
        context, new Configuration.Log(Configuration.LogFormat.TEXT, Configuration.LogLevel.WARN));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Applies the configuration of a server. */
  public static void apply(Configuration.Log configuration) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      apply(context, configuration);
    }
  }

  private static void apply(LoggerContext context, Configuration.Log configuration) {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    Encoder<ILoggingEvent> encoder = encoder(context, configuration.format());
    appender.setEncoder(encoder);
    encoder.start();
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    Level level = Level.toLevel(configuration.level().name());
    // Libraries tell what is wrong, not what they do: in detail, an HTTP server tells every header
    // and body that it carries, and with them every token.
    root.setLevel(level(level, Level.WARN));
    context.getLogger("ro.storno").setLevel(level);
    // says with a stack trace what our own message says in words
    context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
  }

  private static Level level(Level one, Level other) {
    return one.isGreaterOrEqual(other) ? one : other;
  }

  private static Encoder<ILoggingEvent> encoder(
      LoggerContext context, Configuration.LogFormat format) {
    if (format == Configuration.LogFormat.JSON) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      json.setWithSequenceNumber(false);
      json.setWithContext(false);
      json.setWithArguments(false);
      json.setWithMessage(false);
      json.setWithFormattedMessage(true);
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(TEXT_LINE);
    return text;
  }
}
