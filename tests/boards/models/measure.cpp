// Part of nervelet. MIT licence, the nervelet authors.
// Prints what one answer of the model costs, one "name number" a line, if it is right.
#include "meter.hpp"
#include "model.hpp"
#include "semihosting.hpp"

static void line(const char* name, std::uint32_t number) {
    semihosting::print(name);
    semihosting::print(" ");
    semihosting::print(number);
    semihosting::print("\n");
}

int main() {
    if (!model::is_right()) {
        semihosting::print("FAILED: the model answers otherwise\n");
        semihosting::exit(1);
    }
    model::set_input();
    line("stack", stack_of(model::run));
    model::set_input();
    line("instructions", instructions_of(model::run, 1, 1));
    line("arena", model::arena_size);
    semihosting::exit(0);
}
