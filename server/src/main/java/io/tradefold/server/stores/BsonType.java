package io.tradefold.server.stores;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the embedded MongoDB's values lie in their file: as BSON, the way they travel. */
abstract class BsonType<T> extends BasicDataType<T> {

  static final BsonType<Document> DOCUMENTS = new Documents();
  static final BsonType<KeyValue> KEYS = new Keys();

  /** Measured on 64-bit HotSpot: an entry of a linked map and its place in the table. */
  private static final int ENTRY_BYTES = 56;

  private static final int OBJECT_BYTES = 24;

  abstract Document toDocument(T value);

  abstract T fromDocument(Document document);

  @Override
  public int getMemory(T value) {
    return bytes(toDocument(value));
  }

  @Override
  public void write(WriteBuffer target, T value) {
    ByteBuf bson = Unpooled.buffer(1024);
    BsonEncoder.encodeDocument(toDocument(value), bson);
    target.put(bson.array(), bson.arrayOffset(), bson.readableBytes());
  }

  @Override
  public T read(ByteBuffer source) {
    ByteBuf bson = Unpooled.wrappedBuffer(source);
    T value = fromDocument(BsonDecoder.decodeBson(bson));
    source.position(source.position() + bson.readerIndex());
    return value;
  }

  /** Roughly what a value takes on the heap. */
  private static int bytes(Object value) {
    int bytes = OBJECT_BYTES;
    switch (value) {
      case String text -> bytes += OBJECT_BYTES + text.length();
      case Map<?, ?> fields -> {
        bytes += 2 * OBJECT_BYTES;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
          bytes += ENTRY_BYTES + bytes(field.getKey());
          bytes += field.getValue() == null ? 0 : bytes(field.getValue());
        }
      }
      case Iterable<?> elements -> {
        for (Object element : elements) {
          bytes += element == null ? Long.BYTES : Long.BYTES + bytes(element);
        }
      }
      default -> {}
    }
    return bytes;
  }

  private static final class Documents extends BsonType<Document> {

    @Override
    Document toDocument(Document value) {
      return value;
    }

    @Override
    Document fromDocument(Document document) {
      return document;
    }

    @Override
    public Document[] createStorage(int size) {
      return new Document[size];
    }
  }

  private static final class Keys extends BsonType<KeyValue> {

    private static final ValueComparator VALUES = ValueComparator.asc();

    @Override
    public int compare(KeyValue one, KeyValue other) {
      Iterator<Object> left = one.iterator();
      Iterator<Object> right = other.iterator();
      while (left.hasNext() && right.hasNext()) {
        int order = VALUES.compare(left.next(), right.next());
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(one.size(), other.size());
    }

    @Override
    Document toDocument(KeyValue value) {
      Document document = new Document();
      int number = 0;
      for (Object part : value) {
        document.append(String.valueOf(number++), part);
      }
      return document;
    }

    @Override
    KeyValue fromDocument(Document document) {
      return new KeyValue(document.values());
    }

    @Override
    public KeyValue[] createStorage(int size) {
      return new KeyValue[size];
    }
  }
}
