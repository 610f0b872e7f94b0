# Part of nervelet. MIT licence, the nervelet authors.
"""Compares exported weights with a .tflite model; reads both formats by hand, without nervelet and any package.

exported.py model.tflite whole.safetensors keras|pytorch
exported.py model.tflite head.safetensors keras head.bin

Each layer of the file must be an operator of the model, with the numbers scale * (byte - zero point) rounded to floats
as TensorFlow Lite's Dequantize rounds them; a filter whose multiplier it rounds to zero, below 2^-32, is zero. Of a head
the last layer has the numbers in head.bin.
"""
import json
import struct
import sys


def single(number):
    """The float next to a product of two floats, which a double holds."""
    return struct.unpack("<f", struct.pack("<f", number))[0]


class Table:
    """A table of a FlatBuffer."""

    def __init__(self, data, at):
        self.data, self.at = data, at

    def place(self, field):
        begin = self.at - struct.unpack_from("<i", self.data, self.at)[0]
        entry = 4 + 2 * field
        size = struct.unpack_from("<H", self.data, begin)[0]
        offset = struct.unpack_from("<H", self.data, begin + entry)[0] if entry < size else 0
        return self.at + offset if offset else None

    def number(self, field, code, otherwise=0):
        place = self.place(field)
        return otherwise if place is None else struct.unpack_from("<" + code, self.data, place)[0]

    def table(self, field):
        place = self.place(field)
        return None if place is None else Table(self.data, place + struct.unpack_from("<I", self.data, place)[0])

    def numbers(self, field, code):
        place = self.place(field)
        if place is None:
            return []
        place += struct.unpack_from("<I", self.data, place)[0]
        count = struct.unpack_from("<I", self.data, place)[0]
        return list(struct.unpack_from("<%d%s" % (count, code), self.data, place + 4))

    def tables(self, field):
        place = self.place(field)
        place += struct.unpack_from("<I", self.data, place)[0]
        count = struct.unpack_from("<I", self.data, place)[0]
        places = [place + 4 + 4 * i for i in range(count)]
        return [Table(self.data, one + struct.unpack_from("<I", self.data, one)[0]) for one in places]


