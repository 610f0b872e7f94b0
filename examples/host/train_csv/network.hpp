// The network that train_csv trains: windows of 25 samples of 3 channels, 4 labels. Write your own in a file like this.
using Net = nn::Network<float, nn::Input<25, 3>, nn::Dense<16, nn::ReLU>, nn::Dense<4, nn::Softmax>>;
