// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/data/quantized.hpp>

#include <doctest/doctest.h>

#include <cstdint>

using namespace nervelet;

namespace {

// Whether every 16-bit integer within the range comes back at most half a step and a rounding away, and what lies
// outside as the nearer end. All in units of 1 / (steps divisor).
template <class Code, class T>
bool all_come_back(std::int64_t minimum, std::int64_t maximum, std::int64_t divisor) {
    const std::int64_t one = std::int64_t(1) << T::activation_bits;
    for (std::int32_t raw = -32768; raw <= 32767; ++raw) {
        const T back = Code::template load<T>(Code::store(T::from_raw(static_cast<std::int16_t>(raw))));
        const std::int64_t scaled = raw * divisor;
        const std::int64_t wanted = scaled < minimum * one   ? minimum * one
                                    : scaled > maximum * one ? maximum * one
                                                             : scaled;
        const std::int64_t error = back.raw * divisor - wanted;
        const std::int64_t size = error < 0 ? -error : error;
        if (2 * size * Code::steps > (maximum - minimum) * one + divisor * Code::steps) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("Quantized keeps numbers of 16 bits to half a step") {
    CHECK(all_come_back<Quantized<0, 1>, Fixed16>(0, 1, 1));
    CHECK(all_come_back<Quantized<-8, 8>, Fixed16>(-8, 8, 1));
    CHECK(all_come_back<Quantized<-3, 3, 2>, Fixed16>(-3, 3, 2));
    CHECK(all_come_back<Quantized<1, 3, 1000>, Fixed<13, 15>>(1, 3, 1000));
}

TEST_CASE("the ends of the range and zero are exact, and a range beyond 16 bits is saturated") {
    static_assert(Quantized<-8, 8>::load<Fixed16>(Quantized<-8, 8>::store(Fixed16(0.0f))).raw == 0, "");
    static_assert(Quantized<-8, 8>::load<Fixed16>(Quantized<-8, 8>::store(Fixed16(15.0f))).raw == 8 * 2048, "");
    static_assert(Quantized<0, 1>::load<Fixed16>(255).raw == 2048, "");
    CHECK(Quantized<-1000000, 1000000>::load<Fixed16>(254).raw == 32767);
    CHECK(Quantized<-1000000, 1000000>::load<Fixed16>(0).raw == -32768);
}
