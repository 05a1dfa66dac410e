#include "cli/ensemble/finished_log.hpp"

#include "analysis/replicate_file.hpp"
#include "cli/files.hpp"
#include "core/hash.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace folkmoot::cli {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view log_format = "folkmoot finished 1 ";
constexpr std::size_t sum_digits = 16;
/// How much may be lost when the power fails; a program that is killed loses nothing.
constexpr auto between_syncs = 5s;
/// A program that has been killed with those that started it may live on for a moment.
constexpr auto patience = 5s;

Problem log_problem(const std::string& file, std::string what, std::string allowed = {}) {
    Problem p = problem_at({}, std::move(what), {}, std::move(allowed));
    p.file = file;
    return p;
}

Problem not_written(const std::string& file, int why) {
    if (why == ENOSPC || why == EDQUOT)
        return log_problem(file, "the disk is full; what is finished is kept, and with more room "
                                 "the same command goes on");
    return log_problem(file, std::string("cannot be written: ") + std::strerror(why));
}

std::string line_with_sum(std::string_view content) {
    return (to_hex(hash_bytes(content)) + " ").append(content) + "\n";
}

/// What stands in a line, without its checksum; nothing if that does not fit.
std::optional<std::string_view> content_of(std::string_view line) {
    if (line.size() <= sum_digits || line[sum_digits] != ' ') return std::nullopt;
    const auto sum = from_hex(line.substr(0, sum_digits));
    line.remove_prefix(sum_digits + 1);
    if (!sum || hash_bytes(line) != *sum) return std::nullopt;
    return line;
}

} // namespace

Result<FinishedLog>
FinishedLog::open(const std::string& folder, const std::string& origin,
                  const std::function<bool(std::uint32_t, std::string_view)>& put) {
    if (const Problems problems = make_folder(folder); !problems.empty()) return problems;
    const std::string file = (std::filesystem::path(folder) / "finished.log").string();
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return not_written(file, errno);
    FinishedLog log(file, descriptor);
    if (const Problems problems = log.lock(); !problems.empty()) return problems;
    if (const Problems problems = log.read(origin, put); !problems.empty()) return problems;
    return log;
}

FinishedLog::FinishedLog(std::string file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor), synced_(std::chrono::steady_clock::now()) {}

FinishedLog::FinishedLog(FinishedLog&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_), torn_(other.torn_), damaged_(other.damaged_), synced_(other.synced_) {}

FinishedLog::~FinishedLog() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Problems FinishedLog::lock() {
    struct flock whole{};
    whole.l_type = F_WRLCK;
    whole.l_whence = SEEK_SET;
    const auto give_up = std::chrono::steady_clock::now() + patience;
    while (::fcntl(descriptor_, F_SETLK, &whole) != 0) {
        // A file system without locks: two programs at once are then for people to avoid.
        if (errno != EACCES && errno != EAGAIN) return {};
        if (std::chrono::steady_clock::now() > give_up)
            return {log_problem(file_, "another program is at work in this folder",
                                "another folder, or wait for it")};
        std::this_thread::sleep_for(100ms);
    }
    return {};
}

Problems FinishedLog::read(const std::string& origin,
                           const std::function<bool(std::uint32_t, std::string_view)>& put) {
    constexpr std::size_t bit = 1U << 20U;
    std::string text; // what has been read and not yet taken
    for (;;) {
        const std::size_t kept = text.size();
        text.resize(kept + bit);
        const ssize_t got = ::read(descriptor_, text.data() + kept, bit);
        if (got < 0) return {log_problem(file_, std::strerror(errno))};
        text.resize(kept + static_cast<std::size_t>(got));
        if (got == 0) break;
        std::size_t begin = 0;
        for (std::size_t end = text.find('\n', kept); end != std::string::npos;
             end = text.find('\n', begin)) {
            const auto line = std::string_view(text).substr(begin, end - begin);
            const Problems problems = take_line(line, size_ == 0, origin, put);
            if (!problems.empty()) return problems;
            size_ += static_cast<std::int64_t>(line.size()) + 1;
            begin = end + 1;
        }
        text.erase(0, begin);
    }
    const std::string head = line_with_sum(std::string(log_format) + origin);
    torn_ = !text.empty();
    if (torn_ && size_ == 0 && !std::string_view(head).starts_with(text))
        return {log_problem(file_, "not a log of finished runs", "another folder")};
    if (torn_ && ::ftruncate(descriptor_, size_) != 0) return {not_written(file_, errno)};
    if (::lseek(descriptor_, size_, SEEK_SET) < 0) return {not_written(file_, errno)};
    return size_ == 0 ? append(head) : Problems{};
}

Problems FinishedLog::take_line(std::string_view line, bool first, const std::string& origin,
                                const std::function<bool(std::uint32_t, std::string_view)>& put) {
    const auto content = content_of(line);
    if (first) {
        if (!content || !content->starts_with(log_format))
            return {log_problem(file_, "not a log of finished runs", "another folder")};
        return other_origin(file_, content->substr(log_format.size()), origin);
    }
    std::uint32_t number = 0;
    const char* const end = content ? content->data() + content->size() : nullptr;
    const auto [rest, wrong] = std::from_chars(content ? content->data() : nullptr, end, number);
    if (!content || wrong != std::errc() || rest == end || *rest != ' ') {
        ++damaged_;
        return {};
    }
    if (!put(number, std::string_view(rest + 1, static_cast<std::size_t>(end - rest - 1))))
        return {log_problem(file_, "run " + std::to_string(number) + " cannot be read")};
    return {};
}

Problems FinishedLog::append(std::string_view content) {
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t more =
            ::write(descriptor_, content.data() + written, content.size() - written);
        if (more < 0 && errno == EINTR) continue;
        if (more <= 0) {
            const int why = more < 0 ? errno : ENOSPC;
            // What has been written of it would be a torn record; if it stays, it is told as one.
            (void)!::ftruncate(descriptor_, size_);
            (void)::lseek(descriptor_, size_, SEEK_SET);
            return {not_written(file_, why)};
        }
        written += static_cast<std::size_t>(more);
    }
    size_ += static_cast<std::int64_t>(content.size());
    return {};
}

Problems FinishedLog::add(std::uint32_t number, std::string_view record) {
    const Problems problems = append(line_with_sum((std::to_string(number) + " ").append(record)));
    if (!problems.empty() || std::chrono::steady_clock::now() < synced_ + between_syncs)
        return problems;
    return sync();
}

Problems FinishedLog::sync() {
    synced_ = std::chrono::steady_clock::now();
    if (::fdatasync(descriptor_) == 0 || errno == EINVAL || errno == ENOSYS) return {};
    return {not_written(file_, errno)};
}

} // namespace folkmoot::cli
