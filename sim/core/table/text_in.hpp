#pragma once

/// The bytes of a person's file as text: files come from many programs, and only some of them say
/// how they write letters.
///
/// Known: UTF-8; UTF-16 of either byte order, with or without its mark; the code page in which
/// Windows saves CSV; the one of old Macs. Everything after this reads UTF-8 only.

#include <cstdint>
#include <string>
#include <string_view>

namespace folkmoot {

/// How a file's letters are written.
enum class Letters : std::uint8_t { utf8, utf16, windows, old_mac };

/// A file's text, and what was guessed to read it.
struct TextIn {
    std::string text; ///< UTF-8, without a byte-order mark
    Letters letters = Letters::utf8;
    /// What was guessed or is lost, as plain sentences for whoever brought the file: "The file does
    /// not say how its letters are written: it was read as Windows text. Check the names." Empty
    /// when nothing was.
    std::string note;
};

/// Turns the bytes of a file into text. Never fails: what is no letter in any of these ways is read
/// as Windows text; half a letter of UTF-16 becomes "�".
[[nodiscard]] TextIn text_in(std::string bytes);

/// Whether all of a text is UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

} // namespace folkmoot
