package dev.countersign.asl;

/** The language in which a state selects and shapes its data. */
public enum QueryLanguage {
    JSON_PATH,
    JSONATA
}
