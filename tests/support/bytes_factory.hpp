// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_BYTES_FACTORY_HPP
#define NERVELET_TESTS_SUPPORT_BYTES_FACTORY_HPP

#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

/// A small constant network of bytes, and examples for a head above its first layer.
namespace support {

using BytesShape = nervelet::Network<float, nervelet::Input<12, 2>, nervelet::Conv1D<4, 3, nervelet::ReLU>,
                                     nervelet::AveragePool1D<10>, nervelet::Dense<2>>;
using BytesFactory = nervelet::QuantizedNetwork<BytesShape>;

/// One convolution with ReLU, averaged, and a head that is not used; scale: of the outputs of both.
constexpr BytesFactory bytes_factory_of(float scale) {
    constexpr std::int32_t mantissa = 1 << 30;
    const nervelet::int8::Output relu = nervelet::int8::relu_output_of({scale, -128});
    return {{0.0078125f, 0},
            {0.125f, 0},
            {{{{-90, 10, 5, 8, 100, -7, 70, 9, 60, -8, 66, 5, -30, -40, 80, 90, -30, -50, 5, 77, 4, 81, -3, 60}},
              {{0, 0, 0, 0}},
              {{mantissa, mantissa, mantissa, mantissa}},
              {{-7, -7, -7, -7}},
              0,
              relu},
             {relu,
              {{{{50, -50, 20, -20, -50, 50, 20, -20}},
                {{0, 0}},
                {{mantissa, mantissa}},
                {{-6, -6}},
                -128,
                nervelet::int8::output_of({0.125f, 0})}}}}};
}

/// Class 0 rises, class 1 swings, class 2 rests, in the first channel; in 16 bits.
template <class Net>
struct Movement16 {
    typename Net::Input x;
    nervelet::Label label;

    static constexpr Movement16 draw(nervelet::Random& random) {
        Movement16 movement{};
        movement.label.index = random.below(3);
        std::int32_t k = 0;
        for (auto& number : movement.x) {
            const std::int32_t noise = static_cast<std::int32_t>(random.below(410)) - 205; // 0.1
            const std::int32_t time = k / 2;
            const std::int32_t signal = movement.label.index == 0   ? time * 170
                                        : movement.label.index == 1 ? (time % 2 == 0 ? 1434 : -1434)
                                                                    : 0;
            number.raw = static_cast<std::int16_t>(k % 2 == 0 ? noise + signal : noise / 3);
            ++k;
        }
        return movement;
    }
};

} // namespace support

#endif
