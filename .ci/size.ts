import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[]; isEntry?: boolean }

const kib = (file: string) => gzipSync(readFileSync(file), { level: 9 }).length / 1024

/**
 * JS and CSS, gzipped KiB, that a cold load of one route fetches: the entry, the route's module and
 * what they import statically, and the one stylesheet, from the build's manifest.
 */
export const routeSize = (
  root: string,
  routeModule: string,
): { js: number; css: number; files: string[] } => {
  const manifest = JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >
  const entry = Object.keys(manifest).find((key) => manifest[key]?.isEntry)
  if (!entry || !manifest[routeModule]) throw new Error(`no ${routeModule} in the build's manifest`)
  const files = new Set(
    Object.values(manifest).flatMap(({ file }) => (file.endsWith('.css') ? [file] : [])),
  )
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk || files.has(chunk.file)) return
    files.add(chunk.file)
    for (const next of chunk.imports ?? []) visit(next)
  }
  visit(entry)
  visit(routeModule)
  const sum = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((total, file) => total + kib(join(root, file)), 0)
  return { js: sum('.js'), css: sum('.css'), files: [...files] }
}

/** First load of the servers route, JS and CSS together, gzipped KiB. */
export const serversBudget = 215
