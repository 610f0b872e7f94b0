// Part of nervelet. MIT licence, the nervelet authors.
// The model whose constants take most of a flash, see models.cpp.
#include "ad01_int8.hpp"
#include "check.hpp"

int main() {
    const bool is_right = check("ad01", ad01_int8::net, ad01_int8::answers);
    std::printf("1 model%s\n", is_right ? ", all right" : "");
    return is_right ? 0 : 1;
}
