import type { Manifest } from './manifest'
import { scriptsOf } from './manifest'

/** What a page starts with. `boot`: reply texts (JSON) by API URL. */
export type Start = {
  module: string | null
  theme: 'dark' | 'light' | null
  /** Of the application, so that a page that stays open can tell that it is old. */
  version: string
  boot: Record<string, string>
}

/** JSON that no browser takes for markup. */
const inert = (json: string) => json.replaceAll('<', '\\u003c')

const links = (manifest: Manifest, module: string, template: string): string =>
  scriptsOf(manifest, module)
    .filter((file) => !template.includes(`"/${file}"`))
    .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`)
    .join('')

/**
 * The built page with its start put in: the route's scripts to fetch at once, the theme,
 * and the first replies, so that rows need no second round trip.
 */
export const renderPage = (template: string, manifest: Manifest, start: Start): string => {
  const members = Object.entries(start.boot).map(([url, json]) => `${JSON.stringify(url)}:${json}`)
  const boot = `<script type="application/json" id="boot">${inert(`{${members.join(',')}}`)}</script>`
  const head = start.module === null ? '' : links(manifest, start.module, template)
  const themed = start.theme ? `<html data-theme="${start.theme}"` : '<html'
  const version = `<meta name="version" content="${start.version}">`
  return template
    .replace('<html', () => themed)
    .replace('</head>', () => `${version}${head}</head>`)
    .replace('</body>', () => `${boot}</body>`)
}
