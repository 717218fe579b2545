package io.heliotrope.demo.phone;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The sound half of a telephone: a UDP port on loopback that speaks with its {@link Voice}, presses
 * keys and listens with its {@link Ear}. RTP by RFC 3550, µ-law, 20 ms a packet; keys by RFC 4733.
 */
public final class RtpPhone implements AutoCloseable {

  private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int ULAW = 0;
  private static final int TELEPHONE_EVENT = 101;
  private static final String KEYS = "0123456789*#ABCD";
  private static final int KEY_FRAMES = 5;
  private static final int REPEATED_ENDS = 2;
  private static final int PAUSE_FRAMES = 4;

  private final DatagramSocket socket;
  private final Voice voice;
  private final Ear ear;
  private final Queue<Character> keys = new ConcurrentLinkedQueue<>();
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable InetSocketAddress far;

  /** Takes a free port and begins to listen. It speaks once it knows whom to. */
  public RtpPhone(Voice voice, Ear ear) throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.voice = voice;
    this.ear = ear;
    Thread.ofVirtual().name("rtp-ear-" + port()).start(this::listen);
    Thread.ofVirtual().name("rtp-voice-" + port()).start(this::speak);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public Ear ear() {
    return ear;
  }

  /** Speaks to that address from now on. */
  public void speakTo(InetSocketAddress address) {
    far = address;
  }

  /** Says nothing more, until told whom to speak to. */
  public void fallSilent() {
    far = null;
  }

  /** Presses keys one after the other, each for 100 ms. Returns at once. */
  public void press(String digits) {
    for (char key : digits.toCharArray()) {
      if (KEYS.indexOf(key) < 0) {
        throw new IllegalArgumentException("No telephone has the key '%s'.".formatted(key));
      }
      keys.add(key);
    }
  }

  /** Packets of sound sent so far. */
  public long sent() {
    return sent.get();
  }

  @Override
  public void close() {
    socket.close();
  }

  private void listen() {
    var bytes = new byte[2048];
    var packet = new DatagramPacket(bytes, bytes.length);
    while (!socket.isClosed()) {
      try {
        packet.setLength(bytes.length);
        socket.receive(packet);
        hear(System.nanoTime(), bytes, packet.getLength());
      } catch (IOException e) {
        // closed, or nobody at the far end's port just now
      }
    }
  }

  private void hear(long nanos, byte[] bytes, int length) {
    if (length < 12 || (bytes[0] & 0xc0) != 0x80 || (bytes[1] & 0x7f) != ULAW) {
      return;
    }
    int head = 12 + 4 * (bytes[0] & 0x0f);
    if ((bytes[0] & 0x10) != 0 && length >= head + 4) {
      head += 4 + 4 * ((bytes[head + 2] & 0xff) << 8 | bytes[head + 3] & 0xff);
    }
    if (head >= length) {
      return;
    }
    var samples = new short[length - head];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Ulaw.decode(bytes[head + i]);
    }
    ear.hear(nanos, samples);
  }

  private void speak() {
    var random = ThreadLocalRandom.current();
    var stream = new Stream(random.nextInt(), random.nextInt(0x8000), random.nextInt());
    long next = System.nanoTime();
    while (!socket.isClosed()) {
      InetSocketAddress to = far;
      if (to != null) {
        send(to, stream.nextPacket());
      }
      next = Math.max(next + FRAME_NANOS, System.nanoTime() - 10 * FRAME_NANOS);
      long wait = next - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
    }
  }

  private void send(InetSocketAddress to, byte[] packet) {
    try {
      socket.send(new DatagramPacket(packet, packet.length, to));
      sent.incrementAndGet();
    } catch (IOException e) {
      // the far end has hung up: its port is closed, and we'll be told over SIP
    }
  }

  /** The packets we send: sound, or a key while one is down. */
  private final class Stream {
    private final int source;
    private int sequence;
    private int timestamp;
    private long frame;
    private int keyFrame = -1;
    private int pause;
    private char key;

    Stream(int source, int sequence, int timestamp) {
      this.source = source;
      this.sequence = sequence;
      this.timestamp = timestamp;
    }

    byte[] nextPacket() {
      if (keyFrame < 0 && pause-- <= 0) {
        Character pressed = keys.poll();
        if (pressed != null) {
          key = pressed;
          keyFrame = 0;
        }
      }
      byte[] packet = keyFrame < 0 ? sound() : key();
      frame++;
      return packet;
    }

    private byte[] sound() {
      var samples = new short[PromptEar.FRAME];
      voice.frame(frame, samples);
      var packet = head(12 + samples.length, ULAW, false, timestamp);
      for (short sample : samples) {
        packet.put(Ulaw.encode(sample));
      }
      timestamp += samples.length;
      return packet.array();
    }

    /** All packets of a key carry the time it went down; the last one is sent three times. */
    private byte[] key() {
      boolean end = keyFrame >= KEY_FRAMES;
      int held = Math.min(keyFrame + 1, KEY_FRAMES) * PromptEar.FRAME;
      var packet = head(16, TELEPHONE_EVENT, keyFrame == 0, timestamp);
      packet.put((byte) KEYS.indexOf(key)).put((byte) (end ? 0x8a : 0x0a)).putShort((short) held);
      keyFrame++;
      if (keyFrame > KEY_FRAMES + REPEATED_ENDS) {
        timestamp += keyFrame * PromptEar.FRAME;
        keyFrame = -1;
        pause = PAUSE_FRAMES;
      }
      return packet.array();
    }

    private ByteBuffer head(int length, int kind, boolean marked, int time) {
      return ByteBuffer.allocate(length)
          .put((byte) 0x80)
          .put((byte) (kind | (marked ? 0x80 : 0)))
          .putShort((short) sequence++)
          .putInt(time)
          .putInt(source);
    }
  }
}
