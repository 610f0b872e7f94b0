// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_DEVICE_HPP
#define NERVELET_STORAGE_DEVICE_HPP

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "../core/type_identity.hpp"
#include "../network/contract.hpp"

namespace nervelet {

namespace detail {

/// Whether Device is a driver for flash, EEPROM or the like, as TwoSlots needs it:
///     struct Flash {
///         static constexpr std::size_t size = 8192;       // bytes that may be used
///         static constexpr std::size_t page_size = 4096;  // bytes that are erased at once
///         static constexpr std::size_t granularity = 8;   // bytes that are programmed at once, once after an erase
///         void read(std::uint32_t address, std::uint8_t* bytes, std::size_t count);
///         bool erase_page(std::uint32_t address);         // of the page's first byte; false where the device failed
///         bool program(std::uint32_t address, const std::uint8_t* bytes, std::size_t count); // count: granularity
///     };
/// Addresses are counted from the first byte that may be used, and are multiples of granularity in program(). If read()
/// can fail, it returns a bool, and load() needs a buffer. False says that the device did not answer and may do so the
/// next time. Bytes that came but cannot be right, such as a word that could not be corrected, are returned as they
/// are, with true: the checksum finds them, and the next save may erase them. If the memory needs no erase,
/// erase_page() does nothing and returns true.
template <class Device, class = void>
struct IsDevice : std::false_type {};

template <class Device>
struct IsDevice<
    Device, typename MakeVoid<
                std::integral_constant<std::size_t, Device::size + Device::page_size + Device::granularity>,
                decltype(std::declval<Device&>().read(std::uint32_t(), std::declval<std::uint8_t*>(), std::size_t())),
                decltype(static_cast<bool>(std::declval<Device&>().erase_page(std::uint32_t()))),
                decltype(static_cast<bool>(std::declval<Device&>().program(
                    std::uint32_t(), std::declval<const std::uint8_t*>(), std::size_t())))>::type> : std::true_type {};

/// Whether reading cannot fail: read() returns void.
template <class Device>
using ReadsSurely =
    std::is_void<decltype(std::declval<Device&>().read(std::uint32_t(), std::declval<std::uint8_t*>(), std::size_t()))>;

/// Reads, and returns true.
template <class Device>
std::enable_if_t<ReadsSurely<Device>::value, bool> read_device(Device& device, std::uint32_t address,
                                                               std::uint8_t* bytes, std::size_t size) {
    device.read(address, bytes, size);
    return true;
}

/// Reads, and returns whether the device could.
template <class Device>
std::enable_if_t<!ReadsSurely<Device>::value, bool> read_device(Device& device, std::uint32_t address,
                                                                std::uint8_t* bytes, std::size_t size) {
    return static_cast<bool>(device.read(address, bytes, size));
}

/// Takes the place of an invalid device once its error has been reported.
struct StubDevice {
    static constexpr std::size_t size = std::size_t(0) - 1;
    static constexpr std::size_t page_size = 1;
    static constexpr std::size_t granularity = 1;
    StubDevice() = default;
    template <class Device>
    StubDevice(const Device&) {}
    void read(std::uint32_t, std::uint8_t*, std::size_t) {}
    bool erase_page(std::uint32_t) { return false; }
    bool program(std::uint32_t, const std::uint8_t*, std::size_t) { return false; }
};

/// The smallest multiple of Value that is not below size.
template <std::size_t Value>
constexpr std::size_t rounded_up(std::size_t size) {
    return (size + Value - 1) / Value * Value;
}

} // namespace detail

} // namespace nervelet

#endif
