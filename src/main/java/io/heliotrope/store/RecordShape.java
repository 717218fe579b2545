package io.heliotrope.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import tools.jackson.core.io.SerializedString;

/**
 * How a record is written and read: its components in order. A record with one component of the
 * shared words ({@code CallId}, {@code AgentId}, …) stands for that component.
 */
final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private static final String WORDS = "io.heliotrope.call";

  private final Class<?> type;
  private final SerializedString name;
  private final Field[] fields;
  private final boolean word;

  /** One component. */
  record Field(String name, SerializedString written, Type type, MethodHandle getter) {

    Object of(Object whole) {
      try {
        return getter.invoke(whole);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("The component %s of %s".formatted(name, whole), e);
      }
    }
  }

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private RecordShape(Class<?> type) {
    this.type = type;
    this.name = new SerializedString(type.getSimpleName());
    RecordComponent[] components = type.getRecordComponents();
    this.fields = new Field[components.length];
    try {
      var lookup = MethodHandles.publicLookup();
      for (int i = 0; i < components.length; i++) {
        RecordComponent component = components[i];
        fields[i] =
            new Field(
                component.getName(),
                new SerializedString(component.getName()),
                component.getGenericType(),
                lookup
                    .unreflect(component.getAccessor())
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class)));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type + " is not public", e);
    }
    this.word = fields.length == 1 && !type.isMemberClass() && type.getPackageName().equals(WORDS);
  }

  SerializedString name() {
    return name;
  }

  Field[] fields() {
    return fields;
  }

  /** Is it one of the shared words, written as its only component? */
  boolean isWord() {
    return word;
  }

  Object make(Object[] values) {
    try {
      Class<?>[] types = new Class<?>[fields.length];
      RecordComponent[] components = type.getRecordComponents();
      for (int i = 0; i < types.length; i++) {
        types[i] = components[i].getType();
      }
      Constructor<?> constructor = type.getConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("can't be made into a " + type.getSimpleName(), e);
    }
  }
}
