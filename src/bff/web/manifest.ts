import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const chunkSchema = v.object({
  file: v.string(),
  imports: v.optional(v.array(v.string()), []),
})
const manifestSchema = v.record(v.string(), chunkSchema)
/** Vite's build manifest: chunks by the module that they come from. */
export type Manifest = v.InferOutput<typeof manifestSchema>

/** The manifest of the build under `root`; empty where there is none. */
export const loadManifest = (root: string): Manifest => {
  const file = join(root, '.vite/manifest.json')
  return existsSync(file) ? v.parse(manifestSchema, JSON.parse(readFileSync(file, 'utf8'))) : {}
}

/** Scripts that a module needs before it can run: its own and those that it imports. */
export const scriptsOf = (manifest: Manifest, module: string): string[] => {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name) || !manifest[name]) return
    seen.add(name)
    manifest[name].imports.forEach(visit)
  }
  visit(module)
  return [...seen].flatMap((name) => manifest[name]?.file ?? [])
}
