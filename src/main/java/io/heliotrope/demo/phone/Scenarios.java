package io.heliotrope.demo.phone;

import java.time.Duration;

/** Writes the scenarios that sipp plays: one for a caller, one for each manner of an agent. */
final class Scenarios {

  /*
   * Where a person could decide something, a scenario waits for what SIP may bring and, besides, for
   * an INFO request: the nudge (see Sipp). A person does not know where the signalling stands, and
   * the far side may hang up at the same moment; so a nudge, and what may cross with our own words,
   * has its place in every state. Whatever else a scenario does not expect, such as a refusal of the
   * caller, makes sipp acknowledge it, end the call and exit with 1. Of several things waited for,
   * the first one carries the time limit.
   */

  private static final String SOUND =
      """
      Content-Type: application/sdp
      Content-Length: [len]

      v=0
      o=phone 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio AUDIO_PORT RTP/AVP 0 101
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=ptime:20
      """;

  private static final String CALLER =
      """
      send INVITE sip:DID@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bK-invite-[pid]-[call_number]
      DIALOG
      CSeq: 1 INVITE
      Contact: <sip:caller@[local_ip]:[local_port]>
      SOUND
      <recv response="100" optional="true"/>
      <recv response="180" optional="true"/>
      <recv response="183" optional="true"/>
      <recv request="INFO" optional="true" next="cancel"/>
      <recv response="200" rrs="true"/>
      send ACK [next_url] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
      DIALOG[peer_tag_param]
      CSeq: 1 ACK
      Content-Length: 0

      <label id="talking"/>
      <recv request="INFO" optional="true" next="leave"/>
      <recv request="INVITE" optional="true" next="renewed"/>
      <recv request="BYE" next="left"/>

      <label id="renewed"/>
      send SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:caller@[local_ip]:[local_port]>
      SOUND
      <recv request="INFO" optional="true" next="leave"/>
      <recv request="ACK" next="talking"/>

      <label id="leave"/>
      send BYE [next_url] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
      DIALOG[peer_tag_param]
      CSeq: 2 BYE
      Content-Length: 0

      <recv request="ACK" optional="true"/>
      <recv request="INVITE" optional="true"/>
      <recv request="INFO" optional="true"/>
      <recv request="BYE" optional="true" next="crossed"/>
      <recv response="200" next="end"/>

      <label id="crossed"/>
      ACCEPT
      <recv response="200" next="end"/>

      <label id="cancel"/>
      send CANCEL sip:DID@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bK-invite-[pid]-[call_number]
      DIALOG
      CSeq: 1 CANCEL
      Content-Length: 0

      <recv response="200"/>
      <recv response="487"/>
      send ACK sip:DID@[remote_ip]:[remote_port] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=z9hG4bK-invite-[pid]-[call_number]
      DIALOG[peer_tag_param]
      CSeq: 1 ACK
      Content-Length: 0

      <nop next="end"/>

      <label id="left"/>
      ACCEPT
      <label id="end"/>
      <nop/>
      """;

  /**
   * What an agent's telephone keeps of the INVITE: the caller's address and the request's number.
   */
  private static final String INVITED =
      """
      <recv request="INVITE" rrs="true">
        <action>
          <ereg regexp=".*" search_in="hdr" header="From:" assign_to="caller"/>
          <ereg regexp=".*" search_in="hdr" header="To:" assign_to="callee"/>
          <ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>
          <ereg regexp="[0-9]+" search_in="hdr" header="CSeq:" assign_to="number"/>
        </action>
      </recv>
      """;

  private static final String ANSWERS =
      """
      send SIP/2.0 180 Ringing
      INVITATION
      Contact: <sip:agent@[local_ip]:[local_port]>
      Content-Length: 0

      <recv request="INFO" optional="true" next="answer" timeout="RINGING" ontimeout="answer"/>
      <recv request="CANCEL" next="cancelled"/>

      <label id="answer"/>
      send SIP/2.0 200 OK
      INVITATION
      Contact: <sip:agent@[local_ip]:[local_port]>
      SOUND
      <recv request="INFO" optional="true" next="hasty"/>
      <recv request="CANCEL" optional="true"/>
      <recv request="ACK"/>
      <label id="talking"/>
      <recv request="INFO" optional="true" next="leave" timeout="TALKING" ontimeout="leave"/>
      <recv request="CANCEL" optional="true"/>
      <recv request="INVITE" optional="true" next="renewed"/>
      <recv request="BYE" next="left"/>

      <label id="renewed"/>
      send SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Contact: <sip:agent@[local_ip]:[local_port]>
      SOUND
      <recv request="INFO" optional="true" next="leave"/>
      <recv request="BYE" optional="true" next="left"/>
      <recv request="ACK" next="talking"/>

      <label id="hasty"/>
      <recv request="CANCEL" optional="true"/>
      <recv request="ACK"/>

      <label id="leave"/>
      send BYE [next_url] SIP/2.0
      Via: SIP/2.0/UDP [local_ip]:[local_port];branch=[branch]
      From:[$callee];tag=[pid]a[call_number]
      To:[$caller]
      Call-ID: [call_id]
      CSeq: 1 BYE
      Max-Forwards: 70
      Content-Length: 0

      <recv request="ACK" optional="true"/>
      <recv request="INVITE" optional="true"/>
      <recv request="INFO" optional="true"/>
      <recv request="BYE" optional="true" next="crossed"/>
      <recv response="200" next="end"/>

      <label id="crossed"/>
      ACCEPT
      <recv response="200" next="end"/>

      <label id="cancelled"/>
      ACCEPT
      send SIP/2.0 487 Request Terminated
      INVITATION
      Content-Length: 0

      <recv request="INFO" optional="true"/>
      <recv request="ACK" next="end"/>

      <label id="left"/>
      ACCEPT
      <label id="end"/>
      <nop/>
      """;

