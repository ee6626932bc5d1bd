package bonafide.conformance.matrix;

/** One call of the matrix. */
record Cell(Situation situation, Size size, String scheme) {}
