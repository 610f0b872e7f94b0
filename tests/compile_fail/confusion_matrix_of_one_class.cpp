// expect: ConfusionMatrix<Classes>: expected at least two classes
// Part of nervelet. MIT licence, the nervelet authors.
#include <nervelet/nervelet.hpp>

using namespace nervelet;

static ConfusionMatrix<1> matrix;

int main() {
    return matrix.add(0, 0);
}
