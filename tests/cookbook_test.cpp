// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include "cookbook/byte_queue.hpp"
#include "cookbook/inverse_time.hpp"
#include "cookbook/last_examples.hpp"
#include "cookbook/log_cosh.hpp"
#include "cookbook/ram_device.hpp"
#include "cookbook/scale.hpp"
#include "cookbook/sign_sgd.hpp"
#include "cookbook/signed_file.hpp"
#include "cookbook/small_uniform.hpp"
#include "cookbook/softsign.hpp"

namespace nn = nervelet;

namespace {

template <class Loss, class Net, class Target>
double error_of(const Target& target) {
    Net net;
    nn::initialize(net, 5);
    for (double& parameter : net.parameters()) {
        parameter += 0.01;
    }
    return nn::gradient_check<Loss>(net, {{0.5, -0.25, 0.75}}, target).largest_error;
}

} // namespace

TEST_CASE("cookbook: an activation of one's own has the right gradient") {
    using Net = nn::Network<double, nn::Input<3>, nn::Dense<4, Softsign>, nn::Dense<2>>;
    const Net::Output target{{0.3, -0.2}};
    CHECK(error_of<nn::MeanSquaredError, Net>(target) < 1e-8);
}

TEST_CASE("cookbook: a loss of one's own has the right gradient") {
    using Net = nn::Network<double, nn::Input<3>, nn::Dense<4, nn::Tanh>, nn::Dense<2>>;
    const Net::Output target{{0.3, -0.2}};
    CHECK(error_of<LogCosh, Net>(target) < 1e-8);
}

TEST_CASE("cookbook: a layer of one's own has the right gradient: first, between, and behind dropout") {
    using First = nn::Network<double, nn::Input<3>, Scale, nn::Dense<2, nn::Softmax>>;
    using Between =
        nn::Network<double, nn::Input<3>, nn::Dense<5, nn::Tanh>, nn::Dropout<20>, Scale, nn::Dense<2, nn::Softmax>>;
    using Last = nn::Network<double, nn::Input<3>, nn::Dense<2, nn::Tanh>, Scale>;
    CHECK(error_of<nn::CrossEntropy, First>(nn::Label{1}) < 1e-8);
    CHECK(error_of<nn::CrossEntropy, Between>(nn::Label{0}) < 1e-8);
    CHECK(error_of<nn::MeanSquaredError, Last>(Last::Output{{0.5, 0.1}}) < 1e-8);
    static_assert(First::parameter_count == 3 + 3 * 2 + 2, "a scale for each input, then the dense layer");
}

TEST_CASE("cookbook: an optimizer of one's own learns") {
    using Net = nn::Network<float, nn::Input<2>, Scale, nn::Dense<6, Softsign>, nn::Dense<1>>;
    Net net;
    nn::initialize(net, 5);
    nn::Trainer<Net, LogCosh, SignSGD> trainer{net, {0.01f}};
    const Net::Input x{{0.5f, -1.0f}};
    const Net::Output target{{0.75f}};
    const float before = nn::evaluate<LogCosh>(net, x, target);
    for (int i = 0; i < 200; ++i) {
        trainer.step(x, target);
    }
    CHECK(nn::evaluate<LogCosh>(net, x, target) < 0.01f * before);
}

TEST_CASE("cookbook: an initializer of one's own draws the weights") {
    using Net = nn::Network<float, nn::Input<8>, nn::Dense<16, nn::ReLU>, nn::Dense<1>>;
    Net net;
    nn::initialize<SmallUniform>(net, 5);
    float smallest = 1;
    float largest = -1;
    for (const float weight : net.weights<0>()) {
        smallest = weight < smallest ? weight : smallest;
        largest = weight > largest ? weight : largest;
    }
    CHECK(smallest >= -0.05f);
    CHECK(smallest < -0.04f);
    CHECK(largest <= 0.05f);
    CHECK(largest > 0.04f);
    CHECK(net.bias<0>()[3] == 0.0f);
}

