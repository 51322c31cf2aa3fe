package ro.storno.persistence.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ro.storno.application.job.Job;
import ro.storno.domain.company.CompanyId;

/**
 * What a job carries besides its kind and key, as kept in the table: JSON, readable by people.
 *
 * @param company tenant, or null for the platform
 * @param payload the handler's text
 */
record JobData(@Nullable UUID company, String payload) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static JobData of(Job job) {
    return new JobData(job.company() == null ? null : job.company().value(), job.payload());
  }

  Job toJob(String kind, String key) {
    return new Job(kind, company == null ? null : new CompanyId(company), key, payload);
  }

  byte[] toBytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static JobData fromBytes(byte[] bytes) {
    try {
      return JSON.readValue(bytes, JobData.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells db-scheduler how to read the column. */
  static final class Format implements Serializer {
    @Override
    public byte[] serialize(Object data) {
      return ((JobData) data).toBytes();
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
      return type.cast(fromBytes(bytes));
    }
  }
}
