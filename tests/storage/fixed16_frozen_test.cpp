// Part of nervelet. MIT licence, the nervelet authors.
// Networks of 16 bits with layers that do not learn, and their trainers, saved and loaded.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>

#include "../support/bytes_factory.hpp"
#include "../support/factory_fixed16.hpp"

using namespace nervelet;
using namespace support;

namespace {

template <class... Layers>
using In = Network<Fixed16, Input<7>, Layers...>;

using Head = In<First16, Second16, Dense<3, Softmax>>;
using Biases = In<BiasOnly<First16>, BiasOnly<Second16>, Dense<3, Softmax>>;

constexpr BytesFactory bytes = bytes_factory_of(0.03f);
constexpr BytesFactory other_bytes = bytes_factory_of(0.04f);
template <const BytesFactory& backbone, class T = Fixed16>
using OnBytes = Network<T, Input<12, 2>, Pretrained<BytesFactory, backbone, 1>, Dense<3, Softmax>>;

template <class Net>
Net drawn(std::uint64_t seed) {
    Net net;
    initialize(net, seed);
    for (std::size_t i = 0; i < Net::parameter_count; ++i) { // those of biases alone are not drawn
        net.parameters()[i].raw = static_cast<std::int16_t>(net.parameters()[i].raw + static_cast<int>(i));
    }
    return net;
}

/// A network comes back, and nothing else than its parameters is in the file.
template <class Net>
void comes_back() {
    const Net net = drawn<Net>(5);
    Saved<Net> file{};
    REQUIRE(save(file, net) == StorageError::none);
    CHECK(file.size() == 8 + 12 + 2 * Net::parameter_count + 4);
    Net loaded;
    REQUIRE(load(file, loaded) == StorageError::none);
    CHECK(loaded.parameters() == net.parameters());
}

/// Whether Other, which has as many parameters, does not take the file of a Net and stays as it is.
template <class Net, class Other>
bool is_refused() {
    static_assert(std::size_t(Net::parameter_count) == std::size_t(Other::parameter_count), "only the text differs");
    Saved<Net> file{};
    Other other;
    return save(file, drawn<Net>(5)) == StorageError::none &&
           load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture &&
           other.parameters() == Other{}.parameters();
}

template <class Teacher>
void teach(Teacher& teacher, int steps, std::uint64_t seed) {
    using Net = typename Teacher::Network;
    Random random(seed);
    for (int step = 0; step < steps; ++step) {
        const Example16<Net> example = Example16<Net>::draw(random);
        REQUIRE(!teacher.step(example.x, example.label).refused());
    }
}

/// A trainer goes on where it was saved, to the bit.
template <class Net, template <class> class Optimizer>
void goes_on(const Optimizer<Fixed16>& optimizer, const Optimizer<Fixed16>& other_optimizer) {
    using Teacher = Trainer<Net, CrossEntropy, Optimizer>;
    Net net = drawn<Net>(5);
    Teacher teacher{net, optimizer, 3};
    teach(teacher, 20, 1);
    Saved<Teacher> file{};
    REQUIRE(save(file, teacher) == StorageError::none);
    const Net saved = net;
    teach(teacher, 20, 2);
    CHECK_FALSE(net.parameters() == saved.parameters());
    Net other_net;
    Teacher other{other_net, other_optimizer, 99};
    REQUIRE(load(file, other) == StorageError::none);
    CHECK(other_net.parameters() == saved.parameters());
    teach(other, 20, 2);
    CHECK(other_net.parameters() == net.parameters());
}

/// Whether the trainer Other does not take the file of a Teacher, of networks of the same size, and all stays as it is.
template <class Teacher, class Other>
bool trainer_is_refused() {
    auto net = drawn<typename Teacher::Network>(5);
    auto other_net = drawn<typename Other::Network>(6);
    const auto before = other_net;
    Teacher teacher{net, {0.01f}};
    teach(teacher, 5, 1);
    Saved<Teacher> file{};
    Other other{other_net, {0.02f}};
    return save(file, teacher) == StorageError::none &&
           load(ByteView{file.data(), file.size()}, other) != StorageError::none && other.steps() == 0 &&
           other_net.parameters() == before.parameters();
}

template <class Net, template <class> class Optimizer>
using TeacherOf = Trainer<Net, CrossEntropy, Optimizer>;

} // namespace

TEST_CASE("16 bits: of a network with layers that do not learn its parameters are saved") {
    comes_back<Head>();
    comes_back<Biases>();
    comes_back<In<Dense<8, Tanh>, Second16, Third16>>();
    comes_back<OnBytes<bytes>>();
}

TEST_CASE("16 bits: a head is not loaded where the layers below it are others") {
    CHECK(is_refused<Head, In<First16, Frozen<Dense<5, Tanh>, Taught16<1>>, Dense<3, Softmax>>>());
    CHECK(is_refused<Head, Network<Fixed16, Input<5>, Dense<3, Softmax>>>());
    CHECK(is_refused<Network<Fixed16, Input<5>, Dense<3, Softmax>>, Head>());
    CHECK(is_refused<OnBytes<bytes>, OnBytes<other_bytes>>()); // its bytes mean other numbers
    CHECK(is_refused<OnBytes<bytes>, OnBytes<bytes, Fixed<12, 11>>>());
    CHECK(is_refused<OnBytes<bytes>, OnBytes<bytes, Fixed<13, 10>>>());
}

TEST_CASE("16 bits: biases alone are not loaded as biases of other layers") {
    CHECK(
        is_refused<Biases, In<BiasOnly<First16>, BiasOnly<Frozen<Dense<5, Tanh>, Taught16<1>>>, Dense<3, Softmax>>>());
    CHECK(is_refused<In<BiasOnly<First16>>, Network<Fixed16, Input<7>, Dense<1>>>());
    CHECK(is_refused<In<First16, Dense<3, Softmax>>, Network<Fixed16, Input<8>, Dense<3, Softmax>>>());
}

TEST_CASE("16 bits: a trainer of layers that do not learn goes on where it was saved, with momentum, too") {
    goes_on<Head, SGD>({0.05f}, {0.01f});
    goes_on<Head, Momentum>({0.01f, 0.8f}, {0.02f, 0.5f});
    goes_on<Biases, SGD>({0.05f}, {0.01f});
    goes_on<Biases, Momentum>({0.01f, 0.8f}, {0.02f, 0.5f});
    goes_on<OnBytes<bytes>, Momentum>({0.01f, 0.8f}, {0.02f, 0.5f});
}

TEST_CASE("16 bits: a trainer's file is not loaded by one with another optimizer or other layers") {
    CHECK(trainer_is_refused<TeacherOf<Head, Momentum>, TeacherOf<Head, SGD>>());
    CHECK(trainer_is_refused<TeacherOf<Head, SGD>, TeacherOf<Head, Momentum>>());
    CHECK(trainer_is_refused<TeacherOf<Head, Momentum>,
                             TeacherOf<Network<Fixed16, Input<5>, Dense<3, Softmax>>, Momentum>>());
    CHECK(trainer_is_refused<TeacherOf<OnBytes<bytes>, Momentum>, TeacherOf<OnBytes<other_bytes>, Momentum>>());
}
