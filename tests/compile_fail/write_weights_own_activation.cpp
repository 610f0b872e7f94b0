// expect: expected activations of the library
// Part of nervelet. MIT licence, the nervelet authors.
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // in a standard library that is older than its compiler
#include <nervelet/nervelet.hpp>

#include "../../examples/host/weights/write_weights.hpp"

using namespace nervelet;

struct Halved : ElementwiseActivation<Halved> {
    template <class T>
    static constexpr T value(T z) {
        return z / T(2);
    }

    template <class T>
    static constexpr T slope(T, T) {
        return T(1) / T(2);
    }
};

static Network<float, Input<4>, Dense<2, Halved>> net;

int main() {
    weights::write_weights(net, "learned.safetensors");
}
