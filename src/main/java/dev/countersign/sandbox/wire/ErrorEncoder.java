package dev.countersign.sandbox.wire;

import dev.countersign.sandbox.api.ServiceError;
import dev.countersign.sandbox.wire.codec.JsonModelWriter;
import dev.countersign.sandbox.wire.codec.XmlText;
import dev.countersign.sandbox.wire.http.WireResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives an error the shape that a protocol has for it. */
final class ErrorEncoder {
    private ErrorEncoder() {}

    static WireResponse encode(Protocol protocol, ServiceError error, String requestId, Instant date) {
        return switch (protocol) {
            case JSON, REST_JSON -> json(protocol, error, date);
            case QUERY -> xml(query(error, requestId), "text/xml", error, date);
            case REST_XML -> xml(restXml(error, requestId), "application/xml", error, date);
        };
    }

    private static WireResponse json(Protocol protocol, ServiceError error, Instant date) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (protocol == Protocol.JSON) {
            members.put("__type", error.code());
        }
        // OAuth has a name of its own for the sentence, and then there is no other.
        if (!error.members().containsKey("error_description")) {
            members.put("message", message(error));
        }
        members.putAll(error.members());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-ErrorType", error.code());
        headers.put("Content-Type", "application/json");
        return new WireResponse(error.status(), headers, JsonModelWriter.writePlain(members), date);
    }

    private static WireResponse xml(XmlText xml, String type, ServiceError error, Instant date) {
        return new WireResponse(error.status(), Map.of("Content-Type", type), xml.bytes(), date);
    }

    private static XmlText query(ServiceError error, String requestId) {
        var xml = new XmlText();
        xml.open("ErrorResponse").open("Error");
        xml.leaf("Type", error.status() < 500 ? "Sender" : "Receiver");
        details(xml, error);
        return xml.close("Error").leaf("RequestId", requestId).close("ErrorResponse");
    }

    private static XmlText restXml(ServiceError error, String requestId) {
        var xml = new XmlText();
        xml.open("Error");
        details(xml, error);
        return xml.leaf("RequestId", requestId).close("Error");
    }

    private static void details(XmlText xml, ServiceError error) {
        // The JSON protocols' name for it; the XML ones say it shorter.
        String code = error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
        xml.leaf("Code", code).leaf("Message", message(error));
        error.members().forEach((name, value) -> xml.leaf(name, String.valueOf(value)));
    }

    private static String message(ServiceError error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }
}
