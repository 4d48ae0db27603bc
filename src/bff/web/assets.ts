import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createGate } from '../upstream/gate'

type Encoding = 'br' | 'gzip'
type Asset = {
  type: string
  etag: string
  /** Its name changes with its content. */
  immutable: boolean
  body: Buffer
  encoded: Record<Encoding, Promise<Buffer>> | null
}
/** The built application's files by URL path, held in memory: nothing else can be asked for. */
export type Assets = ReadonlyMap<string, Asset>

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const packed = new Set(['.png', '.ico', '.woff2'])
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** An encoder takes megabytes from the moment it is made: one at a time, however many files there are. */
const gate = createGate(1)

const encode = (body: Buffer): Asset['encoded'] => ({
  br: gate(() => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
  gzip: gate(() => gzipped(body, { level: 9 })),
})

/** Reads what the build left under `root`; pages and the manifest apart. */
export const loadAssets = (root: string): Assets => {
  const assets = new Map<string, Asset>()
  const names = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : []
  for (const name of names) {
    const file = join(root, name)
    const type = types[extname(name)]
    if (name.startsWith('.') || type === undefined || !statSync(file).isFile()) continue
    const body = readFileSync(file)
    assets.set(`/${name.replaceAll(sep, '/')}`, {
      type,
      etag: `"${createHash('sha1').update(body).digest('base64url')}"`,
      immutable: name.startsWith('assets'),
      body,
      encoded: packed.has(extname(name)) ? null : encode(body),
    })
  }
  return assets
}

const encodingFor = (accepted: string): Encoding | null => {
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : null
}

/** Sends one asset, in the best encoding that the browser takes. */
export const sendAsset = async (
  asset: Asset,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const lasting = asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache'
  reply.header('cache-control', lasting).header('etag', asset.etag).type(asset.type)
  if (request.headers['if-none-match'] === asset.etag) return reply.status(304).send()
  if (!asset.encoded) return reply.send(asset.body)
  reply.header('vary', 'accept-encoding')
  const encoding = encodingFor(request.headers['accept-encoding'] ?? '')
  if (!encoding) return reply.send(asset.body)
  return reply.header('content-encoding', encoding).send(await asset.encoded[encoding])
}
