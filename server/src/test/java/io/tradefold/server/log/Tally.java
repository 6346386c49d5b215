package io.tradefold.server.log;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tradefold.api.Published;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** An aggregate of the tests: counts, and tells how many events it was built from. */
@Aggregate(snapshotTriggerDefinition = "accountSnapshots")
@Published("test.tally")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class Tally {

  record Count(@TargetAggregateIdentifier String id) {}

  /** Answered with how many events were read to get here, and the number counted. */
  record Answer(int read, long number) {}

  @AggregateIdentifier private @Nullable String id;
  private long number;
  @JsonIgnore private int read;

  Tally() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Answer handle(Count count) {
    int before = read;
    if (id == null) {
      id = count.id();
    }
    AggregateLifecycle.apply(Counted.of(number + 1));
    return new Answer(before, number);
  }

  @EventSourcingHandler
  void on(Counted event, @SourceId String source) {
    id = source;
    number = event.number();
    read++;
  }
}
