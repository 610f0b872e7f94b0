// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_SUPPORT_STEPS_TAKEN_HPP
#define NERVELET_TESTS_SUPPORT_STEPS_TAKEN_HPP

#include <cstdint>

#include <nervelet/storage/training_section.hpp>

namespace support {

/// Puts its number where an archive would read a counter, and leaves everything else.
struct CounterArchive {
    std::uint32_t count;
    void operator()(std::uint32_t& counter) { counter = count; }
    template <class Other>
    void operator()(Other&) {}
};

/// Makes a trainer one that has taken that many steps, as if it had run for weeks or been loaded.
template <class Training>
void set_steps_taken(Training& trainer, std::uint32_t steps) {
    CounterArchive archive{steps};
    nervelet::detail::TrainingAccess::fields(trainer, archive);
}

} // namespace support

#endif
