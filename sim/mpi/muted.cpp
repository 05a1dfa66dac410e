#include "mpi/muted.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace folkmoot::mpi {

Muted::Muted() : output_(::dup(STDOUT_FILENO)), errors_(::dup(STDERR_FILENO)) {
    const int nowhere = ::open("/dev/null", O_WRONLY);
    kept_ = std::tmpfile();
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(kept_ != nullptr ? ::fileno(kept_) : nowhere, STDERR_FILENO);
    ::close(nowhere);
}

Muted::~Muted() {
    std::fflush(stdout);
    ::dup2(output_, STDOUT_FILENO);
    ::dup2(errors_, STDERR_FILENO);
    ::close(output_);
    ::close(errors_);
    if (kept_ != nullptr) std::fclose(kept_);
}

std::string Muted::text() const {
    std::string text;
    if (kept_ == nullptr) return text;
    std::rewind(kept_);
    for (int c = std::fgetc(kept_); c != EOF; c = std::fgetc(kept_)) text += static_cast<char>(c);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

} // namespace folkmoot::mpi
