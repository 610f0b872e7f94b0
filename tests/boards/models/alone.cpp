// Part of nervelet. MIT licence, the nervelet authors.
// A firmware of which nothing counts but the model.
#include "model.hpp"

int main() {
    while (true) {
        model::run(0);
    }
}
