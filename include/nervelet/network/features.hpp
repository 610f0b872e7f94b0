// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_FEATURES_HPP
#define NERVELET_NETWORK_FEATURES_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../core/random.hpp"
#include "../core/uninitialized.hpp"
#include "../layer/base/layer_list.hpp"
#include "chain.hpp"

namespace nervelet {

namespace detail {

/// How a layer below all that learn goes through a training step. As a rule like any other.
template <class T, class InputShape, class Description, class = void>
struct Feature {
    using Layer = typename Description::template Layer<T, InputShape>;
    using Tape = typename Layer::Tape;
    static constexpr bool is_inferred = false;

    template <class X, class Generator>
    static constexpr auto forward(const T* parameters, const X& x, Tape& tape, Generator& random) {
        return Layer::forward(parameters, x, tape, random);
    }

    template <class X>
    static constexpr auto output(const Tape& tape, const X& x) {
        return Layer::output(tape, x);
    }
};

/// As in inference where training does nothing else: without f'(z), without a place for dJ/da.
template <class T, class InputShape, class Description>
struct Feature<T, InputShape, Description,
               std::enable_if_t<!std::is_base_of<UsesRandom, Description>::value &&
                                std::is_same<typename Description::template Layer<T, InputShape>::Scratch,
                                             std::array<T, OutputShape<T, InputShape, Description>::size>>::value>> {
    using Layer = typename Description::template Layer<T, InputShape>;
    using Tape = typename Layer::Scratch;
    static constexpr bool is_inferred = true;

    template <class X, class Generator>
    static constexpr auto forward(const T* parameters, const X& x, Tape& tape, Generator&) {
        return Layer::infer(parameters, x, tape);
    }

    template <class X>
    static constexpr const T* output(const Tape& tape, const X&) {
        return tape.data();
    }
};

template <class T, class InputShape, class First, class... Above>
struct FeatureChain;

/// From the lowest layer that learns on, or from the last, back-propagation comes down; below, nothing does.
template <class T, class InputShape, class First, class... Above>
struct BoundLayers {
    using Layer = typename First::template Layer<T, InputShape>;
    using type = std::conditional_t<(Layer::parameter_count > 0), Chain<T, InputShape, First, Above...>,
                                    FeatureChain<T, InputShape, First, Above...>>;
};

template <class T, class InputShape, class Last>
struct BoundLayers<T, InputShape, Last> {
    using type = Chain<T, InputShape, Last>;
};

/// Whether a chain reads its input while it goes up and never again.
template <class Chain>
struct ReadsOnce : std::false_type {};

template <class T, class InputShape, class First, class... Above>
struct ReadsOnce<FeatureChain<T, InputShape, First, Above...>>
    : std::integral_constant<bool, Feature<T, InputShape, First>::is_inferred> {};

/// A layer below all that learn, whose output is kept for the layer above: there it is an input of the gradient.
template <class Link, class Feature, bool ReadsOnce>
struct KeptFeature : Link {
    using Next = typename Link::Next;

    struct Tape {
        typename Feature::Tape layer;
        typename Next::Tape next;
    };

    template <class Objective, class T, class X, class Generator, class Target>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Nothing below) {
        return Next::template sweep<Objective>(parameters, Feature::forward(parameters, x, tape.layer, random),
                                               tape.next, random, target, scale, below);
    }

    template <class Objective, class T, class Inputs, class Tapes, class Generator, class Targets>
    static constexpr T sweep_batch(const T* parameters, const Inputs& x, const Tapes& tapes, std::size_t count,
                                   Generator& random, const Targets& targets, T scale, Nothing below) {
        for (std::size_t n = 0; n < count; ++n) {
            Feature::forward(parameters, x(n), tapes(n).layer, random);
        }
        return Next::template sweep_batch<Objective>(parameters, Outputs<Feature, Inputs, Tapes>{x, tapes},
                                                     NextTapes<Tapes>{tapes}, count, random, targets, scale, below);
    }

    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        Next::gradient(Outputs<Feature, Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count, first, visit);
    }

    template <class Inputs, class Tapes, class Count>
    static constexpr auto squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        return Next::squared_norm_bound(Outputs<Feature, Inputs, Tapes>{x, tapes}, NextTapes<Tapes>{tapes}, count);
    }
};

/// One whose output is read once: it lies on the stack, as in inference, and not on the tape of every example. So the
/// examples of a batch go up one by one.
template <class Link, class Feature>
struct KeptFeature<Link, Feature, true> : Link {
    using Next = typename Link::Next;
    using Tape = typename Next::Tape;
    static constexpr bool sweeps_batch = false;

    template <class Objective, class T, class X, class Generator, class Target>
    static constexpr T sweep(const T* parameters, const X& x, Tape& tape, Generator& random, const Target& target,
                             T scale, Nothing below) {
        typename Feature::Tape output = uninitialized<typename Feature::Tape>();
        return Next::template sweep<Objective>(parameters, Feature::forward(parameters, x, output, random), tape,
                                               random, target, scale, below);
    }

    /// What is above does not look at its input again.
    template <class Inputs, class Tapes, class Count, class Visitor>
    static constexpr void gradient(const Inputs& x, const Tapes& tapes, Count count, std::size_t first,
                                   Visitor& visit) {
        Next::gradient(x, tapes, count, first, visit);
    }

    template <class Inputs, class Tapes, class Count>
    static constexpr auto squared_norm_bound(const Inputs& x, const Tapes& tapes, Count count) {
        return Next::squared_norm_bound(x, tapes, count);
    }
};

template <class T, class InputShape, class First, class... Above>
using FeatureLink =
    ChainLink<T, InputShape, First, typename BoundLayers<T, OutputShape<T, InputShape, First>, Above...>::type>;

/// A layer below all that learn, and those above it.
template <class T, class InputShape, class First, class... Above>
struct FeatureChain : KeptFeature<FeatureLink<T, InputShape, First, Above...>, Feature<T, InputShape, First>,
                                  ReadsOnce<typename FeatureLink<T, InputShape, First, Above...>::Next>::value> {};

} // namespace detail

} // namespace nervelet

#endif
