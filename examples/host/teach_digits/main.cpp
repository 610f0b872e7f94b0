// Part of nervelet. MIT licence, the nervelet authors.
//
// A device learns two new digits. In the factory it is trained on the digits 0-7. Then, on the board, it is trained on
// 8 and 9 from a few examples of each, one example at a time and in 20 KB of RAM, without forgetting the others. The
// board is in board.hpp.

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "chapters.hpp"
#include "options.hpp"
#include "picture.hpp"
#include "report.hpp"

namespace teach {

/// Runs one device. All random numbers come from the seed.
template <class Net, class Reporter>
Story tell(std::uint32_t seed, const Options& options, Reporter& reporter) {
    Story story;
    story.seed = seed;
    story.network = std::string(Recipe<Net>::name) + " network of " + grouped(Delivery<Net>::Factory::parameter_count) +
                    " parameters";
    story.learns = Recipe<Net>::learns;
    story.ram = ram_of_board<Net>;
    const std::uint32_t epochs = options.epochs == 0 ? Recipe<Net>::factory_epochs : options.epochs;

    // 1 Factory
    Factory<typename Delivery<Net>::Factory> factory(seed, epochs);
    reporter.factory_begins(factory, story);
    Clock::time_point start = Clock::now();
    story.factory = work(factory, epochs,
                         [&](std::uint32_t epoch, const FactoryPoint& point) { reporter.epoch_done(epoch, point); });
    story.factory_seconds = seconds_since(start);

    // 2 Before
    story.before = score(Delivery<Net>::deliver(factory.net()));
    reporter.factory_done(story);

    // 3 On the board
    const std::vector<std::size_t> delivered = choose_delivered(Recipe<Net>::old_of_each);
    const std::vector<std::size_t> arrivals = draw_arrivals(seed, options.shots);
    story.arrival_steps = static_cast<std::uint32_t>(arrivals.size()) * steps_per_arrival;
    const std::uint32_t steps = story.arrival_steps + Recipe<Net>::steps_afterwards;
    const std::uint64_t board_seed = 4 * std::uint64_t{seed} + 3;
    reporter.board_begins(story, delivered.size(), steps);
    const auto board = std::make_unique<Board<Net>>(factory.net(), board_seed, steps);
    start = Clock::now();
    story.board = live(*board, delivered, arrivals, [&](const BoardPoint& point) { reporter.board_looked(point); });
    story.board_seconds = seconds_since(start);

    // 4 After; and the same board without replay memory
    story.after = score(board->net());
    story.wrong = find_wrong(board->net());
    if (Reporter::shows_forgetting) {
        const auto forgetful = std::make_unique<Board<Net>>(factory.net(), board_seed, steps);
        story.forgetful = live(*forgetful, {}, arrivals, [](const BoardPoint&) {});
    }
    reporter.template board_done<Net>(story);
    return story;
}

/// Runs a device for each seed, and prints their mean and spread. Returns the seed of the median.
template <class Net>
std::uint32_t compare_seeds(const Options& options) {
    std::printf("%u devices, each with a seed of its own for all that is random\n", options.seeds);
    std::vector<Story> stories;
    Progress progress;
    progress.begin("seed", options.seeds);
    SilentReporter silent;
    while (stories.size() < options.seeds) {
        const std::uint32_t done = static_cast<std::uint32_t>(stories.size());
        stories.push_back(tell<Net>(options.seed + done, options, silent));
        progress.show(done + 1, "test: all ten " + percent(stories.back().after.all.value()) + " correct");
    }
    progress.end();
    print_seeds(stories);
    return median_seed(stories);
}

/// Runs all seeds, then the median once more with all that it prints, and writes its picture. Returns the exit code.
template <class Net>
int demonstrate(const Options& options) {
    std::uint32_t seed = options.seed;
    if (options.seeds > 1) {
        seed = compare_seeds<Net>(options);
        std::printf("\nThe device in the middle, the median of \"all ten\": seed %u\n\n", seed);
    }
    Reporter reporter(options);
    const Story story = tell<Net>(seed, options, reporter);

    if (!write_picture(story, options)) {
        std::fprintf(stderr, "teach_digits: cannot write '%s'; give a file that can be written with --output FILE.\n",
                     options.output.c_str());
        return 1;
    }
    std::printf("\nPicture: %s\n", options.output.c_str());
    return 0;
}

} // namespace teach

int main(int argument_count, char** arguments) {
    const teach::Options options = teach::read_options(argument_count, arguments);
    if (!options.error.empty()) {
        std::fprintf(stderr, "teach_digits: %s.\n", options.error.c_str());
        return 2;
    }
    if (options.help) {
        std::printf("%s", teach::usage());
        return 0;
    }

    std::printf("nervelet: teach a device new digits (from seed %u)\n\n", options.seed);
    const bool is_fixed16 = options.scalar == "fixed16";
    if (options.network == "dense") {
        return is_fixed16 ? teach::demonstrate<teach::DenseNet16>(options)
                          : teach::demonstrate<teach::DenseNet>(options);
    }
    if (options.backbone == "int8") {
        return is_fixed16 ? teach::demonstrate<teach::Int8Head16>(options)
                          : teach::demonstrate<teach::Int8Head>(options);
    }
    return options.backbone == "float" ? teach::demonstrate<teach::FloatHead>(options)
                                       : teach::demonstrate<teach::ConvolutionalNet>(options);
}
