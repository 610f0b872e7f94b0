// Part of nervelet. MIT licence, the nervelet authors.
//
// A firmware with everything that symbols.sh must find: so it is known to look.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "board.hpp"

struct Shape {
    virtual double area() const = 0;
    virtual ~Shape() {}
};

struct Circle : Shape {
    double radius = static_cast<double>(board.loss);
    double area() const override { return radius * radius * 3.0; }
};

static Circle circle;

// Only the name: with exceptions the linker would want the tables that firmware.ld throws away.
extern "C" __attribute__((noinline)) void __cxa_throw(void*, void*, void (*)(void*)) {
    while (true) {
    }
}

int main() {
    void* memory = std::malloc(board.display);
    const Shape* shape = new Circle;
    board.loss = static_cast<float>(shape->area()) + std::exp(board.loss) + (memory != nullptr ? 1.0f : 0.0f);
    delete shape;
    std::free(memory);
    std::puts("done");
    __cxa_throw(nullptr, nullptr, nullptr);
}
