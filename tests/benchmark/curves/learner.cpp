// Part of nervelet. MIT licence, the nervelet authors.
//
// A firmware that learns with LAYERS hidden layers of WIDTH units behind WIDTH inputs. Its parameters are zero at
// reset, so that flash holds code only.
#include <utility>

#include <nervelet/nervelet.hpp>

#include "board.hpp"

using namespace nervelet;

template <std::size_t>
using Hidden = Dense<WIDTH, ReLU>;

template <std::size_t... Index>
Network<float, Input<WIDTH>, Hidden<Index>..., Dense<10, Softmax>> network_of(std::index_sequence<Index...>);

using Layered = decltype(network_of(std::make_index_sequence<LAYERS>()));

static Layered net;
static Trainer<Layered, CrossEntropy, SGD> trainer;
static Layered::Input x;

int main() {
    trainer.reset(net, {0.1f});
    while (true) {
        take_frame();
        for (std::size_t i = 0; i < WIDTH; ++i) {
            x[i] = board.camera[i % 64]; // volatile: not a call of memcpy for some widths
        }
        board.loss = trainer.step(x, Label{board.keypad});
        board.frames_waiting = board.frames_waiting - 1;
    }
}
