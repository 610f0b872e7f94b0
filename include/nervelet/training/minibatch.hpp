// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_MINIBATCH_HPP
#define NERVELET_TRAINING_MINIBATCH_HPP

#include <array>
#include <cstddef>

#include "../scalar/traits.hpp"

namespace nervelet {

namespace detail {

/// One step of a trainer on up to Capacity examples of a source, given by their indices; an index that the source no
/// longer has is left out. The examples are copied into arrays, as a trainer takes them.
template <class Trainer, class Source, std::size_t Capacity = Trainer::capacity>
class Minibatch {
public:
    /// The step on examples order[0] .. order[count - 1]. Returns their mean loss, or NaN.
    template <class Index>
    constexpr LossIn<typename Trainer::Scalar> step(Trainer& trainer, const Source& source, const Index* order,
                                                    std::size_t count) {
        std::size_t gathered = 0;
        for (std::size_t n = 0; n < count; ++n) {
            if (order[n] < source.size()) {
                inputs_[gathered] = source.input(order[n]);
                targets_[gathered] = source.target(order[n]);
                ++gathered;
            }
        }
        return trainer.step(inputs_, targets_, gathered);
    }

private:
    std::array<typename Source::Input, Capacity> inputs_{};
    std::array<typename Source::Target, Capacity> targets_{};
};

/// A single example need not be copied.
template <class Trainer, class Source>
class Minibatch<Trainer, Source, 1> {
public:
    /// The step on example order[0]. Returns its loss, or NaN.
    template <class Index>
    constexpr LossIn<typename Trainer::Scalar> step(Trainer& trainer, const Source& source, const Index* order,
                                                    std::size_t) {
        return *order < source.size() ? trainer.step(source.input(*order), source.target(*order))
                                      : not_a_number<LossIn<typename Trainer::Scalar>>();
    }
};

} // namespace detail

} // namespace nervelet

#endif
