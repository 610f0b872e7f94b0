// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_STEP_CONTRACT_HPP
#define NERVELET_TRAINING_STEP_CONTRACT_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../label.hpp"
#include "../network/contract.hpp"
#include "../network/divided_layers.hpp"
#include "contract.hpp"
#include "target_contract.hpp"

namespace nervelet {

namespace detail {

/// The element type and the size of a batch. A single x or target counts as a batch of size 0.
template <class One>
struct Batch {
    using Element = One;
    static constexpr std::size_t size = 0;
};

/// Labels.
template <std::size_t Size>
struct Batch<std::array<Label, Size>> {
    using Element = Label;
    static constexpr std::size_t size = Size;
};

/// Inputs or Outputs.
template <class T, std::size_t Width, std::size_t Size>
struct Batch<std::array<std::array<T, Width>, Size>> {
    using Element = std::array<T, Width>;
    static constexpr std::size_t size = Size;
};

/// Features.
template <class Value, std::size_t Count, class Lower, class Last, std::size_t Size>
struct Batch<std::array<Features<Value, Count, Lower, Last>, Size>> {
    using Element = Features<Value, Count, Lower, Last>;
    static constexpr std::size_t size = Size;
};

/// X where it is one Input, written as rows, else its element.
template <class X, class Input>
struct OneInput {
    using type = typename Batch<X>::Element;
};

template <class T, std::size_t Channels, std::size_t Rows, std::size_t Width>
struct OneInput<std::array<std::array<T, Channels>, Rows>, std::array<T, Width>> {
    using type = std::conditional_t<Channels != Width && Rows * Channels == Width,
                                    std::array<std::array<T, Channels>, Rows>, std::array<T, Channels>>;
};

/// The error messages for batches of a wrong size.
template <std::size_t Xs, std::size_t Targets, std::size_t Capacity>
struct BatchContract {
    static constexpr void refuse() {
        static_assert(Xs == Capacity,
                      "step(xs, targets, count): expected arrays as long as the trainer's Capacity, the last argument "
                      "of Trainer<Net, Loss, Optimizer, Capacity>. For fewer examples give their count.");
        static_assert(Xs != Capacity || Targets == Xs, "step(xs, targets): expected as many targets as there are xs.");
    }
};

/// For a single x.
template <std::size_t Targets, std::size_t Capacity>
struct BatchContract<0, Targets, Capacity> {
    static constexpr void refuse() {
        static_assert(Targets == 0, "step(x, target): expected one target for one x, not an array of targets.");
    }
};

/// Whether Network reads the elements of a batch of Capacity.
template <class Network, class Xs, std::size_t Capacity>
struct ReadsBatch : std::false_type {};

template <class Network, class X, std::size_t Capacity>
struct ReadsBatch<Network, std::array<X, Capacity>, Capacity> : Reads<Network, X> {};

/// Whether Trainer has a step for this x and target, and the error messages where it does not.
template <class Trainer, class X, class Target>
struct StepContract {
    using Network = typename Trainer::Network;
    using Input = typename Trainer::Input;
    using Output = typename Trainer::Output;
    using Outputs = std::array<Output, Trainer::capacity>;
    using Labels = std::array<Label, Trainer::capacity>;
    static constexpr bool holds =
        (Reads<Network, X>::value && (std::is_same<Target, Output>::value || std::is_same<Target, Label>::value)) ||
        (ReadsBatch<Network, X, Trainer::capacity>::value &&
         (std::is_same<Target, Outputs>::value || std::is_same<Target, Labels>::value));

    static constexpr void refuse() { refuse(IsStub<Network>{}); }

private:
    static constexpr void refuse(std::true_type) {}

    static constexpr void refuse(std::false_type) {
        using One = typename OneInput<X, Input>::type;
        ReadingContract<Network, One>::refuse();
        refuse_target<Network, One, typename Batch<Target>::Element>();
        constexpr bool is_batch = !std::is_same<One, X>::value && !SaysLengths<Target>::value;
        BatchContract<is_batch ? Batch<X>::size : 0, Batch<Target>::size, Trainer::capacity>::refuse();
    }
};

} // namespace detail

} // namespace nervelet

#endif
