#pragma once

/// What is finished of long work, kept in a folder as it comes, so that nothing is done twice.
///
/// DIR/finished.log is text, a line a record: 16 digits of checksum (XXH64 of what follows), then
/// in the first line the format and what all is made from, in the others a piece's number and what
/// it came to. A record is written by one call at the end of the file, so that a program which is
/// killed leaves whole lines and at most one torn one, the last: that is cut off and done again,
/// like any line whose checksum does not fit.

#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::cli {

class FinishedLog {
public:
    /// Opens the log of a folder, or begins one, and hands on what is finished; `put` says whether
    /// it can read a record. Refused: a log of what is made from something else than `origin`, what
    /// is no log, a folder in which another program is at work or that cannot be written to.
    [[nodiscard]] static Result<FinishedLog>
    open(const std::string& folder, const std::string& origin,
         const std::function<bool(std::uint32_t number, std::string_view record)>& put);

    FinishedLog(FinishedLog&& other) noexcept;
    FinishedLog& operator=(FinishedLog&&) = delete;
    FinishedLog(const FinishedLog&) = delete;
    FinishedLog& operator=(const FinishedLog&) = delete;
    ~FinishedLog();

    /// Keeps what a piece came to; or why it cannot be kept: the log then ends with the piece
    /// before.
    [[nodiscard]] Problems add(std::uint32_t number, std::string_view record);
    /// Makes sure that all is on the disk.
    [[nodiscard]] Problems sync();

    /// Whether the last record had been cut off, and how many others were damaged.
    [[nodiscard]] bool torn() const { return torn_; }
    [[nodiscard]] std::size_t damaged() const { return damaged_; }

private:
    FinishedLog(std::string file, int descriptor);

    Problems lock();
    Problems read(const std::string& origin,
                  const std::function<bool(std::uint32_t, std::string_view)>& put);
    Problems take_line(std::string_view line, bool first, const std::string& origin,
                       const std::function<bool(std::uint32_t, std::string_view)>& put);
    Problems append(std::string_view content);

    std::string file_;
    int descriptor_ = -1;
    std::int64_t size_ = 0; ///< bytes that are whole
    bool torn_ = false;
    std::size_t damaged_ = 0;
    std::chrono::steady_clock::time_point synced_;
};

} // namespace folkmoot::cli
