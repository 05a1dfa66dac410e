#pragma once

/// What a session gives to whoever carries it, and what it says of a result.

#include "session/messages.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace folkmoot::session {

/// Something for a worker.
struct Outgoing {
    unsigned worker = 0;
    message::Request request;
};

/// Something for the page or the window; the names are those of Module.onAction.
struct Action {
    std::string name, text;
    std::vector<std::uint8_t> bytes;
};

/// How a citation is written: a line for a list of references (APA, 7th edition, as for a page that
/// is retrieved), or an entry @misc of BibTeX.
enum class CitationStyle : std::uint8_t { apa, bibtex };

/// What the fingerprint says: nothing was expected; being recomputed; the same bits; other bits.
enum class Reproduction : std::uint8_t { unasked, checking, exact, differs };

} // namespace folkmoot::session
