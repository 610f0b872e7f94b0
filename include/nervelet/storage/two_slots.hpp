// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_STORAGE_TWO_SLOTS_HPP
#define NERVELET_STORAGE_TWO_SLOTS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "contract.hpp"
#include "device.hpp"
#include "error.hpp"
#include "file_reader.hpp"
#include "save.hpp"
#include "slot_layout.hpp"
#include "slot_pair.hpp"

namespace nervelet {

/// Saves Parts on a device such as flash or EEPROM so that a power failure at any time leaves either the old or the new
/// state. There are two slots, each with a record and a file. save() replaces the older file, which is valid only once
/// its record is programmed, at the end. Both slots wear evenly.
///     TwoSlots<Flash, Net> slots(flash); // Flash: a driver as in storage/device.hpp
///     slots.save(net);
///     slots.load(net); // the newest valid file
template <class DeviceType, class... Parts>
class TwoSlots {
    using Table = detail::CheckedTable<Parts...>;
    using Files = detail::FileReader<Table>;
    using Device = typename decltype(detail::check_device<DeviceType, Table::file_size>())::type;
    using DeviceHandle = std::conditional_t<std::is_same<Device, DeviceType>::value, Device&, Device>;
    using Pair = detail::SlotPair<Device, DeviceHandle, Table::file_size>;

public:
    /// Bytes of a slot: whole pages. The second slot begins where the first one ends.
    static constexpr std::size_t slot_size = detail::SlotLayout<Device, Table::file_size>::size;

    /// device: must outlive it.
    explicit TwoSlots(DeviceType& device) : pair_(device) {}

    explicit TwoSlots(const DeviceType&&) = delete; // expected a device that outlives it: one with a name
    TwoSlots(const TwoSlots&) = delete;             // a copy would write to the device of the original
    TwoSlots& operator=(const TwoSlots&) = delete;  // a copy would write to the device of the original

    /// Saves parts in place of the older file, or of one that cannot be loaded, such as that of another firmware. After
    /// an error the newer file is unchanged. device_failed: where a read failed, nothing was erased; where the last one
    /// did, which looks at the record, the new file may be there all the same. wrong_value: load() would refuse these
    /// parts.
    StorageError save(const Parts&... parts) {
        if (!detail::are_ready(parts...)) {
            return StorageError::no_network;
        }
        detail::CommitRecord records[2] = {};
        if (!pair_.read_records(records)) {
            return StorageError::device_failed;
        }
        const StorageError errors[2] = {error_of(0, records[0], parts...), error_of(1, records[1], parts...)};
        if (errors[0] == StorageError::device_failed || errors[1] == StorageError::device_failed) {
            return StorageError::device_failed;
        }
        const bool is_whole[2] = {errors[0] == StorageError::none, errors[1] == StorageError::none};
        const unsigned newest =
            is_whole[0] || is_whole[1] ? Pair::newest_of(records, is_whole) : Pair::newest_of(records);
        return replace(records[newest].length > 0 ? 1 - newest : 0, records[newest].sequence + 1, parts...);
    }

    /// Loads the newest file that is valid and of these Parts, else the older one. If neither is, no part changes, and
    /// the error is that of the newer file. A read that failed is device_failed: the older file is not given instead.
    StorageError load(Parts&... parts) {
        static_assert(detail::ReadsSurely<Device>::value,
                      "TwoSlots::load(parts...): a device whose read() can fail needs a buffer, so that nothing is "
                      "loaded by halves: load(buffer, parts...) with a Saved<Parts...>.");
        return load_newest(
            [&](const detail::SlotMemory<Device>& memory) { return Files::from_memory(memory, parts...); });
    }

    /// The same for a device whose read() can fail.
    StorageError load(Saved<Parts...>& buffer, Parts&... parts) {
        return load_newest([&](const detail::SlotMemory<Device>& memory) {
            auto source = memory.from(0);
            const StorageError error = Files::from_stream(source, buffer.data(), parts...);
            return source.has_failed() ? StorageError::device_failed : error;
        });
    }

private:
    /// Why the file in a slot could not be loaded; none if it can.
    StorageError error_of(unsigned slot, const detail::CommitRecord& record, const Parts&... parts) {
        return load_slot(slot, record, [&](const detail::SlotMemory<Device>& memory) {
            return Files::check_memory_for(memory, parts...);
        });
    }

    /// Writes a file and its record.
    StorageError replace(unsigned slot, std::uint32_t sequence, const Parts&... parts) {
        if (!pair_.erase(slot)) {
            return StorageError::device_failed;
        }
        auto sink = pair_.sink_of(slot);
        if (detail::FileWriter<Table>::write(sink, parts...) != StorageError::none || !sink.finish()) {
            return StorageError::device_failed;
        }
        const StorageError error = Files::check_memory_for(pair_.file_of(slot, Table::file_size), parts...);
        const bool is_kept = error == StorageError::none && pair_.commit(slot, sequence);
        return is_kept || error == StorageError::wrong_value ? error : StorageError::device_failed;
    }

    template <class Load>
    StorageError load_newest(const Load& load_from) {
        detail::CommitRecord records[2] = {};
        if (!pair_.read_records(records)) {
            return StorageError::device_failed;
        }
        const unsigned newest = Pair::newest_of(records);
        const StorageError error = load_slot(newest, records[newest], load_from);
        if (error == StorageError::none || error == StorageError::device_failed) {
            return error;
        }
        const StorageError other = load_slot(1 - newest, records[1 - newest], load_from);
        const bool is_last_word = other == StorageError::none || other == StorageError::device_failed;
        return is_last_word || error == StorageError::nothing_saved ? other : error;
    }

    template <class Load>
    StorageError load_slot(unsigned slot, const detail::CommitRecord& record, const Load& load_from) {
        return record.length > 0  ? load_from(pair_.file_of(slot, record.length))
               : record.magic > 0 ? StorageError::wrong_checksum
                                  : StorageError::nothing_saved;
    }

    Pair pair_;
};

} // namespace nervelet

#endif
