// expect: Give one of your own a static member: template <class Text> static constexpr void describe(Text& text)
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

struct Cube : ElementwiseActivation<Cube> {
    template <class T>
    static constexpr T value(T z) {
        return z * z * z;
    }

    template <class T>
    static constexpr T slope(T z, T) {
        return T(3) * z * z;
    }
};

using Net = Network<float, Input<4>, Dense<8, Cube>, Dense<3, Softmax>>;

static Net net;

int main() {
    Saved<Net> bytes{};
    return save(bytes, net) == StorageError::none;
}
