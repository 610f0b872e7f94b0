// Part of nervelet. MIT licence, the nervelet authors.
// 1.3 million steps on hostile numbers: whatever comes, every parameter stays finite. And hostile files whose checksum
// is right: whatever they hold is refused, or can be used.
#include <doctest/doctest.h>

#include "support/hostile_file.hpp"
#include "support/hostile_parts.hpp"
#include "support/hostile_steps.hpp"

#include <nervelet/nervelet.hpp>

using namespace nervelet;
using support::attack;
using support::hostile;

namespace {

using Small = Network<float, Input<3>, Dropout<20>, Dense<5, ReLU>, Dense<2>>;
using Binary = Network<float, Input<3>, Dense<4, SiLU>, Dense<2, Sigmoid>>;
using Many = Network<float, Input<3>, Dense<4, Softplus>, Dense<3, Softmax>>;
using Series =
    Network<float, Input<4, 2>, Dropout<20>, Conv1D<3, 2, ReLU, Same>, MaxPool1D<2>, Conv1D<2, 2, Tanh>, Dense<2>>;
using Rows =
    Network<float, Input<4, 4, 1>, Conv2D<2, 3, SiLU, Padding<1>, Stride<2>>, GlobalAveragePool, Dense<3, Softmax>>;

} // namespace

TEST_CASE("1.3e6 hostile steps leave every parameter finite, and a refused step every byte as it was") {
    constexpr int steps = 100000;
    attack<MeanSquaredError, SGD, Small>(steps, 1);
    attack<Huber, SGD, Small>(steps, 2);
    attack<MeanAbsoluteError, Momentum, Small>(steps, 3);
    attack<SquaredError, Nesterov, Small>(steps, 4);
    attack<MeanSquaredError, Adam, Small>(steps, 5);
    attack<Huber, AdamW, Small>(steps, 6);
    attack<MeanAbsoluteError, RMSprop, Small>(steps, 7);
    attack<SquaredError, Adagrad, Small>(steps, 8);
    attack<BinaryCrossEntropy, Adam, Binary>(steps, 9);
    attack<CrossEntropy, SGD, Many>(steps, 10);
    attack<MeanSquaredError, SGD, Series>(steps, 11);
    attack<Huber, Adam, Series>(steps, 12);
    attack<CrossEntropy, Momentum, Rows>(steps, 13);
}

TEST_CASE("of 300,000 hostile files each is refused and changes no byte, or holds what can be used") {
    const support::HostileParts::File right[] = {support::HostileParts::taught(0), support::HostileParts::taught(2),
                                                 support::HostileParts::taught(50)};
    const std::size_t contents = 8 + 7 * 12;
    Random random(1);
    std::uint32_t loaded = 0;
    std::uint32_t refused = 0;
    std::uint32_t wrong = 0;
    for (int i = 0; i < 300000; ++i) {
        support::HostileParts::File file = right[random.below(3)];
        for (std::uint32_t changes = 1 + random.below(3); changes > 0; --changes) {
            const std::size_t place = contents + random.below(static_cast<std::uint32_t>(file.size() - contents - 8));
            const std::uint32_t kind = random.below(4);
            if (kind == 0) {
                file[place] = static_cast<std::uint8_t>(file[place] ^ (1u << random.below(8)));
            } else if (kind == 1) {
                file[place] = static_cast<std::uint8_t>(random.next());
            } else { // a number of four bytes, where most of them stand
                detail::to_bytes(math::to_bits(hostile(random)), file.data() + place / 4 * 4);
            }
        }
        support::repair(file.data(), file.size());
        support::HostileParts parts;
        const support::HostileParts::File before = parts.file();
        const StorageError error =
            load(file, parts.trainer, parts.balanced, parts.fair, parts.standard, parts.min_max, parts.random);
        (error == StorageError::none ? loaded : refused) += 1u;
        if (error == StorageError::none) {
            wrong += parts.file() == file && parts.use() ? 0u : 1u;
        } else {
            wrong += error == StorageError::wrong_value && parts.file() == before ? 0u : 1u;
        }
    }
    CHECK(loaded > 50000);
    CHECK(refused > 50000);
    CHECK(wrong == 0);
}
