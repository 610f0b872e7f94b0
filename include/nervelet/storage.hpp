// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_HPP
#define NERVELET_STORAGE_HPP

/// Saving and loading networks and trainers: save(sink, parts...), load(source, parts...), TwoSlots<Device, Parts...>.

#include "storage/error.hpp"
#include "storage/format.hpp"
#include "storage/load.hpp"
#include "storage/save.hpp"
#include "storage/two_slots.hpp"

#endif
