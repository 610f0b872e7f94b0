// Part of nervelet. MIT licence, the nervelet authors.
#include <array>
#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>

#include "support/bytes_factory.hpp"

namespace nn = nervelet;

// In the place of what import_model prints.
namespace factory {

using Net = support::BytesFactory;
constexpr Net net = support::bytes_factory_of(0.03125f);

} // namespace factory

namespace {

// clang-format off
using Net = nn::Network<float, nn::Input<12, 2>, nn::Pretrained<factory::Net, factory::net, 1>, nn::Dense<3, nn::Softmax>>;
static Net net; // the backbone, in 8 bits, stays in flash
static nn::Trainer<Net, nn::CrossEntropy, nn::SGD> trainer{net, {0.05f}};
static nn::Replay<Net::Features, nn::Label, 100, nn::ClassBalanced<3>> past; // 4 bytes of an example, not 96
// clang-format on

/// Class 0 rises, class 1 swings, class 2 rests, in the first channel.
Net::Input example(std::size_t label, nn::Random& random) {
    Net::Input x{};
    for (std::size_t t = 0; t < 12; ++t) {
        const float noise = 0.2f * random.uniform<float>() - 0.1f;
        const float time = static_cast<float>(t) / 12;
        x[2 * t] = noise + (label == 0 ? time : label == 1 ? (t % 2 == 0 ? 0.7f : -0.7f) : 0.0f);
        x[2 * t + 1] = 0.3f * noise;
    }
    return x;
}

} // namespace

TEST_CASE("a head above a backbone in bytes learns from features that are kept") {
    nn::Random random(5);
    for (std::size_t n = 0; n < 60; ++n) {
        const nn::Label label{n % 3};
        const Net::Input x = example(n % 3, random);
        // clang-format off
const Net::Features features = net.features(x); // the backbone runs
past.add(features, label, random);
trainer.step(features, label); // and now it does not
                                       // clang-format on
    }
    static nn::TrainingLoop<decltype(trainer), decltype(past)> training{trainer, past};
    training.start(40);
    training.advance(10000);
    CHECK(training.status() == nn::TrainingStatus::done);

    std::size_t right = 0;
    for (std::size_t n = 0; n < 60; ++n) {
        right += nn::argmax(net(example(n % 3, random))) == n % 3 ? 1u : 0u;
    }
    CHECK(right >= 57);
    CHECK(sizeof(Net::Features) == 4);
    CHECK(sizeof(net) == 15 * sizeof(float));
}
