// Part of nervelet. MIT licence, the nervelet authors.
// Training goes on where it was saved, to the bit.
#include <doctest/doctest.h>

#include "support/saved_files.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using namespace support;

namespace {

template <class T>
using DroppingNet = Network<T, Input<3>, Dense<6, Tanh>, Dropout<30>, Dense<4, ReLU>, Dropout<10>, Dense<2>>;
template <class T>
using PlainNet = Network<T, Input<3>, Dense<5, Tanh>, Dense<2>>;

template <class T>
using Wrapped = ClipByNorm<WeightDecay<ClipByValue<Momentum<T>>>>;

template <class TrainerType>
void teach(TrainerType& trainer, int steps, std::uint64_t seed) {
    using T = typename TrainerType::Scalar;
    Random random(seed);
    for (int i = 0; i < steps; ++i) {
        typename TrainerType::Input x{};
        for (T& value : x) {
            value = random.uniform<T>() - T(0.5f);
        }
        const typename TrainerType::Output target{{x[0] + x[1], x[1] * x[2]}};
        CHECK(trainer.step(x, target) >= T(0));
    }
}

/// Keeps no more than a number for what is written: FNV-1a, since the CRC-32 of what ends in its CRC-32 is always the
/// same.
struct Digest {
    std::uint32_t value = 2166136261u;
    std::size_t write(const std::uint8_t* bytes, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i) {
            value = (value ^ bytes[i]) * 16777619u;
        }
        return size;
    }
};

template <class Saveable>
std::uint32_t digest_of(const Saveable& saveable) {
    Digest sink;
    CHECK(save(sink, saveable) == StorageError::none);
    return sink.value;
}

// One network and one trainer, so that it has room on the smallest board.
template <class Net, template <class> class Optimizer>
void resume(Optimizer<typename Net::Scalar> optimizer) {
    using T = typename Net::Scalar;
    using Training = Trainer<Net, MeanSquaredError, Optimizer>;
    Net net;
    initialize(net, 7);
    Training trainer{net, optimizer, 5};
    teach(trainer, 20, 1);
    Saved<Training> file{};
    REQUIRE(save(file, trainer) == StorageError::none);
    const std::uint32_t saved_net = digest_of(net);
    const std::uint32_t saved = digest_of(trainer);
    teach(trainer, 20, 2);
    const std::uint32_t taught_net = digest_of(net);
    const std::uint32_t taught = digest_of(trainer);
    CHECK(taught_net != saved_net);

    // Another start: all zero, another rate, another seed.
    net = Net{};
    optimizer.learning_rate = T(1);
    trainer.reset(net, optimizer, 99);
    CHECK(digest_of(trainer) != saved);
    REQUIRE(load(file, trainer) == StorageError::none);
    CHECK(trainer.steps() == 20);
    CHECK(digest_of(net) == saved_net);
    CHECK(digest_of(trainer) == saved);
    teach(trainer, 20, 2);
    CHECK(digest_of(net) == taught_net);
    CHECK(digest_of(trainer) == taught);
}

} // namespace

TEST_CASE("training resumes to the same bits: dropout and Adam") {
    resume<DroppingNet<float>, Adam>({0.01f});
}

TEST_CASE("training resumes to the same bits: every optimizer") {
    resume<PlainNet<float>, SGD>({0.1f});
    resume<PlainNet<float>, Momentum>({0.1f});
    resume<PlainNet<float>, Nesterov>({0.1f});
    resume<PlainNet<float>, Adam>({0.01f});
    resume<PlainNet<float>, AdamW>({0.01f});
    resume<PlainNet<float>, RMSprop>({0.01f});
    resume<PlainNet<float>, Adagrad>({0.1f});
    resume<DroppingNet<float>, Wrapped>({{{{0.1f}, 0.5f}, 1e-3f}, 1.0f});
    resume<PlainNet<double>, Adam>({0.01});
}

TEST_CASE("a trainer is not loaded from the file of another kind of training, and nothing changes") {
    using Net = PlainNet<float>;
    Net net;
    initialize(net, 7);
    const Trainer<Net, MeanSquaredError, Momentum> momentum{net, {0.1f}};
    Saved<decltype(momentum)> file{};
    REQUIRE(save(file, momentum) == StorageError::none);

    // As long as the file, but of another optimizer.
    Net other_net;
    Trainer<Net, MeanSquaredError, Nesterov> nesterov{other_net, {0.2f}};
    CHECK(load(file, nesterov) == StorageError::wrong_architecture);
    // The network fits, the training is missing.
    Saved<Net> net_file{};
    REQUIRE(save(net_file, net) == StorageError::none);
    CHECK(load(ByteView{net_file.data(), net_file.size()}, nesterov) == StorageError::missing_section);
    CHECK(same_bits(other_net, Net{}));
    CHECK(nesterov.optimizer().learning_rate == 0.2f);

    // Other dropout is other training, but the same network.
    using Dropping = Network<float, Input<3>, Dense<5, Tanh>, Dropout<20>, Dense<2>>;
    Dropping dropping_net;
    Trainer<Dropping, MeanSquaredError, Momentum> dropping{dropping_net, {0.1f}};
    CHECK(load(ByteView{file.data(), file.size()}, dropping) == StorageError::wrong_architecture);
    CHECK(load(ByteView{file.data(), file.size()}, dropping_net) == StorageError::none);

    // Loss and capacity are no part of what is remembered.
    Trainer<Net, SquaredError, Momentum, 4> batched{other_net, {0.1f}};
    CHECK(load(file, batched) == StorageError::none);
    CHECK(same_bits(other_net, net));
}

TEST_CASE("a trainer without a network has no place to load to") {
    Trainer<TrainedNet, SquaredError, Clipped> trainer;
    CHECK(load(ByteView{trained_file.data(), trained_file.size()}, trainer) == StorageError::no_network);
    CHECK(trainer.steps() == 0);
}