def dequantized(tensor, buffers, code, along):
    """Its floats; where each filter has a scale of its own, along(i) is the filter of number i."""
    meaning = tensor.table(4)
    scales = meaning.numbers(2, "f")
    assert not any(meaning.numbers(3, "q")), "weights and biases have the zero point 0"
    raw = bytes(buffers[tensor.number(2, "I")].numbers(0, "B"))
    numbers = struct.unpack("<%d%s" % (len(raw) // struct.calcsize(code), code), raw)
    return [single(single(q) * scales[along(i) if len(scales) > 1 else 0]) for i, q in enumerate(numbers)]


def operators(path, layout):
    """Of each layer with weights its kind, its filters, weights and biases, as PyTorch or Keras orders them, and
    whether its multipliers tell the scales exactly: with one scale of a dense layer a product is rounded to float."""
    data = open(path, "rb").read()
    model = Table(data, struct.unpack_from("<I", data, 0)[0])
    codes = [max(one.number(0, "b"), one.number(3, "i")) for one in model.tables(1)]
    graph, buffers = model.tables(2)[0], model.tables(4)
    tensors = graph.tables(0)
    found = []
    seen = []  # the shape that the layer before has made
    for one in graph.tables(3):
        below = seen
        made = tensors[one.numbers(2, "i")[0]].numbers(0, "i")
        if codes[one.number(0, "I")] != 22:  # RESHAPE, PyTorch's Flatten, which hands over channels first
            seen = made
        kind = {3: "convolution", 4: "depthwise", 9: "dense"}.get(codes[one.number(0, "I")])
        if kind is None:
            continue
        inputs = one.numbers(1, "i")
        tensor = tensors[inputs[1]]
        shape = tensor.numbers(0, "i")
        filters = shape[3] if kind == "depthwise" else shape[0]
        count = 1
        for extent in shape:
            count *= extent
        size = count // filters
        scales = tensor.table(4).numbers(2, "f")
        ends = [tensors[i].table(4).numbers(2, "f")[0] for i in (inputs[0], one.numbers(2, "i")[0])]
        is_zero = [scales[j if len(scales) > 1 else 0] * ends[0] / ends[1] < 2.0**-32 for j in range(filters)]
        filter_of = (lambda i: i % filters) if kind == "depthwise" else (lambda i: i // size)
        flat = dequantized(tensor, buffers, "b", filter_of)
        flat = [0.0 if is_zero[filter_of(i)] else weight for i, weight in enumerate(flat)]
        at = (lambda k, j: flat[k * filters + j]) if kind == "depthwise" else (lambda k, j: flat[j * size + k])
        biases = dequantized(tensors[inputs[2]], buffers, "i", lambda i: i) if len(inputs) > 2 else [0.0] * filters
        biases = [0.0 if is_zero[j] else bias for j, bias in enumerate(biases)]
        channels = shape[3] if kind == "convolution" else below[3] if kind == "dense" and len(below) == 4 else 1
        taps = size // channels
        if layout == "keras":
            weights = [at(k, j) for k in range(size) for j in range(filters)]
        else:
            weights = [at(t * channels + c, j) for j in range(filters) for c in range(channels) for t in range(taps)]
        is_exact = kind != "dense" or len(scales) > 1
        found.append((kind, filters, weights, biases, is_exact))
    return found


def arrays(path):
    """Name, shape and numbers of each array of a .safetensors file, and its metadata."""
    data = open(path, "rb").read()
    size = struct.unpack_from("<Q", data, 0)[0]
    header = json.loads(data[8 : 8 + size].decode())
    metadata = header.pop("__metadata__")
    found = {}
    for name, one in header.items():
        assert one["dtype"] == "F32", name
        begin, end = one["data_offsets"]
        count = 1
        for extent in one["shape"]:
            count *= extent
        assert 4 * count == end - begin, name
        found[name] = (one["shape"], list(struct.unpack_from("<%df" % count, data, 8 + size + begin)))
    return found, metadata


def difference(found, expected, is_exact):
    """How many differ; None where one does that should not, or by more than its last bits."""
    tolerance = 0.0 if is_exact else 3 * 2.0**-23
    if len(found) != len(expected) or any(abs(a - b) > abs(b) * tolerance for a, b in zip(found, expected)):
        return None
    return sum(a != b for a, b in zip(found, expected))


def main():
    path, exported, layout = sys.argv[1:4]
    expected = operators(path, layout)
    found, metadata = arrays(exported)
    word = "kernel" if layout == "keras" else "weight"
    separator = "/" if layout == "keras" else "."
    layers = [name.rsplit(separator, 1)[0] for name in found if name.endswith(separator + word)]
    assert len(found) == 2 * len(layers), "a matrix and biases of each layer"
    scales = json.loads(metadata["quantization"])
    is_head = len(sys.argv) > 4
    assert len(expected) == len(layers), "%d layers, not %d" % (len(layers), len(expected))
    count, beside = 0, 0
    for layer in layers[: -1 if is_head else None]:
        shape, weights = found[layer + separator + word]
        biases = found[layer + separator + "bias"][1]
        count += len(weights) + len(biases)
        for one in expected:
            others = difference(weights + biases, one[2] + one[3], one[4])
            if others is not None:
                break
        else:
            sys.exit(layer + ": no operator of the model has these numbers")
        expected.remove(one)
        beside += others
        assert (shape[-1] * (shape[-2] if one[0] == "depthwise" else 1) if layout == "keras" else shape[0]) == one[1]
        assert len(scales[layer]["weight"]) == one[1], "a scale of each filter"
    assert len(scales) == len(layers) - (1 if is_head else 0), "scales of the layers of bytes alone"
    if is_head:
        learned = open(sys.argv[4], "rb").read()
        numbers = found[layers[-1] + separator + word][1] + found[layers[-1] + separator + "bias"][1]
        assert struct.pack("<%df" % len(numbers), *numbers) == learned, "what the head has learned"
    print("%s: %d numbers of bytes, %d of them other in their last bits" % (exported, count, beside))


main()
