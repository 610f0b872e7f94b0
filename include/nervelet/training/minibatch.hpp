// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_MINIBATCH_HPP
#define NERVELET_TRAINING_MINIBATCH_HPP

#include <array>
#include <cstddef>

#include "../scalar/traits.hpp"

namespace nervelet {

namespace detail {

/// One step of a trainer on the examples of a source that `order` names, up to the trainer's capacity; those that the
/// source has lost meanwhile are left out. The trainer wants them in a row: here is where they are gathered.
template <class Trainer, class Source, std::size_t Capacity = Trainer::capacity>
class Minibatch {
public:
    template <class Index>
    constexpr typename Trainer::Scalar step(Trainer& trainer, const Source& source, const Index* order,
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

/// One example needs no gathering.
template <class Trainer, class Source>
class Minibatch<Trainer, Source, 1> {
public:
    template <class Index>
    constexpr typename Trainer::Scalar step(Trainer& trainer, const Source& source, const Index* order, std::size_t) {
        return *order < source.size() ? trainer.step(source.input(*order), source.target(*order))
                                      : not_a_number<typename Trainer::Scalar>();
    }
};

} // namespace detail

} // namespace nervelet

#endif
