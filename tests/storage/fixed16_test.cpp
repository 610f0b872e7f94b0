// Part of nervelet. MIT licence, the nervelet authors.
// A network of 16 bits and its trainer, saved and loaded: two's complement, the lowest byte first, fraction bits in the
// architecture.
#include <doctest/doctest.h>

#include <array>
#include <cstdint>

#include "support/fixed16_lesson.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

using SmallNet = Network<Fixed16, Input<2>, Dense<2, ReLU>, Dense<2, Softmax>>;
using Buffer = std::array<std::uint8_t, 512>;

constexpr SmallNet small_net() {
    SmallNet net;
    std::int16_t k = 0;
    for (Fixed16& parameter : net.parameters()) {
        parameter = Fixed16::from_raw(static_cast<std::int16_t>(-300 + 50 * k++));
    }
    return net;
}

template <class... Parts>
Buffer saved(const Parts&... parts) {
    Buffer buffer{};
    ByteSink sink(buffer.data(), buffer.size());
    CHECK(save(sink, parts...) == StorageError::none);
    return buffer;
}

} // namespace
