// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_HOSTILE_PARTS_HPP
#define NERVELET_TESTS_SUPPORT_HOSTILE_PARTS_HPP

#include <array>
#include <cstddef>
#include <cstdint>

#include <nervelet/nervelet.hpp>

namespace support {

/// One of each part that a file can hold, to be loaded from hostile files, and then used.
struct HostileParts {
    using Net =
        nervelet::Network<float, nervelet::Input<2>, nervelet::Dropout<20>, nervelet::Dense<3, nervelet::Softmax>>;
    using Training = nervelet::Trainer<Net, nervelet::CrossEntropy, nervelet::Adam>;
    using Balanced =
        nervelet::Replay<Net::Input, nervelet::Label, 4, nervelet::ClassBalanced<3>, nervelet::Quantized<-1, 1>>;
    using Fair = nervelet::Replay<Net::Input, nervelet::Label, 3, nervelet::Reservoir>;
    using Standard = nervelet::StandardNormalizer<float, 2>;
    using MinMax = nervelet::MinMaxNormalizer<float, 2>;
    using File = nervelet::Saved<Training, Balanced, Fair, Standard, MinMax, nervelet::Random>;

    Net net{};
    Training trainer{net, {0.01f}};
    Balanced balanced;
    Fair fair;
    Standard standard;
    MinMax min_max;
    nervelet::Random random{1};

    HostileParts() = default;
    HostileParts(const HostileParts&) = delete;
    HostileParts& operator=(const HostileParts&) = delete;

    /// A file of parts that have learnt from `examples` examples.
    static File taught(std::uint32_t examples) {
        HostileParts parts;
        nervelet::initialize(parts.net, 7);
        for (std::uint32_t i = 0; i < examples; ++i) {
            parts.learn();
        }
        return parts.file();
    }

    /// The file of these parts.
    File file() const {
        File bytes{};
        nervelet::save(bytes, trainer, balanced, fair, standard, min_max, random);
        return bytes;
    }

    /// Does with all parts what a program does. Whether everything was as it must be.
    bool use() {
        bool holds = is_as_added(balanced, 3) && is_as_added(fair, 65536);
        nervelet::TrainingLoop<Training, Balanced> loop{trainer, balanced};
        loop.start(3);
        for (int i = 0; i < 12; ++i) {
            const bool was_below = are_all_below(1.2676506e30f); // 2^100: the promise of a step
            loop.advance(1);
            holds = holds && (!was_below || are_all_below(3.4e38f));
        }
        for (int i = 0; i < 24; ++i) {
            learn();
        }
        const Net::Input x{{0.5f, -0.5f}};
        for (std::size_t i = 0; i < 2; ++i) {
            holds = holds && !nervelet::math::is_nan(standard.apply(x)[i]) && !(standard.variance(i) < 0.0f) &&
                    !nervelet::math::is_nan(min_max.apply(x)[i]);
        }
        return holds && is_as_added(balanced, 3) && is_as_added(fair, 65536);
    }

private:
    void learn() {
        const Net::Input x{{random.uniform<float>(), -random.uniform<float>()}};
        const nervelet::Label label{random.below(3)};
        trainer.step(x, label);
        balanced.add(x, label, random);
        fair.add(x, label, random);
        standard.observe(x);
        min_max.observe(x);
    }

    /// Whether the size of every parameter is below a limit.
    bool are_all_below(float limit) const {
        for (const float parameter : net.parameters()) {
            if (!(nervelet::math::absolute(parameter) < limit)) {
                return false;
            }
        }
        return true;
    }

    template <class Past>
    bool is_as_added(const Past& past, std::size_t classes) {
        bool holds = past.size() <= Past::capacity;
        for (std::size_t i = 0; i < past.size(); ++i) {
            const Net::Input x = past.input(i);
            holds = holds && nervelet::math::is_finite(x[0]) && nervelet::math::is_finite(x[1]) &&
                    past.target(i).index < classes && past.count(past.target(i)) > 0 &&
                    past.sample(past.target(i), random) < past.size();
        }
        return holds && past.sample(random) <= past.size();
    }
};

} // namespace support

#endif
