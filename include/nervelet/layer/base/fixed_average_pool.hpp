// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_BASE_FIXED_AVERAGE_POOL_HPP
#define NERVELET_LAYER_BASE_FIXED_AVERAGE_POOL_HPP

#include <cstddef>
#include <cstdint>

#include "../../activation/identity.hpp"
#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/mean.hpp"
#include "fixed_give_from_windows.hpp"
#include "fixed_keeps_output.hpp"

namespace nervelet {
namespace detail {

/// AveragePool, see average_pool.hpp, and GlobalAveragePool in 16 bits: a mean is rounded to the nearest, ties up, and
/// dJ/dy is handed to the numbers of a window in shares that sum to it exactly.
template <class Layer, class T, class Windows, class OutputShape>
struct FixedAveragePool : FixedKeepsOutput<Layer, T, OutputShape, Identity> {
    using Base = FixedKeepsOutput<Layer, T, OutputShape, Identity>;
    using typename Base::Scratch;
    using typename Base::Tape;
    static_assert(Windows::taps <= 16384, "what a mean takes");

    static constexpr const T* infer(const T*, const T* x, Scratch& output) {
        T* y = output.data();
        for (std::size_t row = 0; row < Windows::Rows::positions; ++row) {
            for (std::size_t column = 0; column < Windows::Columns::positions; ++column) {
                const std::uint32_t count = numbers_seen<Windows>(row, column);
                for (std::size_t channel = 0; channel < Windows::channels; ++channel, ++y) {
                    std::int32_t sum = 0;
                    Windows::for_each_tap(row, column, AddRaw{x + channel, sum});
                    y->raw = fixed16::mean(sum, count);
                }
            }
        }
        return output.data();
    }

    template <class GradientBelow>
    static constexpr void backward(const T*, const Tape& tape, const GradientBelow& below) {
        fixed_give_from_windows<Windows>(OfOutput{tape}, below);
    }

private:
    struct AddRaw {
        const T* x;
        std::int32_t& sum;

        constexpr void operator()(std::size_t, std::size_t number) const { sum += x[number].raw; }
    };

    struct OfMean {
        fixed16::Shares shares;

        constexpr std::int32_t next(std::size_t) { return shares.next(); }
        constexpr std::int32_t at(std::size_t, std::uint32_t index) const { return shares.at(index); }
    };

    /// The mean itself is what changes from example to example.
    struct OfOutput {
        const Tape& tape;

        constexpr OfMean operator()(std::size_t output, std::uint32_t count) const {
            return {fixed16::Shares::of(tape.gradient[output].raw, count,
                                        static_cast<std::uint16_t>(tape.output[output].raw))};
        }
    };
};

} // namespace detail
} // namespace nervelet

#endif
