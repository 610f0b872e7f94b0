// Part of nervelet. MIT licence, the nervelet authors.
#include "comparison.hpp"
#include "contestants.hpp"
#include "lessons.hpp"

namespace {

template <std::size_t Inputs>
Size size() {
    using Lesson = WideLesson<Inputs, Inputs / 2>;
    constexpr std::size_t parameters = Lesson::Net::parameter_count;
    // About a million parameters in a round, but not so few calls that one would show.
    const std::size_t calls = (std::max)(std::size_t(16), std::size_t(2000000) / parameters);
    return {Inputs, Inputs / 2, parameters,
            Match{"n-n/2-10",
                  "step, SGD",
                  calls,
                  1,
                  {ByNervelet<Lesson>::begin_step, ByNervelet<Lesson>::step},
                  Contestant{},
                  {ByHand<Lesson>::begin, ByHand<Lesson>::step}}};
}

} // namespace

std::vector<Size> sizes() {
    return {size<40>(), size<72>(), size<136>(), size<240>(), size<440>(), size<768>(), size<1408>()};
}
