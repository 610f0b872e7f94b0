// Part of nervelet. MIT licence, the nervelet authors.
// The part of README for fine-tuning on the device, as it stands there: see tests/checks/readme.sh.
#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "support/factory.hpp"
#include "support/simulated_flash.hpp"

namespace nn = nervelet;

namespace {

using Factory = nn::Network<float, nn::Input<16>, nn::Dense<8, nn::ReLU>, nn::Dense<4, nn::Softmax>>;

constexpr Factory factory =
    support::network_of_numbers<Factory>(3); // yours: printed by import_model, or taught by the compiler

using Flash = support::SimulatedFlash<8, 256, 8>;

std::uint32_t now = 0;
std::uint32_t millis() {
    return now += 4;
}

template <class Net>
typename Net::Input example(std::size_t n) {
    typename Net::Input x{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        x[i] = i % 4 == n % 4 ? 1.0f : 0.1f;
    }
    return x;
}

// clang-format off
using FirstLayer = nn::Pretrained<Factory, factory, 1>;           // the first layer of a constant network stays in flash
using Net = nn::Network<float, nn::Input<16>, FirstLayer, nn::Dense<4, nn::Softmax>>;
using Trainer = nn::Trainer<Net, nn::CrossEntropy, nn::SGD>;
static Net net;                                                   // 144 bytes: the parameters of the last layer
static_assert(sizeof(net) == (8 * 4 + 4) * sizeof(float), "");

using Past = nn::Replay<Net::Input, nn::Label, 60, nn::ClassBalanced<4>, nn::Quantized<0, 1>>; // 8 bits a feature
static Past past;                                                 // what the stream brought, the same number of each class

using HeldOut = nn::Examples<Net::Input, nn::Label, 8>;           // a view of arrays that may lie in flash
// clang-format on

} // namespace

TEST_CASE("README: learn from a stream, safely, and save") {
    static std::array<Net::Input, 8> xs;
    static std::array<nn::Label, 8> labels;
    for (std::size_t n = 0; n < 8; ++n) {
        xs[n] = example<Net>(n);
        labels[n] = nn::Label{n % 4};
    }
    nn::Random random(3);
    static Flash flash;
    // clang-format off
static const HeldOut held_out{xs, labels};
static nn::Adaptation<Trainer, Past, HeldOut> adaptation{net, {0.05f}, past, held_out};
nn::take_over(net, factory);                                      // starts with the factory's last layer
    // clang-format on

    for (std::size_t n = 0; n < 40; ++n) {
        const Net::Input x = example<Net>(n);
        const nn::Label label{n % 4};
        // clang-format off
past.add(x, label, random);                                       // whatever the stream brings
                                    // clang-format on
    }

    // clang-format off
adaptation.start(20, nn::EarlyStopping<float>(3));                // at most 20 epochs, until 3 were no better
while (adaptation.advance_for(millis, 10)) {}                     // in loop(): 10 ms of work a call
const bool is_better = adaptation.status() == nn::TrainingStatus::committed; // else rolled back, to the bit

nn::TwoSlots<Flash, Net> slots(flash);                            // your driver: erase, program, read
const nn::StorageError saved = slots.save(net);                   // a power cut leaves the old or the new
const nn::StorageError loaded = slots.load(net);                  // the newest that is whole; else net is as it was
    // clang-format on
    CHECK(is_better);
    CHECK(saved == nn::StorageError::none);
    CHECK(loaded == nn::StorageError::none);
    CHECK(nn::argmax(net(example<Net>(2))) == 2);
}
