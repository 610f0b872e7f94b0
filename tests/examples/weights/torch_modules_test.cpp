// Part of nervelet. MIT licence, the nervelet authors.
#include "../../../examples/host/weights/torch_modules.hpp"

#include <doctest/doctest.h>

#include <nervelet/nervelet.hpp>

#include "../../../examples/host/weights/write_safetensors.hpp"

namespace {

std::string sequential(const std::string& text) {
    const std::string whole = weights::sequential_text(weights::read_description(text));
    const std::string begin = "nn.Sequential(";
    return whole.substr(begin.size(), whole.size() - begin.size() - 1);
}

/// Of a pool alone.
std::string pool(const std::string& text) {
    const std::string whole = sequential(text + ",dense:1");
    return whole.substr(0, whole.find(", nn.Flatten()"));
}

} // namespace

TEST_CASE("the torch.nn.Sequential of a network") {
    CHECK(sequential("128x3,conv1d:8:5:relu,maxpool1d:2,spatialdropout:5,globalaverage,dense:4:softmax") ==
          "nn.Conv1d(3, 8, 5), nn.ReLU(), nn.MaxPool1d(2, stride=2), nn.Dropout1d(0.05), nn.AdaptiveAvgPool1d(1), "
          "nn.Flatten(), nn.Linear(8, 4), nn.Softmax(1)");
    CHECK(sequential("8x9x2,depthwiseconv2d:3x2:gelu_tanh:multiplier=2:stride=2x1:padding=1x0,dense:2:elu:0.5") ==
          "nn.Conv2d(2, 4, (3, 2), stride=(2, 1), padding=(1, 0), groups=2), nn.GELU(approximate='tanh'), "
          "nn.Flatten(), nn.Linear(128, 2), nn.ELU(0.5)");
    CHECK(sequential("6,dense:4:leaky_relu:0.2,dropout:20,layernorm,dense:2") ==
          "nn.Linear(6, 4), nn.LeakyReLU(0.2), nn.Dropout(0.2), nn.LayerNorm([4]), nn.Linear(4, 2)");
    CHECK(sequential("9x2,layernorm,layernorm:all") == "ChannelNorm(2), nn.LayerNorm([2, 9])");
}

TEST_CASE("a residual is an object of f and skip, a BatchNorm that is not folded a module") {
    CHECK(sequential("16x3,conv1d:4:5:relu,residual(dropout:20,conv1d:8:3:relu:stride=2:same,conv1d:8:3:same):"
                     "leaky_relu:0.2,residual(averagepool1d:3:stride=1:same),dense:4") ==
          "nn.Conv1d(3, 4, 5), nn.ReLU(), Residual(nn.Dropout(0.2), nn.ConstantPad1d((0, 1), 0.0), "
          "nn.Conv1d(4, 8, 3, stride=2), nn.ReLU(), nn.Conv1d(8, 8, 3, padding=1), skip=nn.Conv1d(4, 8, 1, stride=2)), "
          "nn.LeakyReLU(0.2), Residual(nn.AvgPool1d(3, stride=1, padding=1, count_include_pad=False)), nn.Flatten(), "
          "nn.Linear(48, 4)");
    CHECK(sequential(
              "9x8x2,batchnorm:unfolded,conv2d:3:3:same:relu,batchnorm:unfolded:tanh,residual(residual(conv2d:3:1):"
              "relu),dense:4,batchnorm:unfolded") ==
          "nn.BatchNorm2d(2), nn.Conv2d(2, 3, (3, 3), padding=(1, 1)), nn.ReLU(), nn.BatchNorm2d(3), nn.Tanh(), "
          "Residual(Residual(nn.Conv2d(3, 3, (1, 1))), nn.ReLU()), nn.Flatten(), nn.Linear(216, 4), nn.BatchNorm1d(4)");
}

TEST_CASE("pads that lie before only, or one more behind") {
    CHECK(sequential("9x2,conv1d:4:3:causal:dilation=2") ==
          "nn.ConstantPad1d((4, 0), 0.0), nn.Conv1d(2, 4, 3, dilation=2)");
    CHECK(sequential("9x2,conv1d:4:3:same") == "nn.Conv1d(2, 4, 3, padding=1)");
    CHECK(sequential("8x7x2,conv2d:4:3x2:same:stride=2") ==
          "nn.ConstantPad2d((0, 1, 0, 1), 0.0), nn.Conv2d(2, 4, (3, 2), stride=(2, 2))");
    CHECK(pool("7x2,maxpool1d:2:same") == "nn.MaxPool1d(2, stride=2, ceil_mode=True)");
    CHECK(pool("7x2,averagepool1d:2:same") == "nn.AvgPool1d(2, stride=2, ceil_mode=True, count_include_pad=False)");
    CHECK(pool("7x2,maxpool1d:2:same:stride=1") ==
          "nn.ConstantPad1d((0, 1), -float('inf')), nn.MaxPool1d(2, stride=1)");
    CHECK(pool("7x2,averagepool1d:2:same:stride=1") == "SameAvgPool1d(2, stride=1)");
    CHECK(pool("7x8x1,averagepool2d:3:stride=1:padding=1") ==
          "nn.AvgPool2d((3, 3), stride=(1, 1), padding=(1, 1), count_include_pad=False)");
    CHECK(pool("6x7x1,maxpool2d:3x2:stride=2:same") == "nn.MaxPool2d((3, 2), stride=(2, 2), ceil_mode=True)");
    // ceil_mode could give the rows, which have no pads, one position more.
    CHECK(pool("6x7x1,maxpool2d:1x2:stride=2:same") ==
          "nn.ConstantPad2d((0, 1, 0, 0), -float('inf')), nn.MaxPool2d((1, 2), stride=(2, 2))");
}
