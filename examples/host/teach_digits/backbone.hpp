// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BACKBONE_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_BACKBONE_HPP

#include "model.hpp"

namespace teach {

/// The factory's network as it lies in the board's flash, in float and in 8 bits. On a board they are constants; here
/// they get their numbers when the factory is done.
inline ConvolutionalNet float_factory;
inline nervelet::QuantizedNetwork<ConvolutionalNet> int8_factory;

/// The dense one, in 16 bits.
inline DenseNet16 fixed16_factory;

/// The two convolutions of the other stay there, its backbone, and a dense layer of 650 parameters learns.
template <class T, class Factory, const Factory& factory>
using Head = nervelet::Network<T, nervelet::Input<8, 8, 1>, nervelet::Pretrained<Factory, factory, 2>,
                               nervelet::Dense<10, nervelet::Softmax>>;

using FloatHead = Head<float, ConvolutionalNet, float_factory>;
using Int8Head = Head<float, nervelet::QuantizedNetwork<ConvolutionalNet>, int8_factory>;
using Int8Head16 = Head<nervelet::Fixed16, nervelet::QuantizedNetwork<ConvolutionalNet>, int8_factory>;

/// The training images of 0 .. 7, by whose numbers the factory chooses the 256 steps of each layer.
struct CalibrationImages {
    static constexpr std::size_t every = 4; ///< so many images are one sample

    static constexpr std::size_t size() { return Digits::training_count / every; }

    /// An image of a new digit is blank: the factory has none of these.
    static Image input(std::size_t i) {
        return is_old(label_of(i * every)) ? Digits::image<float>(i * every) : Image{};
    }
};

/// How a factory's network comes to a board, where Net learns. Here: Net is a copy of it.
template <class Net>
struct Delivery {
    using Factory = Net;

    /// The network in flash.
    static const Net& deliver(const Net& factory) { return factory; }

    /// The network that learns, as it begins.
    static Net learner(const Net& factory) { return factory; }
};

/// A new last layer begins as the factory's.
template <class Net>
struct HeadDelivery {
    using Factory = ConvolutionalNet;

    static Net learner(const ConvolutionalNet& factory) {
        Net head;
        head.template weights<0>() = factory.weights<2>();
        head.template bias<0>() = factory.bias<2>();
        return head;
    }
};

template <>
struct Delivery<FloatHead> : HeadDelivery<FloatHead> {
    static const ConvolutionalNet& deliver(const ConvolutionalNet& factory) { return float_factory = factory; }
};

template <>
struct Delivery<Int8Head> : HeadDelivery<Int8Head> {
    static const nervelet::QuantizedNetwork<ConvolutionalNet>& deliver(const ConvolutionalNet& factory) {
        return int8_factory = nervelet::quantize(factory, CalibrationImages{});
    }
};

/// The same, of which the head has 16 bits.
template <>
struct Delivery<Int8Head16> : Delivery<Int8Head> {
    static Int8Head16 learner(const ConvolutionalNet& factory) {
        return nervelet::convert<nervelet::Fixed16>(Delivery<Int8Head>::learner(factory));
    }
};

/// The factory trains in float; what it delivers has 16 bits.
template <>
struct Delivery<DenseNet16> {
    using Factory = DenseNet;

    static const DenseNet16& deliver(const DenseNet& factory) {
        return fixed16_factory = nervelet::convert<nervelet::Fixed16>(factory);
    }

    static DenseNet16 learner(const DenseNet& factory) { return nervelet::convert<nervelet::Fixed16>(factory); }
};

} // namespace teach

#endif
