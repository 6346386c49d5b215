package io.tradefold.server.messaging;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * The commands that come to this process. What they are refused with goes back as a {@link
 * Refusal}, also when it turns out as late as at the commit.
 */
record HandledCommands(CommandBus local) implements CommandBus {

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    local.dispatch(command);
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    local.<C, R>dispatch(
        command, (handled, result) -> callback.onResult(handled, withRefusal(result)));
  }

  private static <R> CommandResultMessage<? extends R> withRefusal(
      CommandResultMessage<? extends R> result) {
    if (!result.isExceptional()) {
      return result;
    }
    Throwable failure = result.exceptionResult();
    Refusal refusal = Refusal.of(failure);
    return refusal == null
        ? result
        : new GenericCommandResultMessage<>(
            new CommandExecutionException(String.valueOf(failure.getMessage()), failure, refusal));
  }

  @Override
  public Registration subscribe(
      String commandName, MessageHandler<? super CommandMessage<?>> handler) {
    return local.subscribe(commandName, handler);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerHandlerInterceptor(interceptor);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerDispatchInterceptor(interceptor);
  }
}
