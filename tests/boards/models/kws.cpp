// Part of nervelet. MIT licence, the nervelet authors.
// The DS-CNN for keywords of MLPerf Tiny.
#include "kws_ref_model.hpp"
#include "model.hpp"

static kws_ref_model::Net::Arena arena;
const std::uint32_t model::arena_size = sizeof arena;

bool model::is_right() {
    return kws_ref_model::answers(kws_ref_model::net, arena);
}

void model::set_input() {
    fill(arena.input());
}

void model::run(std::uint32_t) {
    kws_ref_model::net.run(arena);
}
