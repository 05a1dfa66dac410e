#version 300 es
// One person: a point that the fragment shader rounds. A person costs five bytes and nothing more.
precision highp float;

layout(location = 0) in vec2 home;   // 1/100 km from the middle of the map
layout(location = 1) in uint value;  // row of the palette

uniform vec4 look;         // middle of what is shown (1/100 km), then clip units per 1/100 km
uniform float diameter;    // of a person, pixels
uniform ivec2 recede;      // rows from the first to before the second recede; second 0: none
uniform int stands;        // -1: everybody is drawn; 0: who recedes; 1: who stands out
uniform sampler2D palette; // 256 colours

flat out vec4 colour;

void main() {
    gl_Position = vec4((home - look.xy) * look.zw, 0.0, 1.0);
    int row = int(value);
    bool recedes = row == 255 || (row >= recede.x && row < recede.y);
    // Whom another call draws lies outside of what is shown.
    if (stands >= 0 && recedes == (stands == 1)) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = diameter;
    colour = texelFetch(palette, ivec2(row, 0), 0);
}
