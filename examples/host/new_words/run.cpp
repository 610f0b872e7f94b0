// Part of nervelet. MIT licence, the nervelet authors.
//
// A .tflite model as it is: what kws says of a recording, a file of 490 bytes. `run_kws FILE`

#include <cstdio>
#include <nervelet/nervelet.hpp>

#include "kws.hpp" // namespace kws: the type Net, the constant net, and answers(net, arena), which tests it

static kws::Net::Arena arena; // all RAM: input, output and all between, overlapping

int main(int argument_count, char** arguments) {
    if (!kws::answers(kws::net, arena)) { // on a board: whether its flash and its arithmetic are sound
        std::printf("The network does not answer as it did where it was imported.\n");
        return 1;
    }
    kws::Net::Input x{};
    std::FILE* const file = argument_count == 2 ? std::fopen(arguments[1], "rb") : nullptr;
    if (file == nullptr || std::fread(x.data(), 1, x.size(), file) != x.size()) {
        std::fprintf(stderr, "Usage: run_kws FILE, with %zu bytes\n", x.size());
        return 2;
    }
    arena.input() = x;   // kws::net.quantized(numbers) makes bytes of numbers
    kws::net.run(arena); // the input is lost
    const kws::Net::Output y = arena.output();
    const std::size_t winner = nervelet::argmax(y);
    std::printf("Class %zu, %.1f%%\n", winner, 100.0 * static_cast<double>(kws::net.numbers(y)[winner]));
}
