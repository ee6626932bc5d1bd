package bonafide.engine.image;

import org.jspecify.annotations.Nullable;

/** One walk through the segments of one file. Used once. */
final class JpegWalk {
    /** All 64 coefficients, every bit of them, in one pass: what a sequential scan's header has to say (T.81, table B.3). */
    private static final byte[] WHOLE_BAND = {0, 63, 0};

    private final byte[] file;
    private final JpegLimits limits;
    private final DecodingTables tables = new DecodingTables();
    private final KeptRanges kept = new KeptRanges();
    private int at = 2;
    private int segments;
    private int metadataBytes;
    private boolean scanSeen;
    private boolean jfif;
    private int adobeTransform = ColourModel.NO_ADOBE;
    private @Nullable Orientation orientation;
    private @Nullable FrameHeader frame;
    private @Nullable PictureScans scans;

    JpegWalk(byte[] file, JpegLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    GateResult.Accepted accepted() {
        for (int marker = nextMarker(); marker != Marker.EOI; marker = nextMarker()) {
            if (marker == Marker.TEM || Marker.isRestart(marker)) {
                continue;
            }
            read(segment(marker));
        }
        if (frame == null || scans == null) {
            throw GateRefusal.unreadable("The file ends before any picture data.");
        }
        scans.requireComplete();
        var colour = ColourModel.of(frame, jfif, adobeTransform);
        return new GateResult.Accepted(
                new EncodedImage(kept.rebuild(file, colour.segment())),
                frame.width(),
                frame.height(),
                orientation == null ? Orientation.UPRIGHT : orientation,
                frame.components().size(),
                frame.progressive());
    }

    /** Moves behind the next marker and returns its second byte; passes fill bytes and a few stray ones. */
    private int nextMarker() {
        int stray = 0;
        while (at + 1 < file.length) {
            int second = file[at + 1] & 0xff;
            if (file[at] != (byte) 0xff || second == 0) {
                at++;
                stray++;
                if (stray > limits.maxStrayBytes()) {
                    throw GateRefusal.unreadable(
                            "More than %,d stray bytes stand between two segments.".formatted(limits.maxStrayBytes()));
                }
            } else if (second == 0xff) {
                at++;
            } else {
                at += 2;
                countSegment();
                return second;
            }
        }
        throw GateRefusal.unreadable("The file ends without an end-of-image marker: it was cut off.");
    }

    private void countSegment() {
        segments++;
        if (segments > limits.maxSegments()) {
            throw GateRefusal.tooLarge("The file's segments number at least", segments, limits.maxSegments());
        }
    }

    /** The segment whose marker was just passed; moves behind it. */
    private Segment segment(int marker) {
        if (marker == Marker.SOI) {
            throw GateRefusal.unreadable("A second picture starts inside the first.");
        }
        if (at + 2 > file.length) {
            throw GateRefusal.unreadable("The file ends inside a segment: it was cut off.");
        }
        int length = (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
        if (length < 2) {
            throw GateRefusal.unreadable("A segment (marker FF%02X) states a length of %d; at least 2 is possible."
                    .formatted(marker, length));
        }
        if (at + length > file.length) {
            throw GateRefusal.unreadable(
                    "A segment (marker FF%02X) of %,d bytes runs past the file's end, %,d bytes away."
                            .formatted(marker, length, file.length - at));
        }
        var segment = new Segment(file, marker, at - 2, at + 2, at + length);
        at += length;
        return segment;
    }

    private void read(Segment segment) {
        int marker = segment.marker();
        if (Marker.isMetadata(marker)) {
            readMetadata(segment);
        } else if (Marker.isFrameHeader(marker)) {
            readFrame(segment);
        } else {
            switch (marker) {
                case Marker.DQT -> tables.readQuantisation(segment);
                case Marker.DHT -> tables.readHuffman(segment);
                case Marker.DRI -> tables.readRestartInterval(segment);
                case Marker.SOS -> readScan(segment);
                case Marker.DHP, Marker.EXP ->
                    throw GateRefusal.unreadable("The picture has hierarchical coding; only baseline and progressive"
                            + " pictures are read.");
                default -> {
                    dropped(segment);
                    return;
                }
            }
            kept.keep(segment.start(), marker == Marker.SOS ? at : segment.to());
        }
    }

    private void readMetadata(Segment segment) {
        dropped(segment);
        if (scanSeen) {
            return;
        }
        if (segment.marker() == Marker.APP0 && segment.startsWith("JFIF\0") && segment.length() >= 14) {
            jfif = true;
        } else if (segment.marker() == Marker.APP14 && segment.startsWith("Adobe") && segment.length() >= 12) {
            adobeTransform = segment.uint8(11);
        } else if (segment.marker() == Marker.APP1 && orientation == null && ExifOrientation.isExif(segment)) {
            orientation = ExifOrientation.read(segment);
        }
    }

    private void dropped(Segment segment) {
        metadataBytes += segment.to() - segment.start();
        if (metadataBytes > limits.maxMetadataBytes()) {
            throw GateRefusal.tooLarge(
                    "The file's bytes of metadata number at least", metadataBytes, limits.maxMetadataBytes());
        }
    }

    private void readFrame(Segment segment) {
        int marker = segment.marker();
        if (marker > Marker.SOF2) {
            throw GateRefusal.unreadable("The picture has %s; only baseline and progressive pictures are read."
                    .formatted(Marker.describeFrame(marker)));
        }
        if (frame != null) {
            throw GateRefusal.unreadable("The file has more than one frame header.");
        }
        frame = FrameHeader.read(segment, limits);
        scans = new PictureScans(frame, limits);
        kept.keep(segment.start(), segment.to());
    }

    private void readScan(Segment segment) {
        if (frame == null || scans == null) {
            throw GateRefusal.unreadable("A scan comes before the frame header.");
        }
        scanSeen = true;
        var scan = ScanHeader.read(segment, frame);
        if (!frame.progressive()) {
            // Read as if it stood there; of anything else decoders complain on standard error.
            kept.rewrite(segment.from() + scan.bandAt(), WHOLE_BAND);
        }
        at = scans.read(scan, tables, file, segment.to());
    }
}
