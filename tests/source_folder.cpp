#include "source_folder.hpp"

namespace folkmoot {

std::filesystem::path source_folder() { return FOLKMOOT_SOURCE_DIR; }

}  // namespace folkmoot
