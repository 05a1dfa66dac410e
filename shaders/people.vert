#version 300 es
// One person: a point that the fragment shader rounds. A person costs five bytes and nothing more.
precision highp float;

layout(location = 0) in vec2 home;   // 1/100 km from the middle of the map
layout(location = 1) in uint value;  // row of the palette

uniform vec4 look;         // middle of what is shown (1/100 km), then clip units per 1/100 km
uniform float diameter;    // of a person, pixels
uniform sampler2D palette; // 256 colours

flat out vec4 colour;

void main() {
    gl_Position = vec4((home - look.xy) * look.zw, 0.0, 1.0);
    gl_PointSize = diameter;
    colour = texelFetch(palette, ivec2(int(value), 0), 0);
}
