package dev.countersign.sandbox.wire;

/** How a service writes its requests and answers. */
enum Protocol {
    /** The operation in {@code X-Amz-Target}, everything else in a JSON body. */
    JSON,
    /** Method and path name the operation; the body is JSON. */
    REST_JSON,
    /** A form in, {@code Action} naming the operation; XML out. */
    QUERY,
    /** Method and path name the operation; the body is XML. */
    REST_XML;

    boolean isRest() {
        return this == REST_JSON || this == REST_XML;
    }

    boolean answersXml() {
        return this == QUERY || this == REST_XML;
    }
}
