// Part of nervelet. MIT licence, the nervelet authors.
#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

using namespace nervelet;

namespace {

// Stands where a trainer is: writes down what it is shown. An example is its number.
template <std::size_t Capacity>
struct Diary {
    using Scalar = float;
    using Input = std::array<float, 1>;
    static constexpr std::size_t capacity = Capacity;
    SGD<float> rate{0.5f};
    std::array<int, 40> seen{};
    std::array<std::size_t, 40> batches{};
    std::size_t examples = 0;
    std::size_t steps = 0;

    SGD<float>& optimizer() { return rate; }

    float step(const Input& x, Label label) {
        CHECK(static_cast<float>(label.index) == x[0]);
        seen[examples++] = static_cast<int>(label.index);
        ++steps;
        return 2.0f;
    }

    float step(const std::array<Input, Capacity>& xs, const std::array<Label, Capacity>& labels, std::size_t count) {
        batches[steps++] = count;
        for (std::size_t n = 0; n < count; ++n) {
            CHECK(static_cast<float>(labels[n].index) == xs[n][0]);
            seen[examples++] = static_cast<int>(labels[n].index);
        }
        return 2.0f;
    }
};

using Numbers = Replay<std::array<float, 1>, Label, 10, Reservoir>;

Numbers numbered(std::size_t count) {
    Numbers memory;
    Random random(1);
    for (std::size_t i = 0; i < count; ++i) {
        memory.add({{static_cast<float>(i)}}, Label{i}, random);
    }
    return memory;
}

// Whether every example 0 .. count - 1 comes once in each epoch.
template <class Teacher>
bool each_once(const Teacher& diary, std::size_t count, std::size_t epochs) {
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        std::array<int, 10> times{};
        for (std::size_t i = 0; i < count; ++i) {
            ++times[static_cast<std::size_t>(diary.seen[epoch * count + i])];
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (times[i] != 1) {
                return false;
            }
        }
    }
    return diary.examples == count * epochs;
}

template <class Teacher, class Schedule = NoSchedule>
std::size_t run(detail::Epochs<Teacher, Numbers, Schedule>& epochs, Teacher& teacher, const Numbers& memory) {
    std::size_t ended = 0;
    while (!epochs.is_done()) {
        ended += epochs.step(teacher, memory) ? 1u : 0u;
    }
    return ended;
}

} // namespace

TEST_CASE("epochs: each example once an epoch, in an order that changes and follows the seed") {
    const Numbers memory = numbered(10);
    Diary<1> diary;
    detail::Epochs<Diary<1>, Numbers, NoSchedule> epochs;
    epochs.start(3, 7);
    CHECK(run(epochs, diary, memory) == 3);
    CHECK(each_once(diary, 10, 3));
    CHECK(epochs.steps() == 30);
    CHECK(epochs.loss() == 2.0f);
    bool same_order = true;
    for (std::size_t i = 0; i < 10; ++i) {
        same_order = same_order && diary.seen[i] == diary.seen[10 + i];
    }
    CHECK_FALSE(same_order);
    Diary<1> again;
    epochs.start(3, 7);
    run(epochs, again, memory);
    CHECK(again.seen == diary.seen);
    Diary<1> other;
    epochs.start(3, 8);
    run(epochs, other, memory);
    CHECK(other.seen != diary.seen);
}

TEST_CASE("epochs: batches, the last one short") {
    Diary<4> diary;
    detail::Epochs<Diary<4>, Numbers, NoSchedule> epochs;
    epochs.start(2, 7);
    CHECK(run(epochs, diary, numbered(10)) == 2);
    CHECK(each_once(diary, 10, 2));
    CHECK(diary.steps == 6);
    CHECK(epochs.steps_of_epoch(10) == 3);
    CHECK(epochs.steps_of_epoch(99) == 3); // capacity is 10
    for (std::size_t n = 0; n < 6; ++n) {
        CHECK(diary.batches[n] == (n % 3 == 2 ? 2u : 4u));
    }
}

TEST_CASE("epochs: a source that is not full, grows and is cleared") {
    Numbers memory = numbered(3);
    Random random(1);
    Diary<1> diary;
    detail::Epochs<Diary<1>, Numbers, NoSchedule> epochs;
    epochs.start(2, 7);
    CHECK_FALSE(epochs.step(diary, memory));
    memory.add({{3.0f}}, Label{3}, random); // comes next epoch
    CHECK_FALSE(epochs.step(diary, memory));
    CHECK(epochs.step(diary, memory));
    CHECK(diary.examples == 3);
    CHECK_FALSE(epochs.step(diary, memory));
    memory.clear();
    CHECK_FALSE(epochs.step(diary, memory));
    CHECK_FALSE(epochs.step(diary, memory));
    CHECK(epochs.step(diary, memory));
    CHECK(diary.examples == 4);
    CHECK(epochs.refused() == 3);
    CHECK(epochs.is_done());
}

TEST_CASE("epochs: what a source has lost is left out of its batch") {
    Numbers memory = numbered(10);
    Random random(1);
    Diary<4> diary;
    detail::Epochs<Diary<4>, Numbers, NoSchedule> epochs;
    epochs.start(1, 7);
    CHECK_FALSE(epochs.step(diary, memory));
    memory.clear();
    memory.add({{5.0f}}, Label{5}, random); // lies at place 0
    CHECK_FALSE(epochs.step(diary, memory));
    CHECK(epochs.step(diary, memory));
    std::size_t examples = 0;
    for (std::size_t n = 1; n < 3; ++n) {
        CHECK(diary.batches[n] <= 1);
        examples += diary.batches[n];
    }
    CHECK(diary.examples == 4 + examples);
}

TEST_CASE("epochs: without examples they are over at once") {
    Diary<4> diary;
    detail::Epochs<Diary<4>, Numbers, NoSchedule> epochs;
    epochs.start(1000, 7);
    CHECK(epochs.step(diary, Numbers{}));
    CHECK(epochs.is_done());
    CHECK(math::is_nan(epochs.loss()));
}

TEST_CASE("epochs: the learning rate follows the schedule; without one it stays") {
    const Numbers memory = numbered(4);
    Diary<1> diary;
    detail::Epochs<Diary<1>, Numbers, StepSchedule<float>> scheduled(StepSchedule<float>{0.1f, 0.5f, 3});
    scheduled.start(1, 7);
    for (const float rate : {0.1f, 0.1f, 0.1f, 0.05f}) {
        scheduled.step(diary, memory);
        CHECK(diary.optimizer().learning_rate == rate);
    }
    Diary<1> constant;
    detail::Epochs<Diary<1>, Numbers, NoSchedule> epochs;
    epochs.start(1, 7);
    epochs.step(constant, memory);
    CHECK(constant.optimizer().learning_rate == 0.5f);
}

TEST_CASE("epochs: progress rises from 0 to 1") {
    Diary<4> diary;
    detail::Epochs<Diary<4>, Numbers, NoSchedule> epochs;
    epochs.start(2, 7);
    const Numbers memory = numbered(10);
    CHECK(epochs.progress() == 0.0f);
    for (const double progress : {0.2, 0.4, 0.5, 0.7, 0.9, 1.0}) {
        epochs.step(diary, memory);
        CHECK(epochs.progress() == doctest::Approx(progress));
    }
}
