import { createHash } from 'node:crypto'
import { minute } from '../../../estate/course'
import { createRandom } from '../../../estate/random'
import { accessDenied } from '../../presigned'
import type { Scope } from '../../resource'

/** Where a file is to be sent, and the form that has to go with it. */
export type AhsUpload = { baseUrl: string; parameters: { name: string; value: string }[] }

/**
 * A signed form of an object store: for ten minutes it takes a file (as `file`) that comes with exactly
 * its parameters, and then says 204.
 */
export const createAhsUpload = (
  scope: Scope,
  origin: string,
  { id, fileName }: { id: string; fileName: string },
  onUpload: () => void,
): AhsUpload => {
  const now = scope.estate.now()
  const random = createRandom(now, `${id}/upload`)
  const date = new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const values = {
    key: `AHS_DISCONNECTED/${scope.workspaceId}/${id}/${fileName}`,
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${random.hex(20)}/${date.slice(0, 8)}/${scope.region}/s3/aws4_request`,
    'x-amz-date': date,
    'x-amz-security-token': scope.secretMark + random.hex(64),
    policy: random.hex(64),
    'x-amz-signature': scope.secretMark + random.hex(64),
  }
  const path = scope.signed.sign(now + 10 * minute, async (request) => {
    if (request.method !== 'POST') return accessDenied('Access Denied')
    const form = await request.formData().catch(() => null)
    const file = form?.get('file')
    const signs = Object.entries(values).every(([name, value]) => form?.get(name) === value)
    if (!signs || !(file instanceof Blob)) return accessDenied('Invalid according to Policy')
    onUpload()
    const etag = createHash('md5')
      .update(new Uint8Array(await file.arrayBuffer()))
      .digest('hex')
    return new Response(null, {
      status: 204,
      headers: { etag: `"${etag}"`, location: `${request.url}/${encodeURIComponent(values.key)}` },
    })
  })
  return {
    baseUrl: `${origin}${path}`,
    parameters: Object.entries(values).map(([name, value]) => ({ name, value })),
  }
}
