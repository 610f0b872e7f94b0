// expect: ClassBalanced<Classes>: expected 2 to 65,536 classes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static ClassBalanced<1> balanced;

int main() {
    return balanced.seen(0) > 0;
}
