// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_TESTS_CHECKS_GLOBAL_NAMES_H
#define NERVELET_TESTS_CHECKS_GLOBAL_NAMES_H

// What platforms declare at global scope under names that nervelet has, too: libraries/Network and libraries/Update of
// arduino-esp32 3.x, and the class of all Arduino cores that Serial is one of. For global_names.sh.
class NetworkManager {};
extern NetworkManager Network;
class UpdateClass {};
extern UpdateClass Update;
class Stream;

#endif
