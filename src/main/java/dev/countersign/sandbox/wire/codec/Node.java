package dev.countersign.sandbox.wire.codec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.document.Document;

/** A value as it stands on the wire, in JSON, XML or a form: the model says how to look at it. */
public interface Node {
    /** A structure's member; empty when absent or null. */
    Optional<Node> member(SdkField<?> member);

    /** A list's items. */
    List<Node> items(SdkField<?> list);

    /** A map's entries. */
    Map<String, Node> entries(SdkField<?> map);

    /** A scalar's text. */
    String text(SdkField<?> scalar);

    /** A free-form document. */
    default Document document() {
        throw new MalformedInput("a document is not possible here");
    }
}
