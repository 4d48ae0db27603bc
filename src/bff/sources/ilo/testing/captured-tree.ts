import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The folder with captured trees, which belong to others and are not part of this project. */
export const mockupsFolder = (): string => process.env['MOCKUPS_DIR'] ?? '../shared/mockups'

/** Where an archive is; null where it is missing. */
export const archiveOf = (name: string): string | null => {
  const path = join(mockupsFolder(), `${name}.tar.gz`)
  return existsSync(path) ? path : null
}

/** As a BMC tells paths apart: not by letter case, not by a slash at the end (facts.md 1). */
export const placeOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .toLowerCase()

/** Every link of a resource, however it is written. */
export const linksIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(linksIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, member]) =>
    (name === '@odata.id' || name === 'href') && typeof member === 'string'
      ? [member]
      : linksIn(member),
  )
}

const block = 512

/** The files of a tar archive by their paths; long paths stand in an entry of their own before the file. */
const filesOf = (tar: Buffer): Map<string, string> => {
  const files = new Map<string, string>()
  const text = (from: number, length: number) =>
    tar.toString('utf8', from, from + length).replace(/\0[\s\S]*$/, '')
  let long: string | null = null
  for (let at = 0; at + block <= tar.length && tar[at] !== 0;) {
    const size = Number.parseInt(text(at + 124, 12), 8) || 0
    const kind = text(at + 156, 1)
    const body = tar.toString('utf8', at + block, at + block + size)
    if (kind === 'L') long = body.replace(/\0[\s\S]*$/, '')
    else {
      const prefix = text(at + 345, 155)
      if (kind === '0') files.set(long ?? (prefix ? `${prefix}/` : '') + text(at, 100), body)
      long = null
    }
    at += block + Math.ceil(size / block) * block
  }
  return files
}

const read = new Map<string, Map<string, Json>>()

/** A captured tree by its places: its files are `<uri>/index.json`, below its root or below `/redfish/v1`. */
export const readTree = (archive: string): ReadonlyMap<string, Json> => {
  const known = read.get(archive)
  if (known) return known
  const files = [...filesOf(gunzipSync(readFileSync(archive)))]
  const pathOf = (file: string) => file.replace(/^(\.\/)?[^/]+/, '').replace(/\/index\.json$/, '')
  const isWhole = files.some(([file]) => pathOf(file).startsWith('/redfish/v1'))
  const tree = new Map<string, Json>()
  for (const [file, text] of files) {
    if (!file.endsWith('/index.json')) continue
    const body: unknown = JSON.parse(text)
    if (isObject(body)) tree.set(placeOf(`${isWhole ? '' : '/redfish/v1'}${pathOf(file)}`), body)
  }
  read.set(archive, tree)
  return tree
}

/** One level of `$expand`: everything but what stands below `Links` (facts.md 5). */
export const expanded = (tree: ReadonlyMap<string, Json>, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => expanded(tree, one))
  if (!isObject(value)) return value
  const { '@odata.id': uri } = value
  if (typeof uri === 'string' && Object.keys(value).length === 1)
    return tree.get(placeOf(uri)) ?? value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === 'Links' ? member : expanded(tree, member),
    ]),
  )
}
