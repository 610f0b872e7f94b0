// Part of nervelet. MIT licence, the nervelet authors.
// The dense autoencoder for anomalies of MLPerf Tiny; its constants take most of a flash.
#include "ad01_int8.hpp"
#include "model.hpp"

static ad01_int8::Net::Arena arena;
const std::uint32_t model::arena_size = sizeof arena;

bool model::is_right() {
    return ad01_int8::answers(ad01_int8::net, arena);
}

void model::set_input() {
    fill(arena.input());
}

void model::run(std::uint32_t) {
    ad01_int8::net.run(arena);
}
