// A network that predicts: of windows of 16 samples of 3 channels the next value of each.
using Net = nn::Network<float, nn::Input<16, 3>, nn::GRU<12>, nn::Dense<3>>;
