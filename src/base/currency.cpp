// The active currencies of ISO 4217 (fund and metal codes left out) and the places of their minor units.
#include <algorithm>
#include <array>
#include <cstdint>

#include "accord/base/money.h"

namespace accord {
namespace {

/// Code and places in four characters; sorted but for XXX, which the default-made Currency means.
constexpr auto currencies = std::to_array<std::string_view>({
    "XXX0", "AED2", "AFN2", "ALL2", "AMD2", "AOA2", "ARS2", "AUD2", "AWG2", "AZN2", "BAM2", "BBD2", "BDT2", "BGN2",
    "BHD3", "BIF0", "BMD2", "BND2", "BOB2", "BRL2", "BSD2", "BTN2", "BWP2", "BYN2", "BZD2", "CAD2", "CDF2", "CHF2",
    "CLP0", "CNY2", "COP2", "CRC2", "CUP2", "CVE2", "CZK2", "DJF0", "DKK2", "DOP2", "DZD2", "EGP2", "ERN2", "ETB2",
    "EUR2", "FJD2", "FKP2", "GBP2", "GEL2", "GHS2", "GIP2", "GMD2", "GNF0", "GTQ2", "GYD2", "HKD2", "HNL2", "HTG2",
    "HUF2", "IDR2", "ILS2", "INR2", "IQD3", "IRR2", "ISK0", "JMD2", "JOD3", "JPY0", "KES2", "KGS2", "KHR2", "KMF0",
    "KPW2", "KRW0", "KWD3", "KYD2", "KZT2", "LAK2", "LBP2", "LKR2", "LRD2", "LSL2", "LYD3", "MAD2", "MDL2", "MGA2",
    "MKD2", "MMK2", "MNT2", "MOP2", "MRU2", "MUR2", "MVR2", "MWK2", "MXN2", "MYR2", "MZN2", "NAD2", "NGN2", "NIO2",
    "NOK2", "NPR2", "NZD2", "OMR3", "PAB2", "PEN2", "PGK2", "PHP2", "PKR2", "PLN2", "PYG0", "QAR2", "RON2", "RSD2",
    "RUB2", "RWF0", "SAR2", "SBD2", "SCR2", "SDG2", "SEK2", "SGD2", "SHP2", "SLE2", "SOS2", "SRD2", "SSP2", "STN2",
    "SVC2", "SYP2", "SZL2", "THB2", "TJS2", "TMT2", "TND3", "TOP2", "TRY2", "TTD2", "TWD2", "TZS2", "UAH2", "UGX0",
    "USD2", "UYU2", "UZS2", "VED2", "VES2", "VND0", "VUV0", "WST2", "XAF0", "XCD2", "XCG2", "XOF0", "XPF0", "YER2",
    "ZAR2", "ZMW2", "ZWG2",
});
static_assert(currencies.size() <= 256);
static_assert(std::is_sorted(currencies.begin() + 1, currencies.end()));

std::string_view code_of(std::string_view row) {
  return row.substr(0, 3);
}

/// The code's letters side by side: numbers in the order of the codes.
std::uint32_t number_of(std::string_view row) {
  const auto letter = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(row[i])); };
  return letter(0) << 16U | letter(1) << 8U | letter(2);
}

}  // namespace

std::optional<Currency> Currency::find(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  const auto found = std::lower_bound(currencies.begin() + 1, currencies.end(), number_of(code),
                                      [](std::string_view row, std::uint32_t wanted) { return number_of(row) < wanted; });
  if (found == currencies.end() || number_of(*found) != number_of(code)) return std::nullopt;
  return Currency(static_cast<std::uint8_t>(found - currencies.begin()));
}

Currency Currency::cny() {
  return *find("CNY");
}

std::string_view Currency::code() const {
  return code_of(currencies[index_]);
}
int Currency::digits() const {
  return currencies[index_][3] - '0';
}

}  // namespace accord
