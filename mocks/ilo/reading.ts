import { gzipSync } from 'node:zlib'
import type { Place } from './address'
import { placeOf } from './address'
import type { Entry } from './entry'
import type { Kind } from './kind'
import { asked, optionsOf } from './query'
import { type Resource, strongEtagOf, withSlashes } from './redfish'
import type { Tree } from './tree'

const followIn =
  (tree: Tree) =>
  (uri: string): Resource | null =>
    tree.find(placeOf(uri)?.path ?? '')?.read() ?? null

const noQuery = new URLSearchParams()

const isKnown = (request: Request, etag: string): boolean =>
  (request.headers.get('if-none-match') ?? '')
    .split(',')
    .some((one) => one.trim() === etag || one.trim() === '*')

/** Where a resource's type is described: `#Chassis.v1_23_0.Chassis`; a collection's has no version. */
const schemaOf = (resource: Resource): string | null => {
  const [, name] = /^#(\w+\.v\w+)\./.exec(String(resource['@odata.type'])) ?? []
  return name === undefined ? null : `/redfish/v1/SchemaStore/en/${name}.json`
}

/** With `ETag` in header and body, links in the form that was asked, packed where an entry says so. */
export const reading = (
  kind: Kind,
  request: Request,
  place: Place,
  entry: Entry,
  context: { tree: Tree; isKnownCaller: boolean; allow: string },
): Response => {
  // The root is open to everybody, but only who is known gets what lies behind it (facts.md 2).
  const isBlind = entry.open === 'GET' && !context.isKnownCaller
  const options = isBlind ? noQuery : optionsOf(request, kind.options)
  const found = asked(entry.read(), options, followIn(context.tree))
  const shown = place.slash && place.model === 'redfish' ? withSlashes(found) : found
  const etag = entry.etag === 'strong' ? strongEtagOf(found) : kind.etag.of(found)
  const headers: Record<string, string> = {
    etag,
    allow: context.allow,
    'cache-control': 'no-cache',
    'odata-version': '4.0',
  }
  const schema = schemaOf(found)
  if (schema) headers['link'] = `<${schema}>; rel=describedby`
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
  const body = kind.etag.inBody && '@odata.id' in shown ? { ...shown, '@odata.etag': etag } : shown
  const text = JSON.stringify(body)
  headers['content-type'] = 'application/json; charset=utf-8'
  const isPacked = entry.isPacked && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (isPacked) headers['content-encoding'] = 'gzip'
  if (request.method === 'HEAD') return new Response(null, { headers })
  return new Response(isPacked ? new Uint8Array(gzipSync(text)) : text, { headers })
}
