// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <cstdint>

#include "support/factory.hpp"

using namespace support;

namespace {

template <class... Layers>
using In = nervelet::Network<float, Input<6>, Layers...>;

template <class Net>
constexpr std::uint32_t architecture = detail::NetworkSection<Net>::architecture;

constexpr std::uint32_t crc_of(const char* text) {
    Crc32 crc;
    for (; *text != '\0'; ++text) {
        crc.add(static_cast<std::uint8_t>(*text));
    }
    return crc.value();
}

/// With dropout, as the file of a trainer has it.
template <class Net>
std::uint32_t architecture_in_training() {
    Fingerprint text;
    detail::ArchitectureOf<Input<6>, typename Net::Descriptions>::describe(text);
    return text.value();
}

using Plain = In<Residual<Dense<8, Tanh>, Dropout<20>, Dense<5, ReLU>, Sigmoid>, Dense<4, Softmax>>;
constexpr Plain plain = network_of_numbers<Plain>(3);
using Group = Pretrained<Plain, plain, 3>;

} // namespace

TEST_CASE("a Residual in a file: its layers, then the skip, then the activation") {
    CHECK(architecture<Plain> == crc_of("Input 6 Residual Dense 8 Tanh Dense 5 ReLU Skip Sigmoid Dense 4 Softmax "));
    CHECK(architecture_in_training<Plain>() ==
          crc_of("Input 6 Residual Dense 8 Tanh Dropout 20 Dense 5 ReLU Skip Sigmoid Dense 4 Softmax "));
    CHECK(architecture<In<Residual<Residual<Dense<6>, ReLU>, Dense<6>>>> ==
          crc_of("Input 6 Residual Residual Dense 6 Identity Skip ReLU Dense 6 Identity Skip Identity "));
    CHECK(architecture<In<Group, Dense<4>>> ==
          crc_of("Input 6 Residual Frozen Dense 8 Tanh Frozen Dense 5 ReLU Frozen Skip Sigmoid Dense 4 Identity "));
    CHECK(architecture<In<LowRank<Group, 2>, Dense<4>>> ==
          crc_of("Input 6 Residual LowRank 2 2 Frozen Dense 8 Tanh LowRank 2 2 Frozen Dense 5 ReLU LowRank 2 2 Frozen "
                 "Skip Sigmoid Dense 4 Identity "));
}

TEST_CASE("a Residual in a file: the same layers, nested otherwise, are another network") {
    using A = Dense<6, ReLU>;
    const std::uint32_t all[] = {architecture<In<A, A, A>>,
                                 architecture<In<Residual<A>, A, A>>,
                                 architecture<In<Residual<A, A>, A>>,
                                 architecture<In<Residual<A, A, A>>>,
                                 architecture<In<Residual<Residual<A>, A>, A>>,
                                 architecture<In<Residual<Residual<A, A>>, A>>,
                                 architecture<In<Residual<A, Residual<A>>, A>>,
                                 architecture<In<Residual<A>, Residual<A>, A>>,
                                 architecture<In<Residual<A, A, ReLU>, A>>};
    for (const std::uint32_t& one : all) {
        for (const std::uint32_t& other : all) {
            CHECK((one == other) == (&one == &other));
        }
    }
}

TEST_CASE("a Residual in a file: saved, loaded, trained on, the same bits") {
    static Plain net;
    static Plain copy;
    initialize(net, 5);
    Trainer<Plain, CrossEntropy, Adam> trainer{net, {0.01f}};
    Trainer<Plain, CrossEntropy, Adam> copied{copy, {0.01f}};
    trainer.step(examples<float>()[0], Label{1});
    static Saved<Plain, Trainer<Plain, CrossEntropy, Adam>> file;
    REQUIRE(save(file, net, trainer) == StorageError::none);
    REQUIRE(load(file, copy, copied) == StorageError::none);
    trainer.step(examples<float>()[1], Label{2});
    copied.step(examples<float>()[1], Label{2});
    CHECK(copy.parameters() == net.parameters());
    In<Residual<Dense<8, Tanh>, Dense<5, ReLU>, Tanh>, Dense<4, Softmax>> other{};
    CHECK(load(ByteView{file.data(), file.size()}, other) == StorageError::wrong_architecture);
}
