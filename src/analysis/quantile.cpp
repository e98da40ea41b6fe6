#include "analysis/quantile.h"

#include <cmath>

namespace accord {
namespace {

constexpr double ln2 = 0.693147180559945309417232;
constexpr std::size_t steps = 1024;  // two a cell, for Simpson's rule

/// Natural logarithm of a number above 0.
double natural_log(double x) {
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);
  if (mantissa < 0.70710678118654752) {
    mantissa *= 2;
    --exponent;
  }
  const double s = (mantissa - 1) / (mantissa + 1), square = s * s;
  double sum = 0;
  for (int n = 23; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
  return 2 * s * sum + exponent * ln2;
}

double exponential(double x) {
  const double power = std::floor(x / ln2 + 0.5);
  const double rest = x - power * ln2;
  double sum = 1;
  for (int n = 14; n >= 1; --n) sum = 1 + sum * rest / n;
  return std::ldexp(sum, static_cast<int>(power));
}

/// Logarithms of x at the inner steps, where x = t²(3-2t): steps grow dense at both ends, where densities bend most.
std::array<double, steps> logarithms() {
  std::array<double, steps> result{};
  for (std::size_t i = 1; i < steps; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(steps);
    result[i] = natural_log(t * t * (3 - 2 * t));
  }
  return result;
}

/// Density of t, up to a factor: x^(alpha-1) (1-x)^(beta-1) dx/dt; 1-x at a step is x at the mirrored step.
double density(const std::array<double, steps>& log_x, double mode, std::size_t step) {
  if (step == 0 || step == steps) return 0;
  const double t = static_cast<double>(step) / static_cast<double>(steps);
  return exponential(4 * mode * log_x[step] + (4 - 4 * mode) * log_x[steps - step]) * t * (1 - t);
}

}  // namespace

BetaQuantile::BetaQuantile(double mode) {
  static const std::array<double, steps> log_x = logarithms();
  share_[0] = 0;
  double left = 0;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const double middle = density(log_x, mode, 2 * cell + 1), right = density(log_x, mode, 2 * cell + 2);
    share_[cell + 1] = share_[cell] + (left + 4 * middle + right);
    left = right;
  }
  const double total = share_[cells];
  for (double& share : share_) share /= total;
  share_[cells] = 1;
  std::size_t cell = 0;
  for (std::size_t i = 0; i < guides; ++i) {
    while (share_[cell + 1] < static_cast<double>(i) / static_cast<double>(guides)) ++cell;
    guide_[i] = static_cast<std::uint16_t>(cell);
  }
}

double triangular_quantile(double mode, double probability) {
  // std::sqrt is exactly rounded everywhere.
  if (probability < mode) return std::sqrt(probability * mode);
  return 1 - std::sqrt((1 - probability) * (1 - mode));
}

}  // namespace accord
