// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_REPORT_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_REPORT_HPP

#include <cstdio>

#include "factory.hpp"
#include "options.hpp"
#include "progress.hpp"
#include "tables.hpp"

namespace teach {

/// Prints what happens to stdout.
class Reporter {
public:
    static constexpr bool shows_forgetting = true; ///< so the board is also run without replay memory

    /// options: must outlive it.
    explicit Reporter(const Options& options) : options_(options) {}

    template <class Net>
    void factory_begins(const Factory<Net>& factory, const Story& story) {
        std::printf("1 Factory\n"
                    "  A %s learns 0-7 from %s images, %u epochs.\n",
                    story.network.c_str(), grouped(factory.image_count()).c_str(), factory.epochs());
        progress_.begin("epoch", factory.epochs());
    }

    void epoch_done(std::uint32_t epoch, const FactoryPoint& point) {
        progress_.show(epoch, "training loss " + decimal(static_cast<double>(point.loss), 3) + ", test " +
                                  percent(point.test) + " correct");
    }

    void factory_done(const Story& story) {
        progress_.end();
        std::printf("  Of its training images it reads %s correctly. Seconds: %.1f.\n\n",
                    percent(story.factory.back().training).c_str(), story.factory_seconds);
        std::printf("2 Before\n"
                    "  Of the 360 test digits: %s of 0-7 read correctly, %s of 8 and 9.\n\n",
                    percent(story.before.old_digits.value()).c_str(), percent(story.before.new_digits.value()).c_str());
    }

    void board_begins(const Story& story, std::size_t delivered, std::uint32_t steps) {
        std::printf("3 On the board\n");
        if (!story.learns.empty()) {
            std::printf("  What learns of the network is %s.\n", story.learns.c_str());
        }
        std::printf("  It comes with %zu old digits, and is shown 8 and 9 in turn, %u of each.\n"
                    "  It learns one example at a time: %s steps.\n",
                    delivered, options_.shots, grouped(steps).c_str());
        progress_.begin("step", steps);
    }

    void board_looked(const BoardPoint& point) {
        progress_.show(point.steps,
                       "test: old " + percent(point.old_digits) + ", new " + percent(point.new_digits) + " correct");
    }

    template <class Net>
    void board_done(const Story& story) {
        progress_.end();
        std::printf("  Seconds here: %.1f.\n\n", story.board_seconds);
        print_memory<Net>();
        std::printf("\n4 After\n");
        print_accuracies(story);
        std::printf("\n");
        print_confusion(story.after);
    }

private:
    const Options& options_;
    Progress progress_;
};

/// Prints nothing: for the comparison of several seeds.
struct SilentReporter {
    static constexpr bool shows_forgetting = false;
    template <class Net>
    void factory_begins(const Factory<Net>&, const Story&) {}
    void epoch_done(std::uint32_t, const FactoryPoint&) {}
    void factory_done(const Story&) {}
    void board_begins(const Story&, std::size_t, std::uint32_t) {}
    void board_looked(const BoardPoint&) {}
    template <class Net>
    void board_done(const Story&) {}
};

} // namespace teach

#endif
