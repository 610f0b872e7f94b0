// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_TEACH_DIGITS_TABLES_HPP
#define NERVELET_EXAMPLES_HOST_TEACH_DIGITS_TABLES_HPP

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "board.hpp"
#include "story.hpp"
#include "text.hpp"

namespace teach {

/// One row of the table of memory.
inline void print_row(const char* name, std::size_t bytes) {
    std::printf("  %-36s %7s\n", name, grouped(bytes).c_str());
}

/// The board's RAM by part: memory_of gives that of network and trainer, sizeof the rest.
template <class Net>
void print_memory() {
    constexpr nervelet::Memory memory = nervelet::memory_of<typename Board<Net>::Trainer>();
    constexpr std::size_t places = Board<Net>::places;
    std::printf("  %-36s %7s\n", "RAM while it learns", "bytes");
    print_row(("network, " + grouped(Net::parameter_count) + " numbers").c_str(), memory.parameters);
    print_row("gradients", memory.gradients);
    print_row("optimizer (SGD)", memory.optimizer);
    print_row("activations", memory.activations);
    print_row("trainer, other", memory.other);
    print_row(("replay memory, " + std::to_string(places) + " digits").c_str(), sizeof(Replay<places>));
    print_row("image, target, random numbers, rest", sizeof(Board<Net>) - memory.total - sizeof(Replay<places>));
    print_row("stack, allowed for", Recipe<Net>::stack);
    print_row("total", ram_of_board<Net>);
    print_row("budget", ram_budget);
}

/// One row of the table of accuracies.
inline void print_accuracy(const char* name, float before, float after, float forgetful) {
    std::printf("  %-16s %8s %8s %18s\n", name, percent(before).c_str(), percent(after).c_str(),
                percent(forgetful).c_str());
}

/// Accuracy before, after, and after training without replay memory.
inline void print_accuracies(const Story& story) {
    const BoardPoint& forgetful = story.forgetful.back();
    const float old_share =
        static_cast<float>(story.after.old_digits.count()) / static_cast<float>(story.after.all.count());
    std::printf("  %-16s %8s %8s %18s\n", "test, correct", "before", "after", "(without replay)");
    print_accuracy("old digits, 0-7", story.before.old_digits.value(), story.after.old_digits.value(),
                   forgetful.old_digits);
    print_accuracy("new digits, 8-9", story.before.new_digits.value(), story.after.new_digits.value(),
                   forgetful.new_digits);
    print_accuracy("all ten", story.before.all.value(), story.after.all.value(),
                   old_share * forgetful.old_digits + (1.0f - old_share) * forgetful.new_digits);
    std::printf("  Without replay the same board is trained on 8 and 9 alone. It takes other digits for\n"
                "  these: so it gets more of the new digits right, and has forgotten the old ones.\n");
}

/// The confusion matrix on the test digits, and F1.
inline void print_confusion(const Score& score) {
    std::printf("  what it is    what the board said                          F1\n        ");
    for (std::size_t said = 0; said < class_count; ++said) {
        std::printf("%4zu", said);
    }
    std::printf("\n");
    for (std::size_t actual = 0; actual < class_count; ++actual) {
        std::printf("  %6zu", actual);
        for (std::size_t said = 0; said < class_count; ++said) {
            const unsigned count = score.confusion.count(actual, said);
            std::printf("%4s", count == 0 ? "." : std::to_string(count).c_str());
        }
        std::printf("  %10.3f\n", score.confusion.f1<double>(actual));
    }
    std::printf("  %-46s  %10.3f\n", "mean F1", score.confusion.macro_f1<double>());
}

/// Mean, standard deviation (n - 1) and range of one column over the seeds.
struct Column {
    std::vector<double> values;

    double mean() const {
        double sum = 0.0;
        for (const double value : values) {
            sum += value;
        }
        return sum / static_cast<double>(values.size());
    }

    double deviation() const {
        double sum = 0.0;
        for (const double value : values) {
            sum += (value - mean()) * (value - mean());
        }
        return values.size() < 2 ? 0.0 : std::sqrt(sum / static_cast<double>(values.size() - 1));
    }

    double smallest() const { return *std::min_element(values.begin(), values.end()); }
    double largest() const { return *std::max_element(values.begin(), values.end()); }
};

/// The results of several seeds, with mean and spread.
inline void print_seeds(const std::vector<Story>& stories) {
    const char* const names[] = {"old before", "old after", "new after", "all ten", "mean F1"};
    Column columns[5];
    std::printf("  %12s", "seed");
    for (const char* const name : names) {
        std::printf("%12s", name);
    }
    std::printf("\n");
    for (const Story& story : stories) {
        const double row[] = {story.before.old_digits.value<double>(), story.after.old_digits.value<double>(),
                              story.after.new_digits.value<double>(), story.after.all.value<double>(),
                              story.after.confusion.macro_f1<double>()};
        std::printf("  %12u", story.seed);
        for (std::size_t c = 0; c < 5; ++c) {
            columns[c].values.push_back(row[c]);
            std::printf("%12s", percent(row[c]).c_str());
        }
        std::printf("\n");
    }
    const auto print_line = [&columns](const char* name, double (Column::*statistic)() const) {
        std::printf("  %12s", name);
        for (const Column& column : columns) {
            std::printf("%12s", percent((column.*statistic)()).c_str());
        }
        std::printf("\n");
    };
    print_line("mean", &Column::mean);
    print_line("std. dev.", &Column::deviation);
    print_line("smallest", &Column::smallest);
    print_line("largest", &Column::largest);
}

/// The seed in the middle of all, by the digits of all ten that are read correctly, and where these are equal by the
/// new ones.
inline std::uint32_t median_seed(const std::vector<Story>& stories) {
    std::vector<const Story*> order;
    for (const Story& story : stories) {
        order.push_back(&story);
    }
    std::stable_sort(order.begin(), order.end(), [](const Story* a, const Story* b) {
        const auto right = [](const Story& story) {
            return std::make_pair(story.after.all.right(), story.after.new_digits.right());
        };
        return right(*a) < right(*b);
    });
    return order[(order.size() - 1) / 2]->seed;
}

} // namespace teach

#endif
