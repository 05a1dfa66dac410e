#include "canvas/gl/program.hpp"

#include <GLES3/gl3.h>

namespace folkmoot::gl {
namespace {

GLuint compile(GLenum kind, std::string_view source, char (&error)[512]) {
    const GLuint shader = glCreateShader(kind);
    const char* text = source.data();
    const auto length = static_cast<GLint>(source.size());
    glShaderSource(shader, 1, &text, &length);
    glCompileShader(shader);
    GLint fine = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &fine);
    if (fine == 0) glGetShaderInfoLog(shader, sizeof error, nullptr, error);
    return shader;
}

}  // namespace

Program::Program(std::string_view vertex, std::string_view fragment) : id_(glCreateProgram()) {
    const GLuint v = compile(GL_VERTEX_SHADER, vertex, error_);
    const GLuint f = compile(GL_FRAGMENT_SHADER, fragment, error_);
    glAttachShader(id_, v);
    glAttachShader(id_, f);
    glLinkProgram(id_);
    GLint fine = 0;
    glGetProgramiv(id_, GL_LINK_STATUS, &fine);
    if (fine == 0 && error_[0] == 0) glGetProgramInfoLog(id_, sizeof error_, nullptr, error_);
    glDeleteShader(v);
    glDeleteShader(f);
}

Program::~Program() { glDeleteProgram(id_); }

void Program::use() const { glUseProgram(id_); }

int Program::uniform(const char* name) const { return glGetUniformLocation(id_, name); }

}  // namespace folkmoot::gl
