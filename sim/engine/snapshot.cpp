#include "engine/snapshot.hpp"

#include "core/bytes/bounded_reader.hpp"
#include "core/hash.hpp"

#include <cereal/archives/portable_binary.hpp>

#include <sstream>

namespace folkmoot {
namespace {

constexpr std::string_view magic = "folkmoot snapshot 4\n";
constexpr std::size_t checksum_digits = 16;

Problem problem(std::string_view file, std::string what, std::string found, std::string allowed) {
    Problem p;
    p.file = file;
    p.what = std::move(what);
    p.found = std::move(found);
    p.allowed = std::move(allowed);
    return p;
}

}  // namespace

std::string write_snapshot(const Snapshot& snapshot) {
    std::ostringstream content;
    {
        cereal::PortableBinaryOutputArchive archive(content);
        archive(snapshot);
    }
    return seal_snapshot(std::move(content).str());
}

std::string seal_snapshot(std::string_view content) {
    return (std::string(magic) + to_hex(hash_bytes(content))).append(content);
}

Result<Snapshot> read_snapshot(std::string_view file, std::string_view bytes) {
    if (bytes.substr(0, magic.size()) != magic) {
        const bool other = bytes.starts_with("folkmoot snapshot ");
        return problem(file, other ? "a snapshot of another format" : "not a Folkmoot snapshot", {},
                       "a file that `folkmoot snapshot` of this version has written");
    }
    bytes.remove_prefix(magic.size());
    const auto checksum = from_hex(bytes.substr(0, std::min(checksum_digits, bytes.size())));
    bytes.remove_prefix(std::min(checksum_digits, bytes.size()));
    if (!checksum || hash_bytes(bytes) != *checksum) {
        return problem(file, "the snapshot is cut off or damaged",
                       std::to_string(bytes.size()) + " bytes",
                       "content that matches its checksum");
    }
    Snapshot snapshot;
    BoundedReader reader(bytes);
    reader(snapshot);
    if (!reader.whole())
        return problem(file, "the snapshot cannot be read", {}, "one of this format");
    if (snapshot.engine != engine_version) {
        return problem(file, "the snapshot is of another engine, which may give other results",
                       snapshot.engine, std::string(engine_version));
    }
    return snapshot;
}

}  // namespace folkmoot
