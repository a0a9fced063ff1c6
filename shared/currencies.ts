/**
 * ISO 4217 list one (SIX Group, maintenance agency) as of 2026-01-01: currencies in use that have a minor unit. Left
 * out are metals, units of account and test codes (XAU, XDR, XTS, …), which have none, and codes that were withdrawn
 * (BGN on 2026-01-01, ANG on 2025-03-31, HRK, SLL, ZWL, …).
 */
export const CURRENCIES_IN_USE: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE ' +
    'CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF ' +
    'GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR ' +
    'LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN ' +
    'PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
    'TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ' +
    'ZAR ZMW ZWG'
  ).split(' '),
);

function withDecimals(codes: string, decimals: number): [string, number][] {
  return codes.split(' ').map((code) => [code, decimals]);
}

/** Minor units other than two decimals, by the same list. */
export const DECIMALS_OTHER_THAN_TWO: ReadonlyMap<string, number> = new Map([
  ...withDecimals('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF', 0),
  ...withDecimals('BHD IQD JOD KWD LYD OMR TND', 3),
  ...withDecimals('CLF UYW', 4),
]);
