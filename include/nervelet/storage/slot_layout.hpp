// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_SLOT_LAYOUT_HPP
#define NERVELET_STORAGE_SLOT_LAYOUT_HPP

#include <cstddef>
#include <type_traits>

#include "../core/type_identity.hpp"
#include "device.hpp"
#include "slot.hpp"

namespace nervelet {

namespace detail {

/// A slot of a device: the record, and after it the file, each from a multiple of Device::granularity on.
template <class Device, std::size_t FileSize>
struct SlotLayout {
    /// Where in the slot the file begins.
    static constexpr std::size_t file = rounded_up<Device::granularity>(CommitRecord::size);

    /// Bytes of a slot: whole pages.
    static constexpr std::size_t size = rounded_up<Device::page_size>(file + rounded_up<Device::granularity>(FileSize));
};

/// Device where it is one with space for two slots, else StubDevice.
template <class Device, std::size_t FileSize>
constexpr auto check_device() {
    constexpr bool holds = IsDevice<Device>::value;
    static_assert(holds, "TwoSlots<Device, Parts...>: expected a driver with size, page_size, granularity, read(), "
                         "erase_page() and program(). See storage/device.hpp.");
    using Driver = std::conditional_t<holds, Device, StubDevice>;
    constexpr bool divides = Driver::granularity > 0 && Driver::page_size > 0 &&
                             Driver::page_size % (Driver::granularity > 0 ? Driver::granularity : 1) == 0;
    static_assert(divides, "TwoSlots<Device, Parts...>: expected a page_size that is a multiple of granularity.");
    using Divided = std::conditional_t<divides, Driver, StubDevice>;
    constexpr bool fits = SlotLayout<Divided, FileSize>::size <= Divided::size / 2;
    static_assert(fits, "TwoSlots<Device, Parts...>: expected a Device::size with room for two slots, each of whole "
                        "pages that hold saved_size<Parts...>() bytes and a record of 20. The device is too small.");
    return TypeIdentity<std::conditional_t<fits, Divided, StubDevice>>{};
}

} // namespace detail

} // namespace nervelet

#endif
