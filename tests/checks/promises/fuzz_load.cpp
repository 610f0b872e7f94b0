// Part of nervelet. MIT licence, the nervelet authors.
// What load() is given by a fuzzer: whatever the bytes are, nothing is read or written that should not be, and a part
// that was not loaded is what it was to the bit. What was loaded is used: also a file whose checksum was made right can
// hold only what load() allows. With NERVELET_FUZZ_MAIN it is its own fuzzer: that many seeded changes.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "support/byte_stream.hpp"
#include "support/hostile_file.hpp"
#include "support/hostile_parts.hpp"
#include "support/saved_files.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

constexpr std::size_t largest = 512;
static_assert(std::tuple_size<HostileParts::File>::value <= largest, "");
constexpr int kinds = static_cast<int>(StorageError::wrong_value) + 1;

/// How often each error came. A fuzzer that never loads anything, or never meets an error of load(), looks at nothing.
struct Tally {
    unsigned long counts[kinds] = {};
    ~Tally() {
        for (int i = 0; i < kinds; ++i) {
            const StorageError error = static_cast<StorageError>(i);
            const bool is_expected = error != StorageError::sink_full && error != StorageError::no_network &&
                                     error != StorageError::nothing_saved && error != StorageError::device_failed;
            std::printf("%s%lu: %s\n", is_expected && counts[i] == 0 ? "NEVER " : "", counts[i], text_of(error));
        }
    }
};
Tally tally;

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "FAILED: %s\n", what);
        std::abort();
    }
}

StorageError count(StorageError error) {
    ++tally.counts[static_cast<int>(error)];
    return error;
}

/// Loads from a copy that ends where the bytes end, so that the sanitizer sees every byte too many.
template <class... Parts>
StorageError load_from(const std::uint8_t* bytes, std::size_t size, bool is_stream, Parts&... parts) {
    std::uint8_t* copy = static_cast<std::uint8_t*>(std::malloc(size > 0 ? size : 1));
    std::memcpy(copy, bytes, size);
    StorageError error = StorageError::none;
    if (is_stream) {
        ByteStream stream{copy, size};
        Saved<Parts...>* buffer = static_cast<Saved<Parts...>*>(std::malloc(sizeof(Saved<Parts...>)));
        error = load(stream, *buffer, parts...);
        std::free(buffer);
    } else {
        error = load(ByteView{copy, size}, parts...);
    }
    std::free(copy);
    return count(error);
}

void attack(const std::uint8_t* bytes, std::size_t size, unsigned kind) {
    const bool is_stream = (kind & 1) != 0;
    if ((kind & 8) != 0) {
        HostileParts parts;
        const HostileParts::File before = parts.file();
        const StorageError error = load_from(bytes, size, is_stream, parts.trainer, parts.balanced, parts.fair,
                                             parts.standard, parts.min_max, parts.random);
        require(error == StorageError::none || parts.file() == before, "a part that was not loaded has changed");
        require(parts.use(), "what was loaded cannot be");
    } else if ((kind & 2) != 0) {
        const TrainedNet net_before{};
        TrainedNet net = net_before;
        Trainer<TrainedNet, SquaredError, Clipped> trainer{net, {{0.25f, 0.5f}, 2.0f}, 9};
        unsigned char before[sizeof trainer];
        std::memcpy(before, &trainer, sizeof before);
        const StandardNormalizer<float, 2> fresh;
        StandardNormalizer<float, 2> standard;
        MinMaxNormalizer<float, 1> min_max;
        const StorageError error = load_from(bytes, size, is_stream, trainer, standard, min_max);
        if (error != StorageError::none) {
            require(same_bits(net, net_before) && std::memcmp(&trainer, before, sizeof before) == 0,
                    "a trainer that was not loaded has changed");
            require(std::memcmp(&standard, &fresh, sizeof fresh) == 0, "a normalizer that was not loaded has changed");
        } else {
            trainer.step({{1}}, TrainedNet::Output{{2}});
            standard.observe({{1, 2}});
            min_max.observe({{3}});
        }
    } else {
        const SmallNet before = small_net();
        SmallNet net = before;
        const StorageError error = load_from(bytes, size, is_stream, net);
        require(error == StorageError::none || same_bits(net, before), "a network that was not loaded has changed");
    }
}

} // namespace

/// The right file that the bytes are a difference to.
std::size_t right_file(unsigned kind, std::uint8_t* bytes) {
    static const HostileParts::File half = HostileParts::taught(2);
    static const HostileParts::File full = HostileParts::taught(20);
    const auto copy = [bytes](const std::uint8_t* file, std::size_t size) {
        std::memcpy(bytes, file, size);
        return size;
    };
    return (kind & 24) == 8    ? copy(half.data(), half.size())
           : (kind & 24) == 24 ? copy(full.data(), full.size())
           : (kind & 2) != 0   ? copy(trained_file.data(), trained_file.size())
                               : copy(small_file.data(), small_file.size());
}

/// First byte: what is loaded, how, and whether the checksum is made right. The second: what the others are: a file, or
/// the difference to a right one, so that no luck is needed to get past the first bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    std::uint8_t bytes[largest + 1] = {};
    std::size_t length = size - 2 < largest ? size - 2 : largest;
    if (data[1] < 192) {
        const std::size_t right = right_file(data[0], bytes);
        length = data[1] < 64 ? length : right;
    }
    for (std::size_t i = 0; i < length && i < size - 2; ++i) {
        bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ data[i + 2]);
    }
    if ((data[0] & 4) != 0 && length >= 4) {
        repair(bytes, length);
    }
    attack(bytes, length, data[0]);
    return 0;
}

#if defined(NERVELET_FUZZ_MAIN)
int main() {
    Random random(1);
    for (long i = 0; i < NERVELET_FUZZ_MAIN; ++i) {
        std::uint8_t data[largest + 2] = {};
        const std::size_t size = 2 + random.below(largest);
        data[0] = static_cast<std::uint8_t>(random.next());
        data[1] = static_cast<std::uint8_t>(random.next());
        const bool is_noise = random.below(4) == 0;
        for (std::uint32_t changes = is_noise ? largest + 2 : random.below(4); changes > 0; --changes) {
            // Half of the changes go to the header and the table.
            data[2 + random.below(random.below(2) == 0 ? 32 : largest)] = static_cast<std::uint8_t>(random.next());
        }
        LLVMFuzzerTestOneInput(data, size);
    }
    return 0;
}
#endif
