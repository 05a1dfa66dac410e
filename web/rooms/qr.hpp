#pragma once

/// QR codes as nodes of a sheet: the one place that knows the library which makes them.

#include "rooms/sheet.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::sheet {

/// The modules of a text's QR code: rows from the top, '1' for a dark one, without the empty edge.
/// Empty if the text is longer than a QR code can hold: 2,953 bytes, or 4,296 of capitals and
/// digits.
///
/// Level M, which still reads with 15% of it damaged; above 1,000 bytes level L, 7%: fewer modules,
/// which a phone reads from farther away. Source: ISO/IEC 18004:2015, tables 7 and 8.
[[nodiscard]] std::vector<std::string> qr_modules(std::string_view text);

/// The codes that a room shows, so that none is made again while its text stays: a sheet is made
/// once a frame.
class QrKept {
public:
    [[nodiscard]] const std::vector<std::string>& modules(const std::string& key,
                                                          std::string_view text);

private:
    struct Made {
        std::string text;
        std::vector<std::string> modules;
    };
    std::map<std::string, Made> made_;
};

/// A node that shows `text` as a QR code. `words`: what it is. Where the text is too long the node
/// says so (`invalid`) and shows none.
[[nodiscard]] Node qr(const std::string& key, std::string words, std::string text, std::string help,
                      QrKept& kept);

} // namespace folkmoot::sheet
