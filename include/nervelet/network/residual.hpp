// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_NETWORK_RESIDUAL_HPP
#define NERVELET_NETWORK_RESIDUAL_HPP

#include <type_traits>

#include "../activation/base.hpp"
#include "../activation/identity.hpp"
#include "../core/type_identity.hpp"
#include "../layer/base/layer_list.hpp"
#include "../layer/dropout.hpp"
#include "flatten.hpp"
#include "residual/fixed_residual.hpp"
#include "residual/residual_of.hpp"

namespace nervelet {

namespace detail {

/// Takes the place of a layer inside of a Residual that is none: it leaves x as it is, of any shape.
using NoInnerLayer = Dropout<0>;

/// Argument where it is a layer or a group of layers.
template <class Argument>
constexpr auto check_inner_argument() {
    constexpr bool holds =
        IsGroup<Argument>::value || IsLayer<typename PlainLayer<Argument>::type, float, Shape<1>>::value;
    static_assert(holds, "Residual<Layers..., Activation>: expected layers, such as Dense<32, ReLU> or Conv2D<8, 3, "
                         "ReLU, Same>, and behind them at most one activation, that of the sum.");
    return TypeIdentity<std::conditional_t<holds, Argument, NoInnerLayer>>{};
}

/// The layers of Arguments, groups taken apart, where there are any.
template <class... Arguments>
constexpr auto check_inner_layers(TypeIdentity<LayerList<Arguments...>>) {
    using List = typename Flatten<LayerList<>, typename decltype(check_inner_argument<Arguments>())::type...>::type;
    constexpr bool holds = !std::is_same<List, LayerList<>>::value;
    static_assert(holds, "Residual<Layers...>: expected at least one layer inside, whose outputs are added to x, as in "
                         "Residual<Dense<8, ReLU>, Dense<8>>.");
    return TypeIdentity<std::conditional_t<holds, List, LayerList<NoInnerLayer>>>{};
}

/// Takes an activation from the end of the arguments of a Residual.
template <class Done, class... Rest>
struct ResidualArguments {
    using Layers = Done;
    using Activation = Identity;
};

template <class... Done, class Last>
struct ResidualArguments<LayerList<Done...>, Last> {
    static constexpr bool is_activation = std::is_base_of<ActivationBase, Last>::value;
    using Layers = std::conditional_t<is_activation, LayerList<Done...>, LayerList<Done..., Last>>;
    using Activation = std::conditional_t<is_activation, Last, Identity>;
};

template <class... Done, class First, class Second, class... Rest>
struct ResidualArguments<LayerList<Done...>, First, Second, Rest...>
    : ResidualArguments<LayerList<Done..., First>, Second, Rest...> {};

/// The type of Residual<Arguments...>.
template <class... Arguments>
struct MakeResidual {
    using Split = ResidualArguments<LayerList<>, Arguments...>;
    using type = ResidualOf<typename decltype(check_inner_layers(TypeIdentity<typename Split::Layers>{}))::type,
                            typename Split::Activation, LearnedSkip>;
};

/// Of a Residual the same of plain layers.
template <class... Descriptions, class Activation, class Skip>
struct PlainLayer<ResidualOf<LayerList<Descriptions...>, Activation, Skip>> {
    using type = ResidualOf<LayerList<typename PlainLayer<Descriptions>::type...>, Activation, LearnedSkip>;
};

/// Of a Residual the same of mapped layers, the projection among them.
template <class List, class Activation, class Skip, class Function>
struct MapFrozenLayer<ResidualOf<List, Activation, Skip>, Function, false> {
    using Projection =
        std::conditional_t<IsFrozen<typename Skip::template apply<Dense<1>>>::value, MappedSkip<Function, Skip>, Skip>;
    using type = ResidualOf<typename MapFrozen<List, Function>::type, Activation, Projection>;
};

} // namespace detail

/// y = x + f(x), where f is a chain of layers: Residual<Dense<8, ReLU>, Dense<8>>. An activation as last argument acts
/// on the sum: Residual<Conv2D<8, 3, ReLU, Same>, Conv2D<8, 3, Identity, Same>, ReLU> is y = ReLU(x + f(x)). dJ/dz =
/// activation'(z) (.) dJ/dy of z = x + f(x), dJ/df = dJ/dz, dJ/dx = dJ/dz + f'^T dJ/dz. Where the shape of f(x) is not
/// that of x, z = x W + b + f(x): the skip is a projection, a convolution with kernel 1 and bias (of an input without
/// positions a Dense), whose stride is the ratio of the positions: the smallest s with (positions of x - 1) / s + 1 =
/// positions of f(x), in rows and in columns by themselves; other ratios, and another number of dimensions, are
/// refused. dJ/dx = W dJ/dz + f'^T dJ/dz, first the one, to which the layers of f add. Parameters: those of f, layer
/// after layer, then W ([in][out]) and b. net.weights<Index>() counts each layer inside that has parameters, and the
/// projection after them, where the Residual stands. Source: He, Zhang, Ren and Sun 2015, "Deep Residual Learning for
/// Image Recognition", eq. 1 and 2.
template <class... Layers>
using Residual = typename detail::MakeResidual<Layers...>::type;

} // namespace nervelet

#endif
