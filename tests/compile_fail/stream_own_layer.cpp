// expect: expected layers that go over the steps
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

/// It may look at all steps at once.
struct Own {
    template <class T, class InputShape>
    struct Layer : Dense<4, Tanh>::Layer<T, InputShape> {};
};

using Net = Network<float, Input<16, 2>, Own, Dense<2>>;

static Net net;
static Stream<Net> stream{net};

int main() {
    Stream<Net>::Output y{};
    return stream.push(Stream<Net>::Sample{}, y) ? 1 : 0;
}
