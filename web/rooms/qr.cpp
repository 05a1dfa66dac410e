#include "rooms/qr.hpp"

#include <qrcodegen.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace folkmoot::sheet {
namespace {

using QrBuffer = std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>;

constexpr std::size_t most_at_level_m = 1000; ///< bytes

bool encode(const std::string& text, QrBuffer& code) {
    const auto level = text.size() <= most_at_level_m ? qrcodegen_Ecc_MEDIUM : qrcodegen_Ecc_LOW;
    QrBuffer work{};
    // The library takes texts up to a zero byte; what holds one are bytes.
    if (text.find('\0') == text.npos)
        return qrcodegen_encodeText(text.c_str(), work.data(), code.data(), level,
                                    qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX,
                                    qrcodegen_Mask_AUTO, true);
    if (text.size() > work.size()) return false;
    std::copy(text.begin(), text.end(), work.begin());
    return qrcodegen_encodeBinary(work.data(), text.size(), code.data(), level,
                                  qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO,
                                  true);
}

} // namespace

std::vector<std::string> qr_modules(std::string_view text) {
    QrBuffer code{};
    if (!encode(std::string(text), code)) return {};
    const int size = qrcodegen_getSize(code.data());
    std::vector<std::string> rows(static_cast<std::size_t>(size));
    for (int y = 0; y < size; ++y) {
        auto& row = rows[static_cast<std::size_t>(y)];
        for (int x = 0; x < size; ++x) row += qrcodegen_getModule(code.data(), x, y) ? '1' : '0';
    }
    return rows;
}

const std::vector<std::string>& QrKept::modules(const std::string& key, std::string_view text) {
    auto [found, fresh] = made_.try_emplace(key);
    auto& made = found->second;
    if (fresh || made.text != text) made = {std::string(text), qr_modules(text)};
    return made.modules;
}

Node qr(const std::string& key, std::string words, std::string text, std::string help,
        QrKept& kept) {
    Node node(Kind::qr, key, std::move(words), std::move(help));
    node.modules = kept.modules(key, text);
    if (node.modules.empty()) node.invalid = "Too long for a QR code: use the link or the file.";
    node.value = std::move(text);
    return node;
}

} // namespace folkmoot::sheet
