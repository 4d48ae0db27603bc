import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadManifest, scriptsOf } from '../src/bff/web/manifest'

const kib = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1024

/**
 * JS and CSS, gzipped KiB, that a cold load of one route fetches: the entry, the route's module and
 * what they import statically, and the one stylesheet, from the build's manifest.
 */
export const routeSize = (
  root: string,
  routeModule: string,
): { js: number; css: number; files: string[] } => {
  const manifest = loadManifest(root)
  if (!manifest[routeModule]) throw new Error(`no ${routeModule} in the build's manifest`)
  const sheets = Object.values(manifest).flatMap(({ file }) =>
    file.endsWith('.css') ? [file] : [],
  )
  const files = new Set([
    ...sheets,
    ...scriptsOf(manifest, 'index.html'),
    ...scriptsOf(manifest, routeModule),
  ])
  const sum = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((total, file) => total + kib(join(root, file)), 0)
  return { js: sum('.js'), css: sum('.css'), files: [...files] }
}

/** First load of the servers route, JS and CSS together, gzipped KiB. */
export const serversBudget = 215
