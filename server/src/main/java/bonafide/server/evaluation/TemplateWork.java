package bonafide.server.evaluation;

import bonafide.engine.image.EncodedImage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Makes the templates of an evaluation. */
record TemplateWork(TemplateSource source) implements PictureWork<PictureResult> {
    @Override
    public PictureResult of(EncodedImage picture) {
        return source.templateOf(picture);
    }

    @Override
    public PictureResult unreadable() {
        return new PictureResult.Failed(PictureResult.FILE_NOT_READABLE);
    }

    @Override
    public String fingerprint() {
        return source.fingerprint();
    }

    @Override
    public void write(PictureResult result, DataOutput out) throws IOException {
        switch (result) {
            case PictureResult.Failed failed -> {
                out.writeInt(0);
                out.writeUTF(failed.reason());
            }
            case PictureResult.Usable usable -> {
                out.writeInt(usable.template().length);
                out.writeFloat(usable.norm());
                for (float value : usable.template()) {
                    out.writeFloat(value);
                }
            }
        }
    }

    @Override
    public PictureResult read(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == 0) {
            return new PictureResult.Failed(in.readUTF());
        }
        float norm = in.readFloat();
        float[] template = new float[length];
        for (int i = 0; i < length; i++) {
            template[i] = in.readFloat();
        }
        return new PictureResult.Usable(template, norm);
    }
}
