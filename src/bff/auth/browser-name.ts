/** In this order: most browsers claim to be others as well. */
const browsers: [mark: RegExp, name: string][] = [
  [/\bEdgA?\/(\d+)/, 'Edge'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\bSamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+).*Safari/, 'Safari'],
]
const systems: [mark: RegExp, name: string][] = [
  [/\bWeb0S|\bwebOS/i, 'webOS'],
  [/\bTizen/, 'Tizen'],
  [/\bAndroid/, 'Android'],
  [/\bCrOS/, 'ChromeOS'],
  [/\biPhone|\biPad/, 'iOS'],
  [/\bWindows/, 'Windows'],
  [/\bMac OS X/, 'macOS'],
  [/\bLinux/, 'Linux'],
]

/** A browser as people say it, from its user agent: `Chrome 141 on Linux`. */
export const browserName = (userAgent: string | undefined): string => {
  const agent = userAgent ?? ''
  const found = browsers.flatMap(([mark, name]) => {
    const version = mark.exec(agent)?.[1]
    return version === undefined ? [] : [`${name} ${version}`]
  })[0]
  const system = systems.find(([mark]) => mark.test(agent))?.[1]
  if (found === undefined) return system ? `A browser on ${system}` : 'An unknown browser'
  return system ? `${found} on ${system}` : found
}
