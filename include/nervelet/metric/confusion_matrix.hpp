// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_METRIC_CONFUSION_MATRIX_HPP
#define NERVELET_METRIC_CONFUSION_MATRIX_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace nervelet {

/// C[a][p] = the number of examples of class a that were predicted to be of class p: a row for each actual class, a
/// column for each predicted class. With n examples, right r = sum_c C[c][c], row_c = sum_p C[c][p], column_c = sum_a
/// C[a][c]:
///     accuracy = r / n,  precision_c = C[c][c] / column_c,  recall_c = C[c][c] / row_c,
///     f1_c = 2 C[c][c] / (row_c + column_c),  macro_f1 = mean over all classes of f1_c.
/// 0 / 0 counts as 0, as in scikit-learn. Memory: Classes^2 counters; Count = std::uint16_t halves it.
template <std::size_t Classes, class Count = std::uint32_t>
class ConfusionMatrix {
    static_assert(Classes > 1,
                  "ConfusionMatrix<Classes>: expected at least two classes. The answer of a network with one "
                  "output is one of two, as in add(target[0] > 0.5f, y[0] > 0.5f).");
    static_assert(std::is_unsigned<Count>::value && !std::is_same<Count, bool>::value && sizeof(Count) <= 4,
                  "ConfusionMatrix: expected Count to be an unsigned integer of at most 32 bits");

public:
    /// Counts one example. False, and nothing is counted, if a class is out of range or its counter is full.
    constexpr bool add(std::size_t actual, std::size_t predicted) {
        if (actual >= Classes || predicted >= Classes) {
            return false;
        }
        Count& cell = counts_[actual * Classes + predicted];
        if (cell == (std::numeric_limits<Count>::max)()) {
            return false;
        }
        ++cell;
        return true;
    }

    /// Reports outputs in place of classes, which as whole numbers would all be 0.
    template <
        class Actual, class Predicted,
        class = std::enable_if_t<std::is_floating_point<Actual>::value || std::is_floating_point<Predicted>::value>>
    constexpr bool add(Actual, Predicted) {
        static_assert(!std::is_same<Actual, Actual>::value,
                      "ConfusionMatrix: expected add(actual, predicted) with the numbers of classes, as in "
                      "add(label.index, argmax(y)), or of one output add(target[0] > 0.5f, y[0] > 0.5f).");
        return false;
    }

    /// C[actual][predicted]; 0 for a class out of range, as in all functions below.
    constexpr Count count(std::size_t actual, std::size_t predicted) const {
        return actual < Classes && predicted < Classes ? counts_[actual * Classes + predicted] : Count(0);
    }

    /// The number of examples, at most 2^32 - 1.
    constexpr std::uint32_t total() const {
        std::uint32_t sum = 0;
        for (const Count cell : counts_) {
            sum = cell < 0xFFFFFFFFu - sum ? sum + cell : 0xFFFFFFFFu;
        }
        return sum;
    }

    /// r / n.
    template <class T = float>
    constexpr T accuracy() const {
        T right = T(0);
        T all = T(0);
        for (std::size_t label = 0; label < Classes; ++label) {
            right += static_cast<T>(count(label, label));
            all += row<T>(label);
        }
        return ratio(right, all);
    }

    /// C[c][c] / column_c of class c = label: of the examples predicted to be of that class the share that are.
    template <class T = float>
    constexpr T precision(std::size_t label) const {
        return ratio(static_cast<T>(count(label, label)), column<T>(label));
    }

    /// C[c][c] / row_c of class c = label: of the examples of that class the share that are recognised.
    template <class T = float>
    constexpr T recall(std::size_t label) const {
        return ratio(static_cast<T>(count(label, label)), row<T>(label));
    }

    /// 2 C[c][c] / (row_c + column_c) of class c = label, the harmonic mean of precision and recall.
    template <class T = float>
    constexpr T f1(std::size_t label) const {
        return ratio(T(2) * static_cast<T>(count(label, label)), row<T>(label) + column<T>(label));
    }

    /// The mean of f1 over all classes.
    template <class T = float>
    constexpr T macro_f1() const {
        T sum = T(0);
        for (std::size_t label = 0; label < Classes; ++label) {
            sum += f1<T>(label);
        }
        return sum / static_cast<T>(Classes);
    }

private:
    // Sums are formed as T, because several counters together may hold more than 2^32.
    template <class T>
    constexpr T row(std::size_t actual) const {
        T sum = T(0);
        for (std::size_t predicted = 0; predicted < Classes; ++predicted) {
            sum += static_cast<T>(count(actual, predicted));
        }
        return sum;
    }

    template <class T>
    constexpr T column(std::size_t predicted) const {
        T sum = T(0);
        for (std::size_t actual = 0; actual < Classes; ++actual) {
            sum += static_cast<T>(count(actual, predicted));
        }
        return sum;
    }

    template <class T>
    static constexpr T ratio(T part, T whole) {
        return whole == T(0) ? T(0) : part / whole;
    }

    std::array<Count, Classes * Classes> counts_{};
};

} // namespace nervelet

#endif
