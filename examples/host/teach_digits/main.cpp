// Part of nervelet. MIT licence, the nervelet authors.
//
// The story of a device: in the factory it learns the digits 0-7; on the board, one example at a time and in 20 KB of
// RAM, it learns 8 and 9 from 20 examples each, and keeps what it knew.

#include <cstdio>
#include <vector>

#include "options.hpp"
#include "picture.hpp"
#include "report.hpp"
#include "story.hpp"

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

    std::printf("nervelet: teach a device new digits (seed %u)\n\n", options.seed);
    std::vector<teach::Story> stories;
    teach::Reporter reporter(options);
    stories.push_back(teach::tell(options.seed, options, reporter));

    if (options.seeds > 1) {
        std::printf("\n%u seeds\n", options.seeds);
        teach::Progress progress;
        progress.begin("seed", options.seeds);
        while (stories.size() < options.seeds) {
            teach::SilentReporter silent;
            const std::uint32_t done = static_cast<std::uint32_t>(stories.size());
            stories.push_back(teach::tell(options.seed + done, options, silent));
            progress.show(done + 1, "all ten " + teach::percent(stories.back().after.all.value()));
        }
        progress.end();
        teach::print_seeds(stories);
    }

    if (!teach::write_picture(stories.front(), options)) {
        std::fprintf(stderr, "teach_digits: cannot write '%s'; give a file that can be written with --output FILE.\n",
                     options.output.c_str());
        return 1;
    }
    std::printf("\nPicture: %s\n", options.output.c_str());
    return 0;
}
