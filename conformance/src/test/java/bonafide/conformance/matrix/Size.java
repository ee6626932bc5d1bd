package bonafide.conformance.matrix;

import bonafide.conformance.pictures.Photos;
import java.nio.file.Path;

/** How large the two photos of a call are. */
enum Size {
    TINY("tiny"),
    LARGE("1.5 MB");

    private final String title;

    Size(String title) {
        this.title = title;
    }

    Path photo(String name) {
        return this == TINY ? Photos.tiny(name) : Photos.large(name);
    }

    @Override
    public String toString() {
        return title;
    }
}