TEST_CASE("cookbook: a schedule and a source of examples of one's own in a TrainingLoop") {
    using Net = nn::Network<float, nn::Input<1>, nn::Dense<1>>;
    using Trainer = nn::Trainer<Net, nn::MeanSquaredError, nn::SGD>;
    using Last = LastExamples<Net::Input, Net::Output, 4>;
    static_assert(InverseTime<float>{0.5f, 0.25f}(4) == 0.25f, "0.5 / (1 + 0.25 * 4)");
    static_assert(InverseTime<float>{0.5f, 1.0f}(0xFFFFFFFFu) == 0.5f / 4294967296.0f, "any step");
    Net net;
    Trainer trainer{net, {0.0f}};
    Last last;
    nn::TrainingLoop<Trainer, Last, InverseTime<float>> loop{trainer, last, {0.5f, 0.25f}};
    for (int n = 0; n < 7; ++n) { // y = 2 x - 1; the first three are forgotten
        const float x = n < 3 ? 100.0f : static_cast<float>(n - 4) * 0.5f;
        last.add({{x}}, {{2 * x - 1}});
    }
    CHECK(last.size() == 4);
    loop.start(200);
    while (loop.advance(10)) {
    }
    CHECK(loop.refused() == 0);
    CHECK(trainer.optimizer().learning_rate == InverseTime<float>{0.5f, 0.25f}(799));
    CHECK(net({{3}})[0] == doctest::Approx(5).epsilon(0.01));
}

TEST_CASE("cookbook: a device, a sink and a stream of one's own keep a network") {
    using Net = nn::Network<float, nn::Input<2>, nn::Dense<4, nn::Tanh>, nn::Dense<1>>;
    Net net;
    nn::initialize(net, 5);
    Net loaded;

    RamDevice device{};
    nn::TwoSlots<RamDevice, Net> slots{device};
    CHECK(slots.load(loaded) == nn::StorageError::nothing_saved);
    CHECK(slots.save(net) == nn::StorageError::none);
    CHECK(slots.load(loaded) == nn::StorageError::none);
    CHECK(loaded.parameters() == net.parameters());

    ByteQueue<nn::saved_size<Net>()> queue;
    nn::Saved<Net> buffer{};
    loaded = Net();
    CHECK(nn::save(queue, net) == nn::StorageError::none);
    CHECK(nn::load(queue, buffer, loaded) == nn::StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
    CHECK(nn::save(queue, net) == nn::StorageError::sink_full);
    CHECK(nn::load(queue, buffer, loaded) == nn::StorageError::source_ended);
}

TEST_CASE("cookbook: a file that was changed on purpose has a right checksum, but no right tag") {
    std::uint8_t counted[15];
    for (std::uint8_t i = 0; i < 15; ++i) {
        counted[i] = i;
    }
    CHECK(SipHash(Key{0x0706050403020100u, 0x0F0E0D0C0B0A0908u}).of(counted, 15) == 0xA129CA6149BE45E5u); // the paper's
    using Net = nn::Network<float, nn::Input<2>, nn::Dense<1>>;
    const Key key{1, 2};
    Net net;
    nn::initialize(net, 5);
    nn::Saved<Net> file{};
    CHECK(nn::save(file, net) == nn::StorageError::none);
    const std::uint64_t tag = SipHash(key).of(file.data(), file.size());
    Net loaded;
    CHECK(load_signed(file, tag, key, loaded));
    CHECK(loaded.parameters() == net.parameters());

    net.parameters()[0] += 1.0f;
    nn::Saved<Net> forged{};
    CHECK(nn::save(forged, net) == nn::StorageError::none);
    CHECK_FALSE(load_signed(forged, tag, key, loaded));
    CHECK_FALSE(load_signed(forged, SipHash(Key{1, 3}).of(forged.data(), forged.size()), key, loaded));
    CHECK(loaded.parameters() != net.parameters());
    CHECK(nn::load(forged, loaded) == nn::StorageError::none); // what only the tag tells
}
