// Part of nervelet. MIT licence, the nervelet authors.
// Each model answers an input as import_model has computed it on the host.
#include "check.hpp"
#include "hello_world_int8.hpp"
#include "kws_ref_model.hpp"
#include "micro_speech_quantized.hpp"
#include "pretrainedResnet_quant.hpp"
#include "vww_96_int8.hpp"

int main() {
    int right = 0;
    right += check("hello_world", hello_world_int8::net, hello_world_int8::answers) ? 1 : 0;
    right += check("micro_speech", micro_speech_quantized::net, micro_speech_quantized::answers) ? 1 : 0;
    right += check("kws", kws_ref_model::net, kws_ref_model::answers) ? 1 : 0;
    right += check("ResNet-8", pretrainedResnet_quant::net, pretrainedResnet_quant::answers) ? 1 : 0;
    right += check("vww", vww_96_int8::net, vww_96_int8::answers) ? 1 : 0;
    std::printf("%d of 5 models%s\n", right, right == 5 ? ", all right" : "");
    return right == 5 ? 0 : 1;
}
