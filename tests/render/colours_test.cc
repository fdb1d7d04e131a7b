#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "render/look.h"

// The colours of the marks, measured: people with any colour blindness can tell them apart, and
// lines can be seen on white (WCAG 1.4.11).
namespace smgraph::render {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira, Fernandes (2009), severity 1.
constexpr std::array<Matrix, 4> kSight = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};
constexpr std::array<const char*, 4> kSightNames = {"normal", "protan", "deutan", "tritan"};

Triple Times(const Matrix& matrix, const Triple& colour) {
  Triple out{};
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t i = 0; i < 3; ++i)
      out.at(row) += matrix.at(row).at(i) * colour.at(i);
    out.at(row) = std::clamp(out.at(row), 0.0, 1.0);
  }
  return out;
}

// "#0072b2" without gamma.
Triple Linear(std::string_view hex) {
  Triple out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const double value = std::stoi(std::string(hex.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
    out.at(i) = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  }
  return out;
}

Triple Lab(const Triple& linear) {
  constexpr Matrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375},
                              {0.2126729, 0.7151522, 0.0721750},
                              {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Triple kWhite = {0.95047, 1.0, 1.08883};
  Triple f{};
  for (std::size_t row = 0; row < 3; ++row) {
    double value = 0;
    for (std::size_t i = 0; i < 3; ++i)
      value += kToXyz.at(row).at(i) * linear.at(i);
    value /= kWhite.at(row);
    f.at(row) = value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double Distance(const Triple& a, const Triple& b) {
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

double ContrastOnWhite(const Triple& linear) {
  const double luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  return 1.05 / (luminance + 0.05);
}

constexpr std::array<Mark, 4> kMarks = {Mark::kNone, Mark::kAdded, Mark::kRemoved, Mark::kChanged};

TEST(Colours, OfMarksAreToldApartWithAnySight) {
  for (std::size_t sight = 0; sight < kSight.size(); ++sight) {
    for (const Mark a : kMarks) {
      for (const Mark b : kMarks) {
        if (a >= b) continue;
        const double distance = Distance(Lab(Times(kSight.at(sight), Linear(MarkLookOf(a).line))),
                                         Lab(Times(kSight.at(sight), Linear(MarkLookOf(b).line))));
        EXPECT_GE(distance, 20) << MarkName(a) << " and " << MarkName(b) << ", "
                                << kSightNames.at(sight);
      }
    }
  }
}

TEST(Colours, OfMarksAndKindsAreSeenOnWhite) {
  for (const Mark mark : kMarks)
    EXPECT_GE(ContrastOnWhite(Linear(MarkLookOf(mark).line)), 3) << MarkName(mark);
  for (int kind = 0; kind <= static_cast<int>(graph::StepKind::kOther); ++kind) {
    const Look& look = LookOf(static_cast<graph::StepKind>(kind));
    EXPECT_GE(ContrastOnWhite(Linear(look.line)), 3) << look.name;
  }
}

TEST(Colours, TextIsReadOnEveryFill) {
  const double text = 1.05 / ContrastOnWhite(Linear("#4d545c"));
  for (int kind = 0; kind <= static_cast<int>(graph::StepKind::kOther); ++kind) {
    const Look& look = LookOf(static_cast<graph::StepKind>(kind));
    EXPECT_GE(1.05 / ContrastOnWhite(Linear(look.fill)) / text, 4.5) << look.name;
  }
  for (const Mark mark : kMarks)
    EXPECT_GE(1.05 / ContrastOnWhite(Linear(MarkLookOf(mark).fill)) / text, 4.5) << MarkName(mark);
}

}  // namespace
}  // namespace smgraph::render
