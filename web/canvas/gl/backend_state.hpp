#pragma once

/// Put before Dear ImGui's OpenGL backend (cmake/screen.cmake), and before nothing else.
///
/// Before the backend draws it asks what the state is, and puts it back when it is done. In a
/// browser each such question waits until the graphics process has done all that it was told
/// before: fourteen a frame were nearly all the time that a frame took. Nobody needs the answers.
/// All who draw here, the backend and our own gl/, set whatever they rely on, and nobody looks for
/// what another left behind. So the answer is always the state in which a context begins, and that
/// is what the backend leaves after each frame. What it asks once, when it starts, is passed on.

#include <GLES3/gl3.h>

namespace folkmoot::gl {

/// Tells the state that holds between two frames.
inline void state_between_frames(GLenum what, GLint* value) {
    switch (what) {
    case GL_ACTIVE_TEXTURE:
        *value = GL_TEXTURE0;
        return;
    case GL_CURRENT_PROGRAM:
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_ELEMENT_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING:
        *value = 0;
        return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA:
        *value = GL_ONE;
        return;
    case GL_BLEND_DST_RGB:
    case GL_BLEND_DST_ALPHA:
        *value = GL_ZERO;
        return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA:
        *value = GL_FUNC_ADD;
        return;
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX:
        for (int i = 0; i < 4; ++i) value[i] = 0;
        return;
    default:
        glGetIntegerv(what, value);
    }
}

/// No test is on between two frames.
inline GLboolean enabled_between_frames(GLenum) { return GL_FALSE; }

}  // namespace folkmoot::gl

#define glGetIntegerv folkmoot::gl::state_between_frames
#define glIsEnabled folkmoot::gl::enabled_between_frames
