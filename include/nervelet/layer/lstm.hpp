// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_LSTM_HPP
#define NERVELET_LAYER_LSTM_HPP

#include <cstddef>

#include "base/lstm_cell.hpp"
#include "base/recurrent.hpp"

namespace nervelet {

/// A long short-term memory over the steps of its input, Input<Steps, Channels>: from h_0 = c_0 = 0 on, with s the
/// sigmoid and z = x W + b + h U + b',
///     i = s(z_i), f = s(z_f), g = tanh(z_g), o = s(z_o), c' = f (.) c + i (.) g, h' = o (.) tanh(c'),
/// as PyTorch and Keras have it. h after the last step goes up, or with EveryStep that of every step, [step][unit]. It
/// learns through all steps; with Stateful, see there, h_0 and c_0 are carried on. initialize() sets the forget gates'
/// b to 1, as Keras does, all other biases to 0. Parameters: W, Channels x 4 Units, its bias b; U, Units x 4 Units, its
/// bias b'; the columns are i, f, g, o. net.weights<Index>() counts W and U as a layer each. Source: Hochreiter and
/// Schmidhuber 1997, "Long Short-Term Memory"; the forget gate: Gers, Schmidhuber and Cummins 2000, "Learning to
/// Forget".
template <std::size_t Units, class Output = LastStep, class Carried = detail::Stateless>
struct LSTM {
    template <class T, class InputShape>
    struct Layer : detail::Recurrent<Layer<T, InputShape>, T, InputShape, detail::LSTMCell, Units, Output, Carried> {};
};

} // namespace nervelet

#endif
