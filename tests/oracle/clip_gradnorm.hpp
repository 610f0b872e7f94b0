// Part of nervelet. MIT licence, the nervelet authors.
// Reference numbers computed in float64 with an established framework and recomputed independently.
// clip_grad_norm_ over all tensors together, max_norm 1.0: g_out = g * min(1, max_norm/(norm+1e-6)) (torch)
#ifndef NERVELET_TESTS_ORACLE_CLIP_GRADNORM_HPP
#define NERVELET_TESTS_ORACLE_CLIP_GRADNORM_HPP

// clang-format off
namespace oracle {
namespace clip_gradnorm {
constexpr double ga[12] = { // 4x3
0.5594092144116825, -0.21242334403609162, -0.3801494757709378, 1.9513567536746665, 0.1811653915687742,
1.3308657628848553, 0.07773716725237087, 1.0864858002263036, -0.3798057143768958, -1.4681028406095513,
0.10536334420534646, -1.4083320744460492};
constexpr double gb[4] = {0.3608179696249934, -0.07630296806373035, -0.45743825940088373, -0.988045741018441}; // 4
constexpr double norm = 3.5939481193571567;
constexpr double ga_clipped[12] = { // 4x3
0.15565307015580201, -0.05910582954332069, -0.10577486301167625, 0.5429561434703066, 0.05040844640593547,
0.37030734678929034, 0.021630013300320616, 0.3023097334279015, -0.10567921296694122, -0.40849293961962047,
0.029316871415306128, -0.39186199572518016};
constexpr double gb_clipped[4] = { // 4
0.10039595933109155, -0.02123095389769417, -0.1272801156079541, -0.2749192345814765};
} // namespace clip_gradnorm
} // namespace oracle
// clang-format on

#endif // NERVELET_TESTS_ORACLE_CLIP_GRADNORM_HPP
