// Part of nervelet. MIT licence, the nervelet authors.
#ifndef NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_VALUE_HPP
#define NERVELET_EXAMPLES_HOST_WEIGHTS_JSON_VALUE_HPP

#include <cstdlib>
#include <utility>

#include "json_string.hpp"

namespace weights {

/// A value of JSON. An array that begins with a number, as those of weights do, holds its numbers side by side.
struct JsonValue {
    enum class Kind { null, number, text, numbers, array, object };

    Kind kind = Kind::null;
    double number = 0.0;
    std::string text;
    std::vector<double> numbers; ///< of an array of nothing but numbers
    std::vector<JsonValue> items;
    std::vector<std::pair<std::string, JsonValue>> members; ///< of an object, in the order of the file

    /// The member of an object with that name, or null.
    const JsonValue* find(const std::string& name) const {
        for (const std::pair<std::string, JsonValue>& member : members) {
            if (member.first == name) {
                return &member.second;
            }
        }
        return nullptr;
    }
};

/// Reads JSON. Files are not trusted: nothing lies deeper than 16 levels, and there are no more numbers and other
/// values than a network for a board needs, so that neither stack nor memory runs out.
class JsonReader {
public:
    explicit JsonReader(const std::string& text) : json_(text, "JSON text") {}

    /// The value that the whole text is.
    JsonValue read() {
        JsonValue value = read_value(0);
        json_.expect_end();
        return value;
    }

private:
    static constexpr std::size_t deepest = 16;
    static constexpr std::size_t most_numbers = std::size_t(1) << 23;
    static constexpr std::size_t most_values = std::size_t(1) << 18;

    JsonValue read_value(std::size_t depth) {
        if (depth == deepest) {
            json_.refuse("values lie in each other more than 16 levels deep");
        }
        if (++values_ > most_values) {
            json_.refuse("there are more than 262,144 values");
        }
        JsonValue value;
        if (json_.accept('{')) {
            value.kind = JsonValue::Kind::object;
            read_members(value, depth);
        } else if (json_.accept('[')) {
            read_items(value, depth);
        } else if (json_.accept('"')) {
            value.kind = JsonValue::Kind::text;
            value.text = json_string_behind_quote(json_);
        } else if (json_.accept_word("null")) {
            value.kind = JsonValue::Kind::null;
        } else if (json_.accept_word("true") || json_.accept_word("false")) {
            json_.refuse("a truth value, which no model of weights has");
        } else {
            value.kind = JsonValue::Kind::number;
            value.number = read_number();
        }
        return value;
    }

    void read_members(JsonValue& value, std::size_t depth) {
        if (json_.accept('}')) {
            return;
        }
        do {
            const std::string name = json_string(json_);
            if (value.find(name) != nullptr) {
                json_.refuse(quoted(name) + " comes twice");
            }
            json_.expect(':');
            value.members.emplace_back(name, read_value(depth + 1));
        } while (json_.accept(','));
        json_.expect('}');
    }

    void read_items(JsonValue& value, std::size_t depth) {
        value.kind = JsonValue::Kind::array;
        if (json_.accept(']')) {
            return;
        }
        value.kind = json_.begins_number() ? JsonValue::Kind::numbers : JsonValue::Kind::array;
        do {
            if (value.kind == JsonValue::Kind::numbers && json_.begins_number()) {
                value.numbers.push_back(read_number());
            } else {
                to_items(value);
                value.items.push_back(read_value(depth + 1));
            }
        } while (json_.accept(','));
        json_.expect(']');
    }

    /// Where something else than a number comes, as in [1, null, 8].
    static void to_items(JsonValue& value) {
        value.kind = JsonValue::Kind::array;
        for (const double number : value.numbers) {
            value.items.emplace_back();
            value.items.back().kind = JsonValue::Kind::number;
            value.items.back().number = number;
        }
        value.numbers.clear();
    }

    /// [-] digits [. digits] [e [+-] digits], without zeros before other digits.
    double read_number() {
        if (++numbers_ > most_numbers) {
            json_.refuse("there are more than 8,388,608 numbers");
        }
        if (json_.accept_word("NaN") || json_.accept_word("Infinity") || json_.accept_word("-Infinity")) {
            json_.refuse("a number is infinite or none: train anew with a smaller learning rate");
        }
        const std::string letters = json_.number_letters();
        std::size_t at = letters[0] == '-' ? 1 : 0;
        const auto digits = [&] {
            const std::size_t first = at;
            while (at < letters.size() && letters[at] >= '0' && letters[at] <= '9') {
                ++at;
            }
            return at - first;
        };
        const std::size_t first = at;
        const std::size_t whole = digits();
        bool is_number = whole == 1 || (whole > 1 && letters[first] != '0');
        if (at < letters.size() && letters[at] == '.') {
            ++at;
            is_number = digits() > 0 && is_number;
        }
        if (at < letters.size() && (letters[at] == 'e' || letters[at] == 'E')) {
            ++at;
            at += at < letters.size() && (letters[at] == '+' || letters[at] == '-') ? 1 : 0;
            is_number = digits() > 0 && is_number;
        }
        if (!is_number || at != letters.size()) {
            json_.refuse("expected a value, such as a number, [ or {");
        }
        return std::strtod(letters.c_str(), nullptr);
    }

    Cursor json_;
    std::size_t numbers_ = 0;
    std::size_t values_ = 0;
};

/// The value that a text of JSON is.
inline JsonValue read_json(const std::string& text) {
    return JsonReader(text).read();
}

} // namespace weights

#endif
