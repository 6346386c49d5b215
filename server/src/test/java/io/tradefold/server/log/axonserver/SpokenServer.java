package io.tradefold.server.log.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the protocol of an Axon Server as far as whoever connects and follows the log needs it:
 * for what a real one can't be brought to do, such as holding events that are not ours, and for
 * what is to be seen on the wire. It appends nothing.
 */
final class SpokenServer implements AutoCloseable {

  /** The headers of each call. */
  final Queue<Metadata> calls = new ConcurrentLinkedQueue<>();

  private final List<Event> events;
  private final Server server;

  /**
   * @param events of the log, from its beginning
   */
  SpokenServer(ServerCredentials credentials, List<Event> events) throws IOException {
    this.events = List.copyOf(events);
    this.server =
        Grpc.newServerBuilderForPort(0, credentials)
            .addService(new Platform())
            .addService(new Events())
            .intercept(new Overhearing())
            .build()
            .start();
  }

  String address() {
    return "localhost:" + server.getPort();
  }

  /** What the calls say under a name, each answer once. */
  List<@Nullable String> said(String header) {
    Metadata.Key<String> key = Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER);
    return calls.stream().<@Nullable String>map(call -> call.get(key)).distinct().toList();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }

  private final class Overhearing implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      calls.add(headers);
      return next.startCall(call, headers);
    }
  }

  private static final class Platform extends PlatformServiceGrpc.PlatformServiceImplBase {
    @Override
    public void getPlatformServer(ClientIdentification who, StreamObserver<PlatformInfo> answer) {
      answer.onNext(PlatformInfo.newBuilder().setSameConnection(true).build());
      answer.onCompleted();
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(
        StreamObserver<PlatformOutboundInstruction> answer) {
      return new Heard<>(answer, _ -> {});
    }
  }

  private final class Events extends EventStoreGrpc.EventStoreImplBase {
    @Override
    public void getLastToken(GetLastTokenRequest question, StreamObserver<TrackingToken> answer) {
      answer.onNext(TrackingToken.newBuilder().setToken(events.size() - 1L).build());
      answer.onCompleted();
    }

    @Override
    public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
      AtomicBoolean begun = new AtomicBoolean();
      return new Heard<>(
          answer,
          question -> {
            if (!begun.getAndSet(true)) {
              for (long token = question.getTrackingToken(); token < events.size(); token++) {
                Event event = events.get((int) token);
                answer.onNext(EventWithToken.newBuilder().setToken(token).setEvent(event).build());
              }
            }
          });
    }
  }

  /** Stays open until the other side ends it. */
  private record Heard<Q>(StreamObserver<?> answer, Consumer<Q> heard)
      implements StreamObserver<Q> {
    @Override
    public void onNext(Q question) {
      heard.accept(question);
    }

    @Override
    public void onError(Throwable gone) {
      // Nobody is left to be answered.
    }

    @Override
    public void onCompleted() {
      answer.onCompleted();
    }
  }
}
