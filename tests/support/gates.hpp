// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_GATES_HPP
#define NERVELET_TESTS_SUPPORT_GATES_HPP

#include <cstddef>

/// Recurrent layers, from the layout of tests/oracle, [gate and unit][in], to the library's.
namespace reference {

/// Weights and bias of one product of a recurrent layer. order[g] is the gate, as tests/oracle counts them, of the g-th
/// Units columns. Returns where they end.
template <class T, std::size_t Gates, std::size_t Weights, std::size_t Columns>
T* load_gates(T* parameters, const std::size_t (&order)[Gates], const double (&weights)[Weights],
              const double (&bias)[Columns]) {
    constexpr std::size_t units = Columns / Gates;
    constexpr std::size_t inputs = Weights / Columns;
    for (std::size_t j = 0; j < Columns; ++j) {
        const std::size_t from = order[j / units] * units + j % units;
        for (std::size_t k = 0; k < inputs; ++k) {
            parameters[k * Columns + j] = static_cast<T>(weights[from * inputs + k]);
        }
        parameters[Weights + j] = static_cast<T>(bias[from]);
    }
    return parameters + Weights + Columns;
}

/// A GRU: there r, z, n; here r, z, n for the inputs and n, r, z for the states.
template <class T, std::size_t Inputs, std::size_t States, std::size_t Columns>
T* load_gru(T* parameters, const double (&weight_ih)[Inputs], const double (&weight_hh)[States],
            const double (&bias_ih)[Columns], const double (&bias_hh)[Columns]) {
    T* const states = load_gates<T, 3>(parameters, {0, 1, 2}, weight_ih, bias_ih);
    return load_gates<T, 3>(states, {2, 0, 1}, weight_hh, bias_hh);
}

/// An LSTM: i, f, g, o, there and here.
template <class T, std::size_t Inputs, std::size_t States, std::size_t Columns>
T* load_lstm(T* parameters, const double (&weight_ih)[Inputs], const double (&weight_hh)[States],
             const double (&bias_ih)[Columns], const double (&bias_hh)[Columns]) {
    T* const states = load_gates<T, 4>(parameters, {0, 1, 2, 3}, weight_ih, bias_ih);
    return load_gates<T, 4>(states, {0, 1, 2, 3}, weight_hh, bias_hh);
}

} // namespace reference

#endif
