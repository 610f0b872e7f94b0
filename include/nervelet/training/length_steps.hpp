// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LENGTH_STEPS_HPP
#define NERVELET_TRAINING_LENGTH_STEPS_HPP

#include <array>
#include <cstddef>
#include <type_traits>

#include "../core/whole_number.hpp"
#include "../kernel/one_example.hpp"
#include "../label.hpp"
#include "../length.hpp"
#include "../network/short_input.hpp"
#include "../scalar/traits.hpp"
#include "length_contract.hpp"

namespace nervelet {
namespace detail {

/// The examples of a sweep as short windows, where each length is one.
template <class Network, std::size_t Capacity>
struct ShortInputs {
    /// Groups of four, as kernels take examples: GCC 12 warns of places that no step looks at.
    std::array<ShortInput<Network>, (Capacity > 1 ? (Capacity + 3) / 4 * 4 : 1)> windows;

    /// Whether there are not too many of them, and all have a length that can be.
    constexpr bool take(const typename Network::Input* inputs, const std::size_t* steps, std::size_t count) {
        if (count > Capacity) {
            return false;
        }
        for (std::size_t n = 0; n < count; ++n) {
            if (!is_length<Network>(steps[n])) {
                return false;
            }
            windows.data()[n] = ShortInput<Network>{inputs + n, steps[n]};
        }
        return true;
    }
};

/// The steps of a Trainer on windows that are shorter than its network's Input. Of example n the loss is that of the
/// same layers with an Input of length_n steps: of outputs at every step it is over those of these steps, and where it
/// is a mean over outputs, it is divided by their number. A batch's is the mean over its examples, as ever.
template <class TrainerType, class NetworkType, std::size_t Capacity>
class LengthSteps {
    using Network = CheckedNetwork<NetworkType>;
    using LossValue = typename ScalarTraits<typename Network::Scalar>::Loss;
    using Input = typename Network::Input;
    using Output = typename Network::Output;

public:
    /// One step on one example, of which the first length.steps steps are real. Returns its loss before the step, or
    /// NaN where the step is refused, also for a length of 0 or one that is larger than the Input.
    constexpr LossValue step(const Input& x, const Output& target, Length length) {
        return run(&x, &target, &length.steps, kernel::OneExample{}, check_target_of_lengths<Network, Output>());
    }

    /// The same for a label.
    template <class LabelType, class = std::enable_if_t<std::is_same<LabelType, Label>::value>>
    constexpr LossValue step(const Input& x, LabelType label, Length length) {
        return run(&x, &label, &length.steps, kernel::OneExample{}, check_target_of_lengths<Network, LabelType>());
    }

    /// One step on the first count examples of a batch, each with a length of its own; Target is Output or Label.
    template <class Target, std::size_t Size,
              class = std::enable_if_t<std::is_same<Target, Output>::value || std::is_same<Target, Label>::value>>
    constexpr LossValue step(const std::array<Input, Capacity>& xs, const std::array<Target, Capacity>& targets,
                             const Lengths<Size>& lengths, std::size_t count = Capacity) {
        static_assert(Size == Capacity, "step(xs, targets, lengths): expected as many lengths as there are xs: "
                                        "Lengths<Capacity>. For fewer examples give their count behind them.");
        return run(xs.data(), targets.data(), lengths.steps.data(), Size == Capacity ? count : 0,
                   check_target_of_lengths<Network, Target>());
    }

    /// Reports one length for a batch.
    template <class Target,
              class = std::enable_if_t<std::is_same<Target, Output>::value || std::is_same<Target, Label>::value>>
    constexpr LossValue step(const std::array<Input, Capacity>&, const std::array<Target, Capacity>&, Length) {
        static_assert(AlwaysFalse<Target>::value, "step(xs, targets, lengths): expected a length for each example of "
                                                  "the batch: Lengths<3>{5, 16, 2}.");
        return not_a_number<LossValue>();
    }

    /// Reports a length before a target in braces. {5} alone is no Length here: it may stand behind a target.
    template <class LengthType, class Number, std::size_t Outputs,
              class = std::enable_if_t<std::is_same<LengthType, Length>::value>>
    constexpr LossValue step(const Input&, LengthType, const Number (&)[Outputs]) {
        refuse_target<Network, Input, LengthType>();
        return not_a_number<LossValue>();
    }

    /// Reports other arguments than lengths and the count behind them.
    template <class X = Input, class Target, class Third, class Fourth, class... More,
              std::enable_if_t<Reads<Network, X>::value, int> = 0,
              class = std::enable_if_t<std::is_same<Target, Output>::value || std::is_same<Target, Label>::value>,
              class = std::enable_if_t<!std::is_same<X, Input>::value || !IsLengths<Third>::value ||
                                       !IsWholeNumber<Fourth>::value || (sizeof...(More) > 0)>>
    constexpr LossValue step(const std::array<X, Capacity>&, const std::array<Target, Capacity>&, Third, Fourth,
                             More...) {
        static_assert(!check_window<Network, X, Third>() || AlwaysFalse<Third>::value,
                      "step(xs, targets, lengths, count): expected the lengths of the examples, Lengths<3>{5, 16, 2}, "
                      "and behind them the count of examples.");
        return not_a_number<LossValue>();
    }

private:
    template <class Target, class Count>
    constexpr LossValue run(const Input* inputs, const Target* targets, const std::size_t* steps, Count count,
                            std::true_type) {
        constexpr std::size_t places = std::is_same<Count, kernel::OneExample>::value ? 1 : Capacity;
        ShortInputs<Network, places> short_inputs{};
        if (!short_inputs.take(inputs, steps, count)) {
            return not_a_number<LossValue>();
        }
        return static_cast<TrainerType&>(*this).run(short_inputs.windows.data(), targets, count);
    }

    template <class Target, class Count>
    constexpr LossValue run(const Input*, const Target*, const std::size_t*, Count, std::false_type) {
        return not_a_number<LossValue>();
    }
};

} // namespace detail
} // namespace nervelet

#endif
