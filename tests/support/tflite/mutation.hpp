// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_TFLITE_MUTATION_HPP
#define NERVELET_TESTS_SUPPORT_TFLITE_MUTATION_HPP

#include <nervelet/core/random.hpp>

#include "../../../examples/host/weights/bytes_model.hpp"
#include "../../../examples/host/weights/float_model.hpp"
#include "../../../examples/host/weights/float_test.hpp"
#include "../../../examples/host/weights/quantized_header.hpp"
#include "../../../examples/host/weights/quantized_summary.hpp"

namespace support {

/// Every fourth byte that is not in a tensor's numbers: what tells how a file is made.
inline std::vector<std::size_t> places_outside_of_numbers(const weights::Bytes& file) {
    std::vector<bool> is_outside(file.size(), true);
    const weights::tflite::Model model = weights::tflite::read_tflite(file);
    for (const weights::tflite::Tensor& tensor : model.tensors) {
        for (std::size_t i = 0; i < tensor.constant.size; ++i) {
            is_outside[static_cast<std::size_t>(tensor.constant.data - file.data()) + i] = false;
        }
    }
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < file.size(); place += 4) {
        if (is_outside[place]) {
            places.push_back(place);
        }
    }
    return places;
}

/// A file with one or two changes at some of the places: bits, bytes, numbers of two or four bytes that are at a limit
/// or from another place, an end that is missing, and bytes that are there twice.
inline weights::Bytes mutated(weights::Bytes file, const std::vector<std::size_t>& places, nervelet::Random& random) {
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random.below(static_cast<std::uint32_t>(limit)));
    };
    static const std::uint32_t numbers[] = {0,          1,          2,         4,       8,          12,
                                            16,         0x7f,       0x80,      0xff,    0x7fff,     0xffff,
                                            0x10000,    0x3fffffff, 1 << 28,   1 << 30, 0x7ffffff8, 0x7fffffff,
                                            0x80000000, 0xfffffffc, 0xffffffff};
    for (std::size_t changes = 1 + below(2); changes > 0; --changes) {
        const std::size_t place = places[below(places.size())];
        const std::size_t other = places[below(places.size())];
        if ((place < other ? other : place) + 4 > file.size()) {
            continue; // what was there is cut off
        }
        const std::size_t kind = below(16);
        const std::size_t byte = place + below(4);
        if (kind == 15) {
            file.resize(below(4) == 0 ? place : file.size() - below(16));
        } else if (kind == 14) {
            weights::Bytes longer(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(place + 4));
            longer.insert(longer.end(), file.begin() + static_cast<std::ptrdiff_t>(place), file.end());
            file.swap(longer);
        } else if (kind == 13) {
            file[byte] = static_cast<unsigned char>(random.next());
        } else if (kind == 12) {
            file[byte] = static_cast<unsigned char>(file[byte] ^ (1u << below(8)));
        } else {
            const std::size_t width = kind < 8 ? 4 : 2;
            const std::uint64_t number = kind % 2 == 0   ? numbers[below(sizeof numbers / sizeof numbers[0])]
                                         : kind % 4 == 1 ? weights::little_endian(file.data() + other, width)
                                                         : below(64);
            for (std::size_t i = 0; i < width; ++i) {
                file[byte / width * width + i] = static_cast<unsigned char>(number >> (8 * i));
            }
        }
    }
    return file;
}

/// What becomes of files: each is refused in words with a cure, or read; and what is read can run if it is not large.
struct Fates {
    std::uint32_t refused = 0;
    std::uint32_t without_cure = 0;
    std::uint32_t read = 0;
    std::uint32_t run = 0;
    std::uint32_t imported = 0;
    std::uint32_t exported = 0;

    /// Reads a file, and runs what it holds with both roundings.
    void meet(const weights::Bytes& file) {
        try {
            const weights::tflite::Model model = weights::tflite::read_tflite(file);
            ++read;
            if (weights::tflite::Executor::work_of(model) < 100000) {
                run_with(model, weights::tflite::Rounding::twice);
                run_with(model, weights::tflite::Rounding::once);
                ++run;
            }
        } catch (const weights::Refusal& refusal) {
            ++refused;
            without_cure += std::string(refusal.what()).find("; ") == std::string::npos ? 1u : 0u;
        }
    }

    /// Makes a header of a file if that is not large, or refuses it with a cure.
    void import(const weights::Bytes& file) {
        try {
            const weights::tflite::Model model = weights::tflite::read_tflite(file);
            if (weights::tflite::Executor::work_of(model) < 100000 && weights::tflite::is_float_model(model)) {
                const weights::Model network = weights::tflite::FloatModel(model, "file").made();
                imported += make_float_test(model, network).is_computed ? 1u : 0u;
            } else if (weights::tflite::Executor::work_of(model) < 100000) {
                weights::tflite::quantized_header_text(model, "file", "model", weights::tflite::Rounding::twice);
                imported += weights::tflite::quantized_summary(model).empty() ? 0u : 1u;
                exported += weights::tflite::BytesModel(model).plain().numbers.empty() ? 0u : 1u;
            }
        } catch (const weights::Refusal& refusal) {
            without_cure += std::string(refusal.what()).find("; ") == std::string::npos ? 1u : 0u;
        }
    }

private:
    static void run_with(const weights::tflite::Model& model, weights::tflite::Rounding rounding) {
        weights::tflite::Executor executor(model, rounding);
        for (const std::size_t input : model.inputs) {
            const weights::tflite::Tensor& tensor = model.tensors[input];
            for (std::size_t i = 0; i < weights::count_of(tensor.shape); ++i) {
                if (tensor.type == weights::tflite::ElementType::float32) {
                    executor[input].fractions.push_back(static_cast<float>(i % 7) - 3.0f);
                } else {
                    executor[input].whole.push_back(static_cast<std::int32_t>(i * 37 % 256) - 128);
                }
            }
        }
        executor.run();
    }
};

} // namespace support

#endif
