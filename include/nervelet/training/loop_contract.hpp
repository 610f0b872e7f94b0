// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TRAINING_LOOP_CONTRACT_HPP
#define NERVELET_TRAINING_LOOP_CONTRACT_HPP

#include <type_traits>

#include "../core/lasting_reference.hpp"
#include "../trainer.hpp"
#include "example_contract.hpp"
#include "state_contract.hpp"

namespace nervelet {

namespace detail {

/// Whether Source is NoExamples, so that its error has been reported.
template <class Source>
struct IsReported : std::false_type {};

template <class Network>
struct IsReported<NoExamples<Network>> : std::true_type {};

/// The error messages for what is not the source of examples that the type names.
template <class Source>
struct SourceContract {
    template <class Other>
    static constexpr bool is_right() {
        constexpr bool is_source = IsA<Source, Other>::value;
        constexpr bool has_name = std::is_lvalue_reference<Other>::value;
        static_assert(is_source || IsReported<Source>::value,
                      "TrainingLoop<Trainer, Source>{trainer, source}, Adaptation<Trainer, Source, HeldOut>{net, "
                      "{learning_rate}, source, held_out}: expected objects of the types Source and HeldOut.");
        static_assert(
            has_name || !is_source,
            "TrainingLoop{trainer, source}, Adaptation{net, {learning_rate}, source, held_out}: expected "
            "examples that outlive it, got temporary ones. Give them a name: static const HeldOut held_out{...};");
        return is_source && has_name;
    }
};

/// The examples of a TrainingLoop or an Adaptation.
template <class Source>
using SourceReference = LastingReference<const Source, SourceContract<Source>>;

/// Whether Type is a trainer.
template <class Type, class = void>
struct IsTrainer : std::false_type {};

template <class Type>
struct IsTrainer<Type, typename MakeVoid<typename Type::Network, typename Type::Optimizer, typename Type::Tape>::type>
    : std::true_type {};

/// The network of a trainer.
template <class Type, bool IsTrainer>
struct StepsOnNetwork {
    using type = StubNetwork;
};

template <class Type>
struct StepsOnNetwork<Type, true> {
    using type = typename Type::Network;
};

/// Type where it is a trainer, else a stub.
template <class Type>
constexpr auto check_trainer() {
    constexpr bool holds = IsTrainer<Type>::value;
    static_assert(holds, "TrainingLoop<Trainer, Source>, Adaptation<Trainer, Source, HeldOut>: expected first the type "
                         "of a trainer, such as Trainer<Net, CrossEntropy, SGD>.");
    constexpr bool has_no_states = check_no_states<typename StepsOnNetwork<Type, holds>::type>();
    return TypeIdentity<std::conditional_t<holds && has_no_states, Type, Trainer<StubNetwork, SquaredError, SGD>>>{};
}

/// What check_trainer gives.
template <class Type>
using CheckedTrainer = typename decltype(check_trainer<Type>())::type;

/// The error messages for what is no trainer of the type that a TrainingLoop names.
template <class Trainer>
struct TrainerContract {
    template <class Other>
    static constexpr bool is_right() {
        constexpr bool is_trainer = IsA<Trainer, Other>::value || IsStub<typename Trainer::Network>::value;
        constexpr bool is_lasting = std::is_lvalue_reference<Other>::value && !IsConstant<Other>::value;
        static_assert(is_trainer, "TrainingLoop<Trainer, Source>{trainer, source}: expected an object of type Trainer, "
                                  "got one of another type. An Adaptation takes the network instead.");
        static_assert(is_lasting || !is_trainer,
                      "TrainingLoop{trainer, source}: expected a trainer that outlives the loop and is not const.");
        return IsA<Trainer, Other>::value && is_lasting;
    }
};

/// The trainer of a TrainingLoop.
template <class Trainer>
using TrainerReference = LastingReference<Trainer, TrainerContract<Trainer>>;

} // namespace detail

} // namespace nervelet

#endif
