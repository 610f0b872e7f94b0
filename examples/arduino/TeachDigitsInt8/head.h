// Part of nervelet. MIT licence, the nervelet authors.
//
// The last layer as it left the factory, where it was trained in float. The compiler converts it.
#pragma once

#include "backbone.h"
#include "scalar.h"

template <class T>
using Head = nn::Network<T, nn::Input<64>, nn::Dense<10, nn::Softmax>>;

constexpr Head<Scalar> make_head() {
    Head<float> made;
    made.parameters() = backbone::head;
    return nn::convert<Scalar>(made);
}
const Head<Scalar> factory_head = make_head();
