// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_BENCHMARK_HOST_CONTESTANTS_HPP
#define NERVELET_TESTS_BENCHMARK_HOST_CONTESTANTS_HPP

#include <array>
#include <cstddef>

#include <nervelet/nervelet.hpp>

#include "../board/meter.hpp"
#include "hand_written.hpp"

constexpr std::size_t batch_size = 32;
static_assert(batch_size % example_count == 0, "every example is as often in a batch");

/// What the others want for a target of nervelet.
inline std::size_t plain(nervelet::Label label) {
    return label.index;
}
inline float plain(const std::array<float, 1>& target) {
    return target[0];
}

/// Which output a forward pass shows.
inline std::size_t shown(nervelet::Label label) {
    return label.index;
}
inline std::size_t shown(const std::array<float, 1>&) {
    return 0;
}

// Lesson: Net, Loss, Hand (the hand-written network), rate, adam_rate, inputs, target(i).
// Nobody's work is inlined where it is called, as all are called by pointers from another file.

template <class Lesson>
struct BatchOf {
    using Target = decltype(Lesson::target(0));
    using PlainTarget = decltype(plain(Lesson::target(0)));
    std::array<typename Lesson::Net::Input, batch_size> inputs;
    std::array<Target, batch_size> targets;
    std::array<PlainTarget, batch_size> plain_targets;

    BatchOf() {
        for (std::size_t n = 0; n < batch_size; ++n) {
            inputs[n] = Lesson::inputs[n % example_count];
            targets[n] = Lesson::target(n % example_count);
            plain_targets[n] = plain(targets[n]);
        }
    }

    static const BatchOf& get() {
        static const BatchOf batch;
        return batch;
    }
};

template <class Lesson>
struct ByNervelet {
    using Net = typename Lesson::Net;
    template <template <class> class Optimizer, std::size_t Capacity = 1>
    using Trainer = nervelet::Trainer<Net, typename Lesson::Loss, Optimizer, Capacity>;

    static inline Net net;
    static inline Trainer<nervelet::SGD> sgd;
    static inline Trainer<nervelet::Adam> adam_trainer;
    static inline Trainer<nervelet::SGD, batch_size> batch_trainer;

    static void begin_forward() { nervelet::initialize(net, 7); }
    static void begin_step() {
        begin_forward();
        sgd.reset(net, {Lesson::rate});
    }
    static void begin_adam() {
        begin_forward();
        adam_trainer.reset(net, {Lesson::adam_rate});
    }
    static void begin_batch() {
        begin_forward();
        batch_trainer.reset(net, {Lesson::rate});
    }

    static float forward(std::size_t i) {
        i %= example_count;
        return net(Lesson::inputs[i])[shown(Lesson::target(i))];
    }
    static float step(std::size_t i) {
        i %= example_count;
        return sgd.step(Lesson::inputs[i], Lesson::target(i));
    }
    static float adam(std::size_t i) {
        i %= example_count;
        return adam_trainer.step(Lesson::inputs[i], Lesson::target(i));
    }
    static float batch(std::size_t) {
        const BatchOf<Lesson>& all = BatchOf<Lesson>::get();
        return batch_trainer.step(all.inputs, all.targets);
    }
};

template <class Lesson>
struct ByHand {
    static inline typename Lesson::Hand net;

    static void begin() {
        ByNervelet<Lesson>::begin_forward();
        net.begin(ByNervelet<Lesson>::net.parameters().data());
    }

    static float forward(std::size_t i) {
        i %= example_count;
        net.forward(Lesson::inputs[i]);
        return net.y[shown(Lesson::target(i))];
    }
    static float step(std::size_t i) {
        i %= example_count;
        return net.step(Lesson::inputs[i], plain(Lesson::target(i)), Lesson::rate);
    }
    static float adam(std::size_t i) {
        i %= example_count;
        return net.adam(Lesson::inputs[i], plain(Lesson::target(i)), Lesson::adam_rate);
    }
    static float batch(std::size_t) {
        const BatchOf<Lesson>& all = BatchOf<Lesson>::get();
        return net.step(all.inputs, all.plain_targets, Lesson::rate);
    }
};

#endif
