// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_LAYER_GRU_HPP
#define NERVELET_LAYER_GRU_HPP

#include <cstddef>

#include "../scalar/fixed.hpp"
#include "base/fixed_gru_cell.hpp"
#include "base/fixed_recurrent.hpp"
#include "base/gru_cell.hpp"
#include "base/recurrent.hpp"

namespace nervelet {

/// A gated recurrent unit over the steps of its input, Input<Steps, Channels>: from h_0 = 0 on, with s the sigmoid,
///     r = s(x W_r + b_r + h U_r + c_r), z = s(x W_z + b_z + h U_z + c_z), n = tanh(x W_n + b_n + r (.) (h U_n + c_n)),
///     h' = (1 - z) (.) n + z (.) h,
/// as PyTorch has it, and Keras with reset_after, its default. The state after the last step goes up, or with EveryStep
/// that of every step, [step][unit]. It learns through all steps; with Stateful, see there, h_0 is carried on.
/// Parameters: W, Channels x 3 Units, with the columns r, z, n, its bias b; U, Units x 3 Units, with the columns n, r,
/// z, so that the deltas of both are one row, its bias c. net.weights<Index>() counts W and U as a layer each.
/// Source: Cho et al. 2014, "Learning Phrase Representations using RNN Encoder-Decoder".
template <std::size_t Units, class Output = LastStep, class Carried = detail::Stateless>
struct GRU {
    template <class T, class InputShape>
    struct Layer;
};

template <std::size_t Units, class Output, class Carried>
template <class T, class InputShape>
struct GRU<Units, Output, Carried>::Layer
    : detail::Recurrent<Layer<T, InputShape>, T, InputShape, detail::GRUCell, Units, Output, Carried> {};

/// In 16 bits, see scalar/fixed.hpp: W and U are kept column after column ([out][in]).
template <std::size_t Units, class Output, class Carried>
template <int WeightBits, int ActivationBits, class InputShape>
struct GRU<Units, Output, Carried>::Layer<Fixed<WeightBits, ActivationBits>, InputShape>
    : detail::FixedRecurrent<
          typename GRU<Units, Output, Carried>::template Layer<Fixed<WeightBits, ActivationBits>, InputShape>,
          Fixed<WeightBits, ActivationBits>, InputShape, detail::FixedGRUCell, Units, Output, Carried> {};

} // namespace nervelet

#endif
