// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_QUANTIZED_BACKBONE_NUMBERS_HPP
#define NERVELET_NETWORK_QUANTIZED_BACKBONE_NUMBERS_HPP

#include <cstdint>
#include <type_traits>

#include "../../scalar/fixed.hpp"
#include "../../scalar/fixed16/byte_of_number.hpp"
#include "../../scalar/fixed16/number_of_byte.hpp"
#include "../../scalar/int8/output.hpp"
#include "../../scalar/traits.hpp"
#include "backbone_contract.hpp"

namespace nervelet {
namespace detail {

/// How the numbers that go into a constant network of bytes become bytes, and those that come out of its layers Taken
/// numbers. The scalar T is one of floating point.
template <class T, class Taken, class Network, const Network& network>
struct BackboneNumbers {
    struct ByteOf {
        constexpr std::int8_t operator()(std::int8_t x) const { return x; }
        constexpr std::int8_t operator()(T x) const { return network.input.quantize(static_cast<float>(x)); }
    };

    static constexpr ByteOf byte_of() { return {}; }

    struct NumberOf {
        int8::Output output;

        constexpr T operator()(std::int8_t byte) const {
            return output.scale > 0.0f ? static_cast<T>(output.scale * static_cast<float>(byte - output.zero_point))
                                       : not_a_number<T>();
        }
    };

    static constexpr NumberOf number_of() { return {Taken::output(network.layers)}; }
};

/// In 16 bits by integers, which the compiler makes of the scales where the network is a constant expression.
template <int WeightBits, int ActivationBits, class Taken, class Network, const Network& network>
struct BackboneNumbers<Fixed<WeightBits, ActivationBits>, Taken, Network, network> {
    using T = Fixed<WeightBits, ActivationBits>;

    struct ByteOf {
        fixed16::ByteOfNumber form;
        constexpr std::int8_t operator()(std::int8_t x) const { return x; }
        constexpr std::int8_t operator()(T x) const { return form(x.raw); }
    };

    static constexpr ByteOf byte_of() { return byte_of(is_constant_backbone<Taken, Network, network>(0)); }

    struct NumberOf {
        fixed16::NumberOfByte form;
        constexpr T operator()(std::int8_t byte) const { return T::from_raw(form(byte)); }
    };

    static constexpr NumberOf number_of() { return number_of(is_constant_backbone<Taken, Network, network>(0)); }

private:
    static constexpr ByteOf byte_of(std::false_type) {
        return {fixed16::ByteOfNumber::of(network.input.scale, network.input.zero_point, ActivationBits)};
    }

    static constexpr ByteOf byte_of(std::true_type) {
        constexpr ByteOf constant = byte_of(std::false_type{});
        return constant;
    }

    static constexpr NumberOf number_of(std::false_type) {
        const int8::Output output = Taken::output(network.layers);
        return {fixed16::NumberOfByte::of(output.scale, output.zero_point, ActivationBits)};
    }

    static constexpr NumberOf number_of(std::true_type) {
        constexpr NumberOf constant = number_of(std::false_type{});
        return constant;
    }
};

} // namespace detail
} // namespace nervelet

#endif
