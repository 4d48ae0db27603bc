import type { MirroredTask } from '../../../mirror/entities'
import type { Upstream, UpstreamReply } from '../../../upstream/upstream'
import { redfishHeaders } from '../client'
import { linkAt, parseResource } from '../live/resource'
import { mapTaskRecord } from './map-task'
import type { Around } from './tell-task'
import { parseTaskRecord } from './wire'

const isTask = (type: unknown) => typeof type === 'string' && type.startsWith('#Task.')

const taskIn = (body: unknown, around: Around): MirroredTask | null => {
  const resource = parseResource(body)
  const uri = resource && linkAt({ self: resource }, 'self')
  if (!resource || uri === null || !isTask(resource['@odata.type'])) return null
  const record = parseTaskRecord(uri, resource)
  return record && mapTaskRecord(record, null, around)
}

/**
 * The task with which a BMC answered an order (202): in its answer, or where that says that it can be
 * watched. Null: it keeps none, as iLOs do of resets.
 */
export const begunTask = async (
  upstream: Upstream,
  { status, headers, body }: UpstreamReply,
  around: Around,
): Promise<MirroredTask | null> => {
  if (status !== 202) return null
  const told = taskIn(body, around)
  const monitor = headers.get('location')
  if (told || monitor === null) return told
  const reply = await upstream.request({ path: monitor, headers: redfishHeaders })
  return reply.ok ? taskIn(reply.value.body, around) : null
}
