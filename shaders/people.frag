#version 300 es
precision mediump float;

flat in vec4 colour;
out vec4 pixel;

void main() {
    // A disc with a soft edge of about a pixel; tiny discs are nearly squares anyway.
    vec2 corner = gl_PointCoord * 2.0 - 1.0;
    float inside = 1.0 - smoothstep(0.72, 1.05, length(corner));
    pixel = vec4(colour.rgb, colour.a * inside);
}
