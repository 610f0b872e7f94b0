// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_KERNEL_SOFT_NUMBER_HPP
#define NERVELET_KERNEL_SOFT_NUMBER_HPP

#include "../target.hpp"
#include "multiply.hpp"

namespace nervelet {
namespace kernel {
namespace soft {

/// A float whose products and quotients are formed by multiply() and divide(), with the bits of the operators.
template <class Factor>
class Number {
public:
    constexpr Number(float value) : value_(value) {}
    explicit constexpr operator float() const { return value_; }

    friend constexpr Number operator*(Number a, Number b) {
        return math::constant_evaluated() ? a.value_ * b.value_ : multiply<Factor>(a.value_, b.value_);
    }
    friend constexpr Number operator/(Number a, Number b) {
        return math::constant_evaluated() ? a.value_ / b.value_ : divide(a.value_, b.value_);
    }
    friend constexpr Number operator+(Number a, Number b) { return a.value_ + b.value_; }
    friend constexpr Number operator-(Number a, Number b) { return a.value_ - b.value_; }
    friend constexpr bool operator>(Number a, Number b) { return a.value_ > b.value_; }

private:
    float value_;
};

} // namespace soft
} // namespace kernel
} // namespace nervelet

#endif
