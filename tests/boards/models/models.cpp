// Part of nervelet. MIT licence, the nervelet authors.
// Each model answers an input as import_model has computed it on the host, and takes at most 600 bytes of stack.
#include "hello_world_int8.hpp"
#include "meter.hpp"
#include "micro_speech_quantized.hpp"
#include "pretrainedResnet_quant.hpp"
#include "semihosting.hpp"
#include "vww_96_int8.hpp"

namespace {

template <const auto& net>
struct Model {
    using Net = std::decay_t<decltype(net)>;
    static inline typename Net::Arena arena;

    static void run(std::uint32_t) { net.run(arena); }
};

template <const auto& net>
std::uint32_t check(const char* name,
                    bool (*answers)(const typename Model<net>::Net&, typename Model<net>::Net::Arena&)) {
    if (!answers(net, Model<net>::arena)) {
        semihosting::print("FAILED: another answer by ");
        semihosting::print(name);
        semihosting::print("\n");
        return 0;
    }
    const std::uint32_t stack = stack_of(Model<net>::run);
    if (stack > 600) {
        semihosting::print("FAILED: a stack of ");
        semihosting::print(stack);
        semihosting::print(" bytes is taken by ");
        semihosting::print(name);
        semihosting::print("\n");
        return 0;
    }
    return 1;
}

} // namespace

int main() {
    std::uint32_t right = 0;
    right += check<hello_world_int8::net>("hello_world", hello_world_int8::answers);
    right += check<micro_speech_quantized::net>("micro_speech", micro_speech_quantized::answers);
    right += check<pretrainedResnet_quant::net>("ResNet-8", pretrainedResnet_quant::answers);
    right += check<vww_96_int8::net>("vww", vww_96_int8::answers);
    semihosting::print("right: ");
    semihosting::print(right);
    semihosting::print("\n");
    semihosting::exit(right == 4 ? 0 : 1);
}
