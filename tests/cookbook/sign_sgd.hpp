// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_COOKBOOK_SIGN_SGD_HPP
#define NERVELET_TESTS_COOKBOOK_SIGN_SGD_HPP

#include <nervelet/nervelet.hpp>

namespace nn = nervelet;

/// w -= rate * sign(g): only the direction counts (Bernstein et al. 2018). No state.
template <class T>
struct SignSGD {
    T learning_rate;

    template <std::size_t Parameters>
    struct State {}; // such as std::array<T, Parameters> velocity, where something is kept for each parameter

    struct Rule {
        T scale; // multiplied into every gradient before it comes
        T learning_rate;
        static constexpr bool skips_zero_gradient = true; // a zero gradient leaves its parameter as it is

        template <class State>
        constexpr T operator()(T parameter, T gradient, State&, std::size_t) const {
            return parameter - (gradient > T(0) ? learning_rate : gradient < T(0) ? -learning_rate : T(0));
        }
    };

    constexpr bool is_valid() const { return nn::is_rate(learning_rate); }

    template <class Norm>
    constexpr Rule rule(std::uint32_t, const Norm&) const {
        return Rule{T(1), learning_rate};
    }
};

#endif
