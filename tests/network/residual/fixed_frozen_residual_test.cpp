// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../../support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

// Two sums, of which the first has a projection.
using Sums16 =
    Network<Fixed16, Input<7>, Residual<Dense<6, ReLU>, Dense<5>, Tanh>, Residual<Dense<5, ReLU>>, Dense<3, Softmax>>;
constexpr Sums16 sums16 = constant16<Sums16>(4);
using SumsOfImages16 = Network<Fixed16, Input<4, 4, 2>, Residual<Conv2D<3, 3, ReLU, Same>, Conv2D<2, 1>>,
                               Residual<Conv2D<4, 3, ReLU, Same, Stride<2>>, ReLU>, Dense<3, Softmax>>;
constexpr SumsOfImages16 sums_of_images16 = constant16<SumsOfImages16>(2);

template <class... Layers>
using In = Network<Fixed16, Input<7>, Layers...>;

using Head = In<Pretrained<Sums16, sums16, 4>, Dense<3, Softmax>>;
using Top = In<Dense<7, Tanh>, Pretrained<Sums16, sums16>>;
using Biases = In<BiasOnly<Pretrained<Sums16, sums16>>>;
using Inside =
    In<Dense<5, Tanh>, Residual<Frozen<Dense<5, ReLU>, Stored<Sums16, sums16, 3>>, Dense<5>>, Dense<3, Softmax>>;
using HeadOfImages =
    Network<Fixed16, Input<4, 4, 2>, Pretrained<SumsOfImages16, sums_of_images16, 4>, Dense<3, Softmax>>;
using TopOfImages = Network<Fixed16, Input<4, 4, 2>, Conv2D<2, 1, Tanh>, Pretrained<SumsOfImages16, sums_of_images16>>;
using BiasesOfImages = Network<Fixed16, Input<4, 4, 2>, BiasOnly<Pretrained<SumsOfImages16, sums_of_images16>>>;

static_assert(sizeof(Head) == 18 * 2, "the head");
static_assert(sizeof(Biases) == (6 + 5 + 5 + 5 + 3) * 2, "the biases, those of the projection among them");
static_assert(sizeof(BiasesOfImages) == (3 + 2 + 4 + 4 + 3) * 2, "a number for each filter");

template <class Net>
Net drawn(std::uint64_t seed) {
    Net net;
    initialize(net, seed);
    return net;
}

template <class Net>
void computes_as_merged() {
    Net net = drawn<Net>(3);
    for (int i = 0; i < 3; ++i) {
        CHECK(computes_as_merged16(net));
        teach_a_while16(net, 10);
    }
    CHECK_FALSE(net.parameters() == drawn<Net>(3).parameters());
}

/// What the gradient of some examples changes: of parameters that learn in both as much as in the network that learns
/// all, to the rounding of one step; nothing else. The Accumulators draw the same numbers for the first parameters.
template <class Net>
void learns_as_merged(std::int32_t most) {
    Net net = drawn<Net>(3);
    Merged<Net> plain = merge(net);
    const Merged<Net> before = plain;
    Accumulator<Net, CrossEntropy, SGD> sum{net, {0.0625f}, 11};
    Accumulator<Merged<Net>, CrossEntropy, SGD> sum_of_all{plain, {0.0625f}, 11};
    Random random(3);
    for (int n = 0; n < 20; ++n) {
        const Example16<Net> example = Example16<Net>::draw(random);
        CHECK(sum.add(example.x, example.label) == sum_of_all.add(example.x, example.label));
    }
    REQUIRE((sum.step() && sum_of_all.step()));
    const Merged<Net> after = merge(net);
    std::size_t changed = 0;
    std::int32_t largest = 0;
    for (std::size_t i = 0; i < Merged<Net>::parameter_count; ++i) {
        if (after.parameters()[i] != before.parameters()[i]) {
            ++changed;
            const std::int32_t difference = after.parameters()[i].raw - plain.parameters()[i].raw;
            largest = difference > largest ? difference : -difference > largest ? -difference : largest;
        }
    }
    CHECK(changed <= std::size_t(Net::parameter_count));
    CHECK(changed > std::size_t(Net::parameter_count) / 2);
    CHECK(largest <= most);
}

} // namespace

TEST_CASE("16 bits: a Residual of frozen layers, or with some, computes what the plain one does, also after steps") {
    computes_as_merged<Head>();
    computes_as_merged<Top>();
    computes_as_merged<Biases>();
    computes_as_merged<Inside>();
    computes_as_merged<HeadOfImages>();
    computes_as_merged<TopOfImages>();
    computes_as_merged<BiasesOfImages>();
}

TEST_CASE("16 bits: through a Residual of frozen layers goes the gradient of the plain one") {
    learns_as_merged<Head>(1);
    learns_as_merged<Top>(1);
    learns_as_merged<Biases>(1);
    learns_as_merged<Inside>(1);
    learns_as_merged<HeadOfImages>(1);
    learns_as_merged<TopOfImages>(1);
    learns_as_merged<BiasesOfImages>(1);
}

TEST_CASE("16 bits: a file tells frozen Residuals from others, and features of theirs are kept") {
    Saved<Head> file{};
    const Head head = drawn<Head>(3);
    REQUIRE(save(file, head) == StorageError::none);
    Network<Fixed16, Input<5>, Dense<3, Softmax>> other;
    CHECK(load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture);
    Head loaded;
    REQUIRE(load(file, loaded) == StorageError::none);
    Random random(3);
    const auto x = Example16<Head>::draw(random).x;
    CHECK(loaded(head.features(x)) == head(x));
}
