// Part of nervelet. MIT licence, the nervelet authors.
//
// Exports the network of bytes in model.hpp, torch.safetensors and keras.safetensors, and a head above all of its
// layers but the last one, head.safetensors; head.bin has what the head learns, saved.bin is what nervelet::save makes
// of it. Prints how many layers are below the head. With EXPORTED defined back.hpp, which import_model made of
// torch.safetensors, is compared instead.

#include <cstdio>
#include <fstream>

#include "model.hpp"

#ifdef EXPORTED
#include "back.hpp"

/// Whether the network that came back has the floats that the bytes stand for, to the bit.
int main() {
    static model::Float expected;
    nervelet::take_over(expected, model::net);
    std::size_t wrong = back::net.parameters().size() == expected.parameters().size() ? 0 : 1;
    for (std::size_t i = 0; wrong == 0 && i < expected.parameters().size(); ++i) {
        wrong += nervelet::math::to_bits(back::net.parameters()[i]) == nervelet::math::to_bits(expected.parameters()[i])
                     ? 0
                     : 1;
    }
    std::printf("%u floats came back\n", static_cast<unsigned>(expected.parameters().size()));
    return wrong == 0 ? 0 : 1;
}
#else
#include "examples/host/weights/write_weights.hpp"

namespace nn = nervelet;

template <class Shape>
struct InputOf;

template <std::size_t... Dimensions>
struct InputOf<nn::Shape<Dimensions...>> {
    using type = nn::Input<Dimensions...>;
};

constexpr std::size_t below = model::Net::Layers::parameter_layer_count - 1;
using Head = nn::Network<float, InputOf<model::Float::InputShape>::type, nn::Pretrained<model::Net, model::net, below>,
                         nn::Dense<14, nn::Softmax>>;

int main() {
    static Head head;
    nn::initialize(head, 7);
    std::ofstream learned("head.bin", std::ios::binary);
    learned.write(reinterpret_cast<const char*>(head.parameters().data()),
                  static_cast<std::streamsize>(sizeof(float) * Head::parameter_count));
    nn::Saved<Head> file;
    const bool is_saved = nn::save(file, head) == nn::StorageError::none;
    std::ofstream saved("saved.bin", std::ios::binary);
    saved.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
    std::printf("%u\n", static_cast<unsigned>(below));
    return weights::write_weights(model::net, "torch.safetensors") &&
                   weights::write_weights(model::net, "keras.safetensors", weights::Layout::keras) &&
                   weights::write_weights(head, "head.safetensors", weights::Layout::keras) && learned.good() &&
                   saved.good() && is_saved
               ? 0
               : 1;
}
#endif
