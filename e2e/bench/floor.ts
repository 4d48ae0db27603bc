import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const rows = Array.from(
  { length: 50 },
  (_, i) =>
    `<tr><td>node-${i}</td><td>running</td><td>${2 + (i % 14)} vCPU</td><td>${4 + (i % 60)} GiB</td><td>10.1.0.${i}</td><td>2026-01-15</td></tr>`,
).join('')
const page = `<!doctype html><meta charset=utf-8><title>floor</title><style>body{font:14px sans-serif;margin:0}#s{height:800px;overflow:auto}td{padding:8px 16px;border-bottom:1px solid #ddd}</style><div id=s><table><tbody>${rows}</tbody></table></div>`

/** A page of fifty rows and no script: what no application can beat under the same conditions. */
export const serveFloor = async (): Promise<{ url: string; close: () => void }> => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}
