package ro.storno.einvoice.rules;

/** A value of the type xs:untypedAtomic, which is what the content of every node is. */
record Untyped(String text) {}
