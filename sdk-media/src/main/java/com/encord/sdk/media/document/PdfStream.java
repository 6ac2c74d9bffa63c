package com.encord.sdk.media.document;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes the streams that PDF keeps its own tables in: plain or deflated, with or without PNG prediction (7.4.4). */
final class PdfStream {
    /** What one stream may unpack to. */
    private static final int MOST_BYTES = 1 << 25;

    private PdfStream() {}

    static byte[] decode(Map<?, ?> dictionary, byte[] raw, PdfBudget budget) {
        Object filter = dictionary.get("/Filter");
        if (filter instanceof List<?> list) {
            filter = list.size() == 1 ? list.get(0) : list.isEmpty() ? null : list;
        }
        if (filter == null) {
            return raw;
        }
        if (!filter.equals("/FlateDecode") && !filter.equals("/Fl")) {
            throw new PdfDamage("a table is compressed in an unusual way (" + filter + ")");
        }
        byte[] plain = inflate(raw, budget);
        Object parameters = dictionary.get("/DecodeParms");
        if (parameters instanceof List<?> list) {
            parameters = list.isEmpty() ? null : list.get(0);
        }
        return parameters instanceof Map<?, ?> map && number(map.get("/Predictor"), 1) >= 10
                ? unpredict(plain, map)
                : plain;
    }

    static long number(Object value, long otherwise) {
        return value instanceof Long number ? number : otherwise;
    }

    private static byte[] inflate(byte[] raw, PdfBudget budget) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(raw);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] chunk = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                budget.spend(count);
                out.write(chunk, 0, count);
                if (out.size() > MOST_BYTES) {
                    throw new PdfDamage("a table unpacks to more than " + MOST_BYTES + " bytes");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new PdfDamage("a compressed table is damaged");
        } finally {
            inflater.end();
        }
    }

    /** The PNG filters, a type byte before each row. */
    private static byte[] unpredict(byte[] data, Map<?, ?> parameters) {
        long columns = number(parameters.get("/Columns"), 1);
        long sample =
                Math.max(1, number(parameters.get("/Colors"), 1) * number(parameters.get("/BitsPerComponent"), 8) / 8);
        if (columns < 1 || columns * sample > MOST_BYTES || sample > 64) {
            throw new PdfDamage("a table with rows of " + columns + " columns");
        }
        int row = (int) (columns * sample);
        int pixel = (int) sample;
        int rows = data.length / (row + 1);
        byte[] out = new byte[rows * row];
        for (int y = 0; y < rows; y++) {
            int type = data[y * (row + 1)];
            for (int x = 0; x < row; x++) {
                int here = y * row + x;
                int left = x >= pixel ? out[here - pixel] & 0xff : 0;
                int up = y > 0 ? out[here - row] & 0xff : 0;
                int corner = x >= pixel && y > 0 ? out[here - row - pixel] & 0xff : 0;
                int guess =
                        switch (type) {
                            case 1 -> left;
                            case 2 -> up;
                            case 3 -> (left + up) / 2;
                            case 4 -> paeth(left, up, corner);
                            default -> 0;
                        };
                out[here] = (byte) (data[y * (row + 1) + 1 + x] + guess);
            }
        }
        return out;
    }

    private static int paeth(int left, int up, int corner) {
        int a = Math.abs(up - corner);
        int b = Math.abs(left - corner);
        int c = Math.abs(left + up - 2 * corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
