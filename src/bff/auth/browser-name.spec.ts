import { expect, test } from 'vitest'
import { browserName } from './browser-name'

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0'

test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, 'Chrome 141 on Linux'],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')} Safari/537.36`,
    'Chrome 141 on Linux',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/141.0.0.0`,
    'Edge 141 on Windows',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Firefox 143 on Linux',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18.1 Safari/605',
    'Safari 18 on macOS',
  ],
  [`Mozilla/5.0 (Web0S; Linux/SmartTV) ${chrome} Safari/537.36`, 'Chrome 141 on webOS'],
  [
    'Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) SamsungBrowser/4.0 Chrome/94.0 TV Safari/537.36',
    'Samsung Internet 4 on Tizen',
  ],
  [`Mozilla/5.0 (Linux; Android 14) ${chrome} Mobile Safari/537.36`, 'Chrome 141 on Android'],
  ['curl/8.5 (Linux)', 'A browser on Linux'],
  ['', 'An unknown browser'],
  [undefined, 'An unknown browser'],
])('%s', (agent, name) => {
  expect(browserName(agent)).toBe(name)
})
