package io.tradefold.projection.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DigestUtils;

/**
 * Writes hot values, none over one of a later position. A script decides, so that no other writer
 * comes between looking and writing; each call has the one key of its value, so that a cluster
 * finds its server.
 */
final class HotScript {

  /** 1 when it was written, 0 when what is there is later. */
  private static final String WRITE_UNLESS_OLDER =
      """
      local old = redis.call('HGET', KEYS[1], ARGV[1])
      if old then
        local position = tonumber(string.match(old, '^[^\\n]*'))
        if position and position > tonumber(ARGV[2]) then return 0 end
      end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
      return 1
      """;

  private static final String SHA = DigestUtils.sha1DigestAsHex(WRITE_UNLESS_OLDER);

  private HotScript() {}

  /**
   * All of them, one behind the other. The script is called by its digest; a server that has just
   * come up does not know it, and is then sent the whole script, from which it learns it. Writing a
   * value twice is writing it once.
   */
  static void write(StringRedisTemplate redis, List<HotValue> values) {
    try {
      send(redis, values, HotScript::byDigest);
    } catch (RuntimeException failure) {
      if (!isUnknownScript(failure)) {
        throw failure;
      }
      send(redis, values, HotScript::whole);
    }
  }

  private static void send(
      StringRedisTemplate redis,
      List<HotValue> values,
      BiFunction<RedisClusterAsyncCommands<byte[], byte[]>, HotValue, RedisFuture<?>> call) {
    RedisBurst.<RedisFuture<?>>send(
        redis,
        commands ->
            values.stream().<RedisFuture<?>>map(value -> call.apply(commands, value)).toList());
  }

  private static RedisFuture<?> byDigest(
      RedisClusterAsyncCommands<byte[], byte[]> commands, HotValue value) {
    return commands.evalsha(SHA, ScriptOutputType.INTEGER, keys(value), arguments(value));
  }

  private static RedisFuture<?> whole(
      RedisClusterAsyncCommands<byte[], byte[]> commands, HotValue value) {
    return commands.eval(
        WRITE_UNLESS_OLDER, ScriptOutputType.INTEGER, keys(value), arguments(value));
  }

  private static byte[][] keys(HotValue value) {
    return new byte[][] {value.slot().key().getBytes(UTF_8)};
  }

  private static byte[][] arguments(HotValue value) {
    return new byte[][] {
      value.slot().field().getBytes(UTF_8),
      Long.toString(value.position()).getBytes(UTF_8),
      value.text().getBytes(UTF_8)
    };
  }

  private static boolean isUnknownScript(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof RedisNoScriptException) {
        return true;
      }
    }
    return false;
  }
}
