// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <type_traits>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

using Net = Network<double, Input<3>, Dense<4, Tanh>, Dense<3, Softmax>>;

std::array<Net::Input, 5> inputs() {
    return {{{{0.1, 0.9, -0.3}}, {{-0.7, 0.2, 0.4}}, {{0.5, -0.5, 0.8}}, {{-0.2, -0.9, 0.6}}, {{0.3, 0.3, -0.8}}}};
}

std::array<Label, 5> labels() {
    return {{Label{0}, Label{2}, Label{1}, Label{1}, Label{0}}};
}

Net start() {
    Net net;
    initialize(net, 9);
    return net;
}

double largest_difference(const Net& a, const Net& b) {
    double largest = 0;
    for (std::size_t i = 0; i < Net::parameter_count; ++i) {
        const double difference = a.parameters()[i] - b.parameters()[i];
        largest = difference > largest ? difference : -difference > largest ? -difference : largest;
    }
    return largest;
}

} // namespace

TEST_CASE("step gives the loss before the step, and the loss falls") {
    Net net = start();
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1}};
    const double before = evaluate<CrossEntropy>(net, inputs()[0], Label{0});
    CHECK(trainer.step(inputs()[0], Label{0}) == doctest::Approx(before).epsilon(1e-12));
    CHECK(evaluate<CrossEntropy>(net, inputs()[0], Label{0}) < before);
    CHECK(trainer.steps() == 1);
}

TEST_CASE("a label is the one-hot array") {
    Net by_label = start();
    Net by_array = start();
    Trainer<Net, CrossEntropy, SGD> label_trainer{by_label, {0.1}};
    Trainer<Net, CrossEntropy, SGD> array_trainer{by_array, {0.1}};
    CHECK(label_trainer.step(inputs()[0], Label{2}) == array_trainer.step(inputs()[0], {{0, 0, 1}}));
    CHECK(by_label.parameters() == by_array.parameters());
}

TEST_CASE("a batch of one and a full batch of one example are the single step, to the bit") {
    Net one = start();
    Net batch = start();
    Trainer<Net, CrossEntropy, SGD> one_trainer{one, {0.1}};
    Trainer<Net, CrossEntropy, SGD, 5> batch_trainer{batch, {0.1}};
    CHECK(one_trainer.step(inputs()[0], Label{0}) == batch_trainer.step(inputs(), labels(), 1));
    CHECK(one.parameters() == batch.parameters());
}

TEST_CASE("the cost of a batch is the mean over its examples, also of the last short one") {
    for (const std::size_t count : {std::size_t(2), std::size_t(3), std::size_t(5)}) {
        Net net = start();
        Trainer<Net, CrossEntropy, SGD, 5> trainer{net, {0.5}};
        double mean_loss = 0;
        Net sum = start();
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t i = n;
            Net alone = start();
            Trainer<Net, CrossEntropy, SGD> single{alone, {0.5}};
            mean_loss += single.step(inputs()[i], labels()[i]) / static_cast<double>(count);
            for (std::size_t p = 0; p < Net::parameter_count; ++p) {
                sum.parameters()[p] += (alone.parameters()[p] - start().parameters()[p]) / static_cast<double>(count);
            }
        }
        CHECK(trainer.step(inputs(), labels(), count) == doctest::Approx(mean_loss).epsilon(1e-12));
        CHECK(largest_difference(net, sum) < 1e-14);
        CHECK(trainer.steps() == 1);
    }
}

TEST_CASE("batch targets can be arrays") {
    Net by_label = start();
    Net by_array = start();
    Trainer<Net, CrossEntropy, Adam, 2> label_trainer{by_label, {0.1}};
    Trainer<Net, CrossEntropy, Adam, 2> array_trainer{by_array, {0.1}};
    const std::array<Net::Input, 2> xs{{inputs()[0], inputs()[1]}};
    label_trainer.step(xs, std::array<Label, 2>{{Label{1}, Label{0}}});
    array_trainer.step(xs, std::array<Net::Output, 2>{{{{0, 1, 0}}, {{1, 0, 0}}}});
    CHECK(by_label.parameters() == by_array.parameters());
}

