#pragma once

/// The run manifest: everything that someone needs to repeat a result, or to refuse it with reason.

#include "session/session.hpp"

#include <string>
#include <utility>
#include <vector>

namespace folkmoot::session {

/// Lines of a manifest: name and value, for the screen.
using ManifestLines = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] ManifestLines manifest_lines(const Session& session);

/// The same as text, with every setting that was moved, as `--set` takes it.
[[nodiscard]] std::string manifest_text(const Session& session);

} // namespace folkmoot::session
