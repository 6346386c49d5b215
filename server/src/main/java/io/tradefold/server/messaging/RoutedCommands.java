package io.tradefold.server.messaging;

import io.tradefold.api.trading.TradingCommand;
import io.tradefold.server.log.axonserver.EventServer;
import org.axonframework.axonserver.connector.util.GrpcMessageSizeExceededException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * The commands this process sends. They go to the one process that has their aggregate, by way of
 * the Axon Server; but a large import is handled where it arrived, if it can be: it would be many
 * times what a message may be. Who else has the aggregate in memory then sees that it has grown.
 *
 * @param routed to wherever the aggregate is
 * @param local those that this process handles
 */
record RoutedCommands(CommandBus routed, CommandBus local) implements CommandBus {

  /** About half a megabyte of JSON; a message may have four. */
  private static final int MANY_ROWS = 2_000;

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    routed.dispatch(command);
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    if (isLarge(command.getPayload())) {
      local.<C, R>dispatch(
          command,
          (sent, result) -> {
            if (result.isExceptional()
                && result.exceptionResult() instanceof NoHandlerForCommandException) {
              route(command, callback);
            } else {
              callback.onResult(sent, result);
            }
          });
    } else {
      route(command, callback);
    }
  }

  private <C, R> void route(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    routed.<C, R>dispatch(command, (sent, result) -> callback.onResult(sent, told(result)));
  }

  private static boolean isLarge(Object command) {
    return command
            instanceof
            TradingCommand.ImportExecutions(
                var _,
                var _,
                var _,
                var rows,
                var rejected,
                var _,
                var _)
        && rows.size() + rejected.size() > MANY_ROWS;
  }

  private static <R> CommandResultMessage<? extends R> told(
      CommandResultMessage<? extends R> result) {
    return result.isExceptional()
        ? new GenericCommandResultMessage<>(told(result.exceptionResult()))
        : result;
  }

  private static Throwable told(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof GrpcMessageSizeExceededException) {
        return EventServer.tooLarge("the command");
      }
    }
    return Refusal.told(failure);
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    return routed.subscribe(commandName, handler);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return routed.registerHandlerInterceptor(interceptor);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    return routed.registerDispatchInterceptor(interceptor);
  }
}
