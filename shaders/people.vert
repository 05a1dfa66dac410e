#version 300 es
// One person: a small square that the fragment shader rounds. An instance is a person; its four
// corners come from the vertex number, so that a person costs five bytes and nothing more.
precision highp float;

layout(location = 0) in vec2 home;   // 1/100 km from the middle of the map
layout(location = 1) in uint value;  // row of the palette

uniform vec4 look;         // middle of what is shown (1/100 km), then clip units per 1/100 km
uniform vec2 point;        // size of a person in clip units
uniform sampler2D palette; // 256 colours

out vec2 corner;
flat out vec4 colour;

void main() {
    corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    gl_Position = vec4((home - look.xy) * look.zw + corner * point, 0.0, 1.0);
    colour = texelFetch(palette, ivec2(int(value), 0), 0);
}
