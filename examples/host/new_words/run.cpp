// Part of nervelet. MIT licence, the nervelet authors.
//
// A .tflite model as it is: what kws says of a recording. `run_kws [FILE]`

#include <cstdio>

#include "kws.hpp" // namespace kws: the type Net, the constant net, and answers(net, arena), which tests it
#include "recording.hpp"

static kws::Net::Arena arena; // all RAM: input, output and all between, overlapping

int main(int argument_count, char** arguments) {
    if (!kws::answers(kws::net, arena)) { // on a board: whether its flash and its arithmetic are sound
        std::printf("The network does not answer as TensorFlow Lite does.\n");
        return 1;
    }
    std::printf("The network answers as TensorFlow Lite does, in %zu bytes of RAM.\n", sizeof arena);
    if (argument_count == 1) {
        return 0;
    }
    kws::Net::Input recording{};
    if (!new_words::read_recording(arguments[1], recording)) {
        std::fprintf(stderr, "run_kws: '%s' is no file of %zu bytes.\n", arguments[1], recording.size());
        return 1;
    }
    arena.input() = recording; // kws::net.quantized(numbers) makes bytes of numbers
    kws::net.run(arena);       // the input is lost
    const kws::Net::Output y = arena.output();
    const std::size_t winner = nervelet::argmax(y);
    std::printf("The recording is of class %zu: %.1f%%.\n", winner,
                100.0 * static_cast<double>(kws::net.numbers(y)[winner]));
}