TEST_CASE("the learning rate can follow a schedule") {
    Net net = start();
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1}};
    const StepSchedule<double> rate{0.1, 0.5, 2};
    for (int i = 0; i < 4; ++i) {
        trainer.optimizer().learning_rate = rate(trainer.steps());
        trainer.step(inputs()[0], Label{0});
    }
    CHECK(trainer.optimizer().learning_rate == doctest::Approx(0.05));
}

TEST_CASE("dropout masks follow the seed") {
    using Dropping = Network<float, Input<8>, Dropout<50>, Dense<4, ReLU>, Dense<2, Softmax>>;
    const auto train = [](std::uint64_t seed) {
        Dropping net;
        initialize(net, 1);
        Trainer<Dropping, CrossEntropy, SGD> trainer{net, {0.1f}, seed};
        for (int i = 0; i < 5; ++i) {
            trainer.step({{1, 2, 3, 4, 5, 6, 7, 8}}, Label{1});
        }
        return net.parameters();
    };
    CHECK(train(3) == train(3));
    CHECK(train(3) != train(4));
}

TEST_CASE("a zero input leaves its row of weights alone, to the bit (SGD)") {
    const Net before = start();
    Net net = before;
    Trainer<Net, CrossEntropy, SGD> trainer{net, {0.1}};
    trainer.step({{0.5, 0.0, 0.5}}, Label{0});
    for (std::size_t j = 0; j < 4; ++j) {
        CHECK(net.weights<0>()(1, j) == before.weights<0>()(1, j));
        CHECK(net.weights<0>()(0, j) != before.weights<0>()(0, j));
    }
}

static_assert(std::is_trivially_copyable<Net>::value, "a network is a value");

using Plain = Trainer<Net, CrossEntropy, SGD>;
struct Device {
    Net net;
    Plain trainer{net, {0.1}};
};
static_assert(!std::is_copy_constructible<Plain>::value && !std::is_move_constructible<Plain>::value &&
                  !std::is_copy_assignable<Plain>::value && !std::is_move_assignable<Plain>::value,
              "a copy would train the network of the original");
static_assert(!std::is_copy_constructible<Device>::value && !std::is_copy_assignable<Device>::value,
              "nor can what holds it and its network be copied");

TEST_CASE("without a network every step is refused, until reset()") {
    Net net = start();
    Trainer<Net, CrossEntropy, Adam> trainer;
    CHECK(math::is_nan(trainer.step(inputs()[0], Label{0})));
    CHECK(trainer.steps() == 0);
    trainer.reset(net, {0.01});
    CHECK(trainer.step(inputs()[0], Label{0}) > 0);
    CHECK(trainer.steps() == 1);
}

TEST_CASE("a trainer without a network is all zero bytes, so that a static one lies in .bss") {
    using Dropping = Network<float, Input<4>, Dropout<20>, Dense<3, Softmax>>;
    using Teacher = Trainer<Dropping, CrossEntropy, Adam, 4>;
    static Teacher trainer;
    const unsigned char* bytes = reinterpret_cast<const unsigned char*>(&trainer);
    bool all_zero = true;
    for (std::size_t i = 0; i < sizeof(Teacher); ++i) {
        all_zero = all_zero && bytes[i] == 0;
    }
    CHECK(all_zero);
}

TEST_CASE("reset() starts anew: the same bits as a new trainer, with optimizer state and dropout") {
    using Dropping = Network<float, Input<4>, Dropout<20>, Dense<6, Tanh>, Dense<3, Softmax>>;
    using Teacher = Trainer<Dropping, CrossEntropy, Adam>;
    const Dropping::Input x{{0.3f, -0.8f, 0.5f, 0.1f}};
    Dropping used;
    initialize(used, 3);
    Teacher trainer{used, {0.05f}, 8};
    for (int i = 0; i < 3; ++i) {
        trainer.step(x, Label{1});
    }
    initialize(used, 4);
    trainer.reset(used, {0.02f}, 9);
    Dropping fresh;
    initialize(fresh, 4);
    Teacher anew{fresh, {0.02f}, 9};
    for (int i = 0; i < 3; ++i) {
        CHECK(trainer.step(x, Label{2}) == anew.step(x, Label{2}));
    }
    CHECK(used.parameters() == fresh.parameters());
    CHECK(trainer.steps() == 3);
}
