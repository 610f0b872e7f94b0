// Part of nervelet. MIT licence, the nervelet authors.
// Runs a sketch until the script of its world ends: sketch <script>. See world.h.
#include <stdio.h>

#include "Arduino.h"
#include "world.h"

int main(int count, char** arguments) {
    if (count < 2 || !world::begin(arguments[count - 1])) {
        puts("FAILED: usage: sketch <script of the world>");
        return 2;
    }
    world::goes_on();
    setup();
    while (world::goes_on()) {
        if (world::resets()) {
            setup();
        }
        loop();
        world::pass(1000);
    }
    fflush(stdout);
    return 0;
}
