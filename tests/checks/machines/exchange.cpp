// Part of nervelet. MIT licence, the nervelet authors.
// Training that begins on one machine and goes on on another, for machine.sh.
// exchange begin FILE    teaches, and saves to FILE
// exchange finish FILE   loads FILE, teaches on, and prints a number of all that there is then
// exchange whole         does both without saving in between
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include <nervelet/nervelet.hpp>

#include "cookbook/ram_device.hpp"

namespace {

using namespace nervelet;

template <class T>
using Clipped = ClipByNorm<WeightDecay<ClipByValue<Momentum<T>>>>;

using Classifier = Network<float, Input<4>, Dropout<20>, Dense<5, GELU>, Dropout<30>, Dense<3, Softmax>>;
using Regression = Network<double, Input<4>, Dense<6, Tanh>, Dense<2>>;
using ClassifierTrainer = Trainer<Classifier, CrossEntropy, Adam, 2>;
using RegressionTrainer = Trainer<Regression, MeanSquaredError, Clipped>;
using Slots = TwoSlots<RamDevice, Classifier>;

/// All that goes from one machine to the other: numbers of all kinds, and the bytes of a flash memory.
struct Pupil {
    Classifier classifier;
    Regression regression;
    ClassifierTrainer classifier_trainer{classifier, {0.02f}, 5};
    RegressionTrainer regression_trainer{regression, {{{{0.1}, 0.5}, 0.001}, 0.5}};
    StandardNormalizer<float, 4> standard;
    MinMaxNormalizer<float, 4> min_max;
    Random random{3};
    RamDevice flash{};

    Pupil() {
        initialize(classifier, 11);
        initialize(regression, 12);
    }

    bool teach(std::size_t steps) {
        bool is_right = true;
        for (std::size_t step = 0; step < steps; ++step) {
            std::array<Classifier::Input, 2> xs{};
            Regression::Input x{};
            for (std::size_t i = 0; i < 4; ++i) {
                xs[0][i] = random.uniform<float>() - 0.25f;
                xs[1][i] = random.uniform<float>() * 1e-39f; // subnormal
                x[i] = random.uniform<double>() - 0.5;
            }
            standard.observe(xs[0]);
            min_max.observe(xs[0]);
            xs[0] = min_max.apply(standard.apply(xs[0]));
            const std::array<Label, 2> labels{{Label{random.below(3)}, Label{random.below(3)}}};
            is_right = classifier_trainer.step(xs, labels) >= 0.0f && is_right;
            is_right = regression_trainer.step(x, {{x[0] * x[1], x[2] + x[3]}}) >= 0.0 && is_right;
            is_right = Slots(flash).save(classifier) == StorageError::none && is_right;
        }
        return is_right;
    }
};

/// What is written to a file, and what the number is formed of.
struct Bytes {
    Saved<ClassifierTrainer, StandardNormalizer<float, 4>, MinMaxNormalizer<float, 4>, Random> classifier;
    Saved<RegressionTrainer> regression;
    std::uint8_t flash[RamDevice::size];

    bool save_from(const Pupil& pupil) {
        std::memcpy(flash, pupil.flash.bytes, sizeof(flash));
        return save(classifier, pupil.classifier_trainer, pupil.standard, pupil.min_max, pupil.random) ==
                   StorageError::none &&
               save(regression, pupil.regression_trainer) == StorageError::none;
    }

    bool load_into(Pupil& pupil) const {
        std::memcpy(pupil.flash.bytes, flash, sizeof(flash));
        Classifier kept;
        return load(classifier, pupil.classifier_trainer, pupil.standard, pupil.min_max, pupil.random) ==
                   StorageError::none &&
               load(regression, pupil.regression_trainer) == StorageError::none &&
               Slots(pupil.flash).load(kept) == StorageError::none &&
               std::memcmp(&kept, &pupil.classifier, sizeof(kept)) == 0;
    }
};

/// FNV-1a, since the CRC-32 of what ends in its CRC-32 is always the same.
std::uint32_t number_of(const Bytes& bytes) {
    const auto* first = reinterpret_cast<const unsigned char*>(&bytes);
    std::uint32_t number = 2166136261u;
    for (std::size_t i = 0; i < sizeof(bytes); ++i) {
        number = (number ^ first[i]) * 16777619u;
    }
    return number;
}

bool transfer(const char* path, const char* mode, Bytes& bytes) {
    std::FILE* file = std::fopen(path, mode);
    if (file == nullptr) {
        return false;
    }
    const bool is_whole = mode[0] == 'w' ? std::fwrite(&bytes, sizeof(bytes), 1, file) == 1
                                         : std::fread(&bytes, sizeof(bytes), 1, file) == 1;
    return std::fclose(file) == 0 && is_whole;
}

} // namespace

int main(int count, char** arguments) {
    static_assert(alignof(Bytes) == 1, "nothing lies between the bytes");
    const bool begins = count == 3 && std::strcmp(arguments[1], "begin") == 0;
    const bool finishes = count == 3 && std::strcmp(arguments[1], "finish") == 0;
    static Pupil pupil;
    static Bytes bytes;
    bool is_right = finishes ? transfer(arguments[2], "rb", bytes) && bytes.load_into(pupil) : pupil.teach(20);
    if (!begins) {
        is_right = is_right && pupil.teach(20);
    }
    is_right = is_right && bytes.save_from(pupil);
    if (begins) {
        return is_right && transfer(arguments[2], "wb", bytes) ? 0 : 1;
    }
    std::printf("%08lx\n", static_cast<unsigned long>(number_of(bytes)));
    return is_right ? 0 : 1;
}
