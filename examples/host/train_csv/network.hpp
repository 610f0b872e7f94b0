// The network that train_csv trains: windows of 25 samples of 3 channels, 4 labels. Write your own in a file like this.
using Net = nn::Network<float, nn::Input<25, 3>, nn::Conv1D<8, 5, nn::ReLU>, nn::MaxPool1D<2>,
                        nn::Conv1D<16, 5, nn::ReLU>, nn::GlobalAveragePool, nn::Dense<4, nn::Softmax>>;
