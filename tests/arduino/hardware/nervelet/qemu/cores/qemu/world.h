// Part of nervelet. MIT licence, the nervelet authors.
#ifndef WORLD_H
#define WORLD_H

#include <stdint.h>

/// The world around the board: its time, what its pins see, what is typed into the Serial Monitor. A script tells it,
/// line by line, and the run ends where the script does:
///
///     boards m4f m0                            where the sketch is to be tried, for the tests
///     wait 500                                 milliseconds until the next line
///     > 0 1                                    typed into the Serial Monitor, with a newline; where one is typed
///                                              right after another, both lie in the buffer
///     pin 2 1                                  what digitalRead(2) gives from now on; before, it is 0
///     pin A0 512 100 20 5                      a wave: middle, amplitude, milliseconds of a period, noise of +-5
///     knock A0 800 0 150 300                   a knock at each of these milliseconds from now on: the pin jumps by
///     800,
///                                              which fades within 20 milliseconds
///     reset                                    the reset button: setup() once more; what lies in RAM outlives it
///     expect ^0 xor 1 = 1                      not for the world: a line of the output must match, in this order
///     never nan                                nor this: no line may match
///     # ...                                    a comment
///
/// Time passes by a millisecond with each pass of loop(), by delay(), and by a tenth of a millisecond with each look at
/// the clock, so that a sketch may wait for it.
namespace world {

bool begin(const char* script); // whether there is such a file
bool goes_on();                 // what is due now happens; whether the script has not ended
bool resets();                  // whether the reset button was pressed since it was last asked
void pass(uint32_t microseconds);
uint32_t now(); // microseconds

int typed();      // bytes waiting in the Serial Monitor
int next_typed(); // the next of them, or -1
void take_typed();

int pin(uint8_t number);

} // namespace world

#endif
