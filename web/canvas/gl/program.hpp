#pragma once

/// A shader program. The only kind of object here that can fail to be made.

#include <string_view>

namespace folkmoot::gl {

class Program {
public:
    /// Compiles and links GLSL ES 3.00. `error()` says what went wrong, "" if nothing did.
    Program(std::string_view vertex, std::string_view fragment);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void use() const;
    [[nodiscard]] int uniform(const char* name) const;
    [[nodiscard]] const char* error() const { return error_; }

private:
    unsigned id_ = 0;
    char error_[512] = "";
};

}  // namespace folkmoot::gl
