// Part of nervelet. MIT licence, the nervelet authors.
//
// What the example firmwares must have found when the camera has shown its last picture: as a PC computes it, bit by
// bit.
#include <cstdio>
#include <cstring>

#include "board.hpp"
#include "network.hpp"

int main() {
    static Net net = factory_network();
    static Teacher teacher{net, {0.1f}};
    take_frame();
    std::printf("inference 0x%08x\n", static_cast<unsigned>(nn::argmax(net(frame))));
    decltype(teacher.step(frame, nn::Label{board.keypad})) loss{};
    for (std::uint32_t i = 0; i < board.frames_waiting; ++i) {
        loss = teacher.step(frame, nn::Label{board.keypad});
    }
    std::uint32_t bits = 0;
    static_assert(sizeof loss == sizeof bits, "as in the board's registers");
    std::memcpy(&bits, &loss, sizeof bits);
    std::printf("training 0x%08x\n", static_cast<unsigned>(bits));
}
