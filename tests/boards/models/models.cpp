// Part of nervelet. MIT licence, the nervelet authors.
// Each model answers an input as import_model has computed it on the host.
#include "hello_world_int8.hpp"
#include "micro_speech_quantized.hpp"
#include "pretrainedResnet_quant.hpp"
#include "semihosting.hpp"
#include "vww_96_int8.hpp"

template <class Net>
static std::uint32_t check(const char* name, const Net& net, bool (*answers)(const Net&, typename Net::Arena&)) {
    static typename Net::Arena arena;
    if (answers(net, arena)) {
        return 1;
    }
    semihosting::print("FAILED: another answer by ");
    semihosting::print(name);
    semihosting::print("\n");
    return 0;
}

int main() {
    std::uint32_t right = 0;
    right += check("hello_world", hello_world_int8::net, hello_world_int8::answers);
    right += check("micro_speech", micro_speech_quantized::net, micro_speech_quantized::answers);
    right += check("ResNet-8", pretrainedResnet_quant::net, pretrainedResnet_quant::answers);
    right += check("vww", vww_96_int8::net, vww_96_int8::answers);
    semihosting::print("right: ");
    semihosting::print(right);
    semihosting::print("\n");
    semihosting::exit(right == 4 ? 0 : 1);
}
