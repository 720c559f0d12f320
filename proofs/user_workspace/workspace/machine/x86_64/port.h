// A port of mine.
#pragma once

namespace my {

inline constexpr int kPort = 1016;

}  // namespace my
