package io.tradefold.server.messaging;

import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/** The queries this process asks. What another process refused comes out as if thrown here. */
record AskedQueries(QueryBus routed) implements QueryBus {

  @Override
  public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
    return routed.query(query).thenApply(AskedQueries::told);
  }

  private static <R> QueryResponseMessage<R> told(QueryResponseMessage<R> response) {
    return response.isExceptional()
        ? new GenericQueryResponseMessage<>(
            response.getPayloadType(),
            Refusal.told(response.exceptionResult()),
            response.getMetaData())
        : response;
  }

  @Override
  public <Q, R> Stream<QueryResponseMessage<R>> scatterGather(
      QueryMessage<Q, R> query, long timeout, TimeUnit unit) {
    return routed.scatterGather(query, timeout, unit);
  }

  @Override
  public QueryUpdateEmitter queryUpdateEmitter() {
    return routed.queryUpdateEmitter();
  }

  @Override
  public <R> Registration subscribe(
      String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
    return routed.subscribe(queryName, responseType, handler);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super QueryMessage<?, ?>> interceptor) {
    return routed.registerHandlerInterceptor(interceptor);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
    return routed.registerDispatchInterceptor(interceptor);
  }
}
