#pragma once

/// Where the project's sources stand: tests read scenarios/ and tests/golden/ from there.

#include <filesystem>

namespace folkmoot {

[[nodiscard]] std::filesystem::path source_folder();

}  // namespace folkmoot
