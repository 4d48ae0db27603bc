import type { Activity } from '../contract/activity'
import { paths } from '../paths'

/** The page of what an activity is about; null where it has none here. */
export const subjectPath = ({ sourceId, serverId, vmId }: Activity): string | null => {
  if (serverId !== null) return paths.server({ sourceId, id: serverId })
  return vmId === null ? null : paths.vm({ sourceId, id: vmId })
}