  private static final String REFUSES =
      """
      send SIP/2.0 STATUS Refused
      INVITATION
      Contact: <sip:agent@[local_ip]:[local_port]>
      Content-Length: 0

      <recv request="ACK"/>
      """;

  private static final String ONLY_TRIES =
      """
      send SIP/2.0 100 Trying
      INVITATION
      Content-Length: 0

      <recv request="CANCEL"/>
      ACCEPT
      send SIP/2.0 487 Request Terminated
      INVITATION
      Content-Length: 0

      <recv request="ACK"/>
      """;

  private static final String FORWARDS =
      """
      send SIP/2.0 302 Moved Temporarily
      INVITATION
      Contact: <ADDRESS>
      Content-Length: 0

      <recv request="ACK"/>
      """;

  private static final String ACCEPT =
      """
      send SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

      """;

  private static final String INVITATION =
      """
      Via:[$via]
      From:[$caller]
      To:[$callee];tag=[pid]a[call_number]
      Call-ID: [call_id]
      CSeq: [$number] INVITE\
      """;

  private Scenarios() {}

  /**
   * Calls a number, and hangs up at a nudge or when the far side does. One sipp can play it many
   * times at once.
   */
  static String caller(CallerPhone.Dialled dialled, int audioPort) {
    String name = dialled.name().isEmpty() ? "" : "\"%s\" ".formatted(dialled.name());
    String dialog =
        """
        From: %s<sip:%s@[local_ip]:[local_port]>;tag=caller-[pid]-[call_number]
        Call-ID: [call_id]
        Max-Forwards: 70
        To: <sip:%s@[remote_ip]:[remote_port]>\
        """
            .formatted(name, dialled.from(), dialled.did());
    return scenario(
        CALLER
            .replace("DIALOG", dialog)
            .replace("DID@", dialled.did() + "@")
            .replace("ACCEPT\n", ACCEPT)
            .replace("SOUND\n", sound(audioPort)));
  }

  /** Takes calls, one after the other or several at once, in that manner. */
  static String agent(Manner manner, int audioPort) {
    String body =
        switch (manner) {
          case Manner.Answers(Duration ringing, Duration talking) ->
              ANSWERS
                  .replace("RINGING", Long.toString(Math.max(1, ringing.toMillis())))
                  .replace("TALKING", Long.toString(Math.max(1, talking.toMillis())))
                  .replace("SOUND\n", sound(audioPort));
          case Manner.Refuses(int status) -> REFUSES.replace("STATUS", Integer.toString(status));
          case Manner.Forwards(String address) -> FORWARDS.replace("ADDRESS", address);
          case Manner.OnlyTries() -> ONLY_TRIES;
        };
    return scenario(INVITED + body.replace("INVITATION", INVITATION).replace("ACCEPT\n", ACCEPT));
  }

  private static String sound(int port) {
    return SOUND.replace("AUDIO_PORT", Integer.toString(port)) + "\n";
  }

  /** Wraps each message, from the word "send" to the next line of XML, as sipp wants it. */
  private static String scenario(String text) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n");
    xml.append("<scenario name=\"telephone\">\n");
    boolean message = false;
    for (String line : text.split("\n", -1)) {
      boolean starts = line.startsWith("send ");
      if (message && (starts || line.matches(" *</?[a-z].*"))) {
        xml.append("]]></send>\n");
        message = false;
      }
      if (starts) {
        boolean once = line.startsWith("send SIP/2.0") || line.startsWith("send ACK");
        xml.append(once ? "<send>" : "<send retrans=\"500\">");
        xml.append("<![CDATA[\n").append(line.substring("send ".length())).append('\n');
        message = true;
      } else {
        xml.append(line).append('\n');
      }
    }
    return xml.append("</scenario>\n").toString();
  }
}
