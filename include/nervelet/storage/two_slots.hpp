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

    /// Saves parts in place of the older file. After an error the newer file is unchanged.
    StorageError save(const Parts&... parts) {
        if (!detail::are_ready(parts...)) {
            return StorageError::no_network;
        }
        const detail::CommitRecord records[2] = {pair_.record_of(0), pair_.record_of(1)};
        const bool is_whole[2] = {is_file_whole(0, records[0]), is_file_whole(1, records[1])};
        const unsigned newest = is_whole[1] && (!is_whole[0] || Pair::is_second_newer(records)) ? 1 : 0;
        if (!is_whole[newest]) {
            return replace(0, 1, parts...);
        }
        return replace(1 - newest, records[newest].sequence + 1, parts...);
    }

    /// Loads the newest file that is valid and of these Parts, else the older one. If neither is, no part changes, and
    /// the error is that of the newer file.
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
            return Files::from_stream(source, buffer.data(), parts...);
        });
    }

private:
    /// Whether there is a valid file in the slot.
    bool is_file_whole(unsigned slot, const detail::CommitRecord& record) {
        typename Files::Found places{};
        return record.length > 0 &&
               Files::check_memory(pair_.file_of(slot, record.length), places) == StorageError::none;
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
        typename Files::Found places{};
        const bool is_whole = Files::check_memory(pair_.file_of(slot, Table::file_size), places) == StorageError::none;
        return is_whole && pair_.commit(slot, sequence) ? StorageError::none : StorageError::device_failed;
    }

    template <class Load>
    StorageError load_newest(const Load& load_from) {
        const detail::CommitRecord records[2] = {pair_.record_of(0), pair_.record_of(1)};
        const bool is_second = records[1].length > 0 && (records[0].length == 0 || Pair::is_second_newer(records));
        const unsigned newest = is_second ? 1 : 0;
        const StorageError error = load_slot(newest, records[newest], load_from);
        if (error == StorageError::none) {
            return error;
        }
        const StorageError other = load_slot(1 - newest, records[1 - newest], load_from);
        return other == StorageError::none || error == StorageError::nothing_saved ? other : error;
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
